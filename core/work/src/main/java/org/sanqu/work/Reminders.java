package org.sanqu.work;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Period;
import org.sanqu.api.platform.Account;
import org.sanqu.api.platform.Chore;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.platform.Store;
import org.sanqu.api.work.Channel;
import org.sanqu.api.work.Notice;
import org.sanqu.api.work.WorkList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reminds people through channels: once a day of what awaits them, and when a superior presses. */
@Component(service = Reminders.class, immediate = true, configurationPid = "org.sanqu.work")
public final class Reminders {

    /** What an administrator can set in {@code etc/org.sanqu.work.cfg}. */
    public @interface Config {
        /** The hour of the daily notice, 0 … 23; anything else for none. */
        int hour() default 8;

        /** The daily notice tells what is due within so many days. */
        int days() default 3;

        /** The language of notices: zh or en. */
        String language() default "zh";
    }

    private static final Logger LOG = LoggerFactory.getLogger(Reminders.class);
    private static final Duration EVERY = Duration.ofSeconds(20);

    private final WorkList workList;
    private final Recorders recorders;
    private final NoticeTexts texts;
    private final NoticeQueue queue;
    private final Clock clock;
    private final Config config;
    private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
    private final Set<String> failing = ConcurrentHashMap.newKeySet();
    private final Chore chore;

    @Activate
    public Reminders(
            @Reference Store store,
            @Reference WorkList workList,
            @Reference Recorders recorders,
            @Reference NoticeTexts texts,
            Config config) {
        this(store, workList, recorders, texts, config, Clock.systemDefaultZone(), true);
    }

    /** By a given time, at which nothing happens unless told to. */
    Reminders(Store store, WorkList workList, Recorders recorders, NoticeTexts texts, Config config, Clock clock) {
        this(store, workList, recorders, texts, config, clock, false);
    }

    private Reminders(
            Store store,
            WorkList workList,
            Recorders recorders,
            NoticeTexts texts,
            Config config,
            Clock clock,
            boolean goesOn) {
        this.workList = workList;
        this.recorders = recorders;
        this.texts = texts;
        this.queue = new NoticeQueue(store);
        this.config = config;
        this.clock = clock;
        this.chore = goesOn ? new Chore("sanqu-reminders", EVERY, EVERY, each -> turn()) : null;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void bindChannel(Channel channel) {
        deliveries.add(new Delivery(channel, queue, clock));
    }

    public void unbindChannel(Channel channel) {
        deliveries.stream()
                .filter(delivery -> delivery.channel() == channel)
                .toList()
                .forEach(delivery -> {
                    deliveries.remove(delivery);
                    delivery.stop();
                });
    }

    @Deactivate
    public void stop() {
        deliveries.forEach(Delivery::end);
        chore.close();
        deliveries.forEach(Delivery::stop);
    }

    /**
     * Letters to everybody who records for one of some organisations.
     *
     * @param reached for how many of the organisations somebody hears of it
     */
    record Letters(int reached, List<String> channels, List<Notice> notices, Instant at) {

        /** Puts them where they wait; with too many there all is taken back. */
        void post(Sql sql) {
            NoticeQueue.add(sql, channels, notices, at);
        }
    }

    /** Writes to everybody who records for one of some organisations, or nearest above, that a superior presses. */
    Letters urge(Form form, Period period, Set<Long> organisations, String text) {
        List<String> channels = channels();
        List<Notice> notices = new ArrayList<>();
        Set<Long> reached = new HashSet<>();
        if (!channels.isEmpty() && !organisations.isEmpty()) {
            recorders.of(organisations).forEach((account, theirs) -> {
                notices.add(texts.urged(account, locale(), form, period, theirs, text));
                reached.addAll(theirs);
            });
        }
        return new Letters(reached.size(), channels, notices, clock.instant());
    }

    /** Has what waits sent soon. */
    void wake() {
        if (chore != null) {
            chore.ring();
        }
    }

    private void turn() {
        try {
            remind();
        } finally {
            deliver();
        }
    }

    /** Makes the daily notices when it is time, those that were not made yet. */
    void remind() {
        LocalDate today = LocalDate.now(clock);
        boolean time = config.hour() >= 0
                && config.hour() < 24
                && !LocalTime.now(clock).isBefore(LocalTime.of(config.hour(), 0));
        List<String> channels = time ? channels() : List.of();
        if (channels.isEmpty()) {
            return;
        }
        for (Account account : recorders.reachable()) {
            try {
                remind(account, today, channels);
                failing.remove(account.name());
            } catch (RuntimeException e) {
                if (e instanceof Refusal full && full.reason() == Refusal.Reason.TOO_MANY) {
                    LOG.warn("daily reminders wait until others are sent");
                    return;
                }
                // the others are reminded all the same, and this one is tried again
                if (failing.add(account.name())) {
                    LOG.error("account {} could not be reminded and is tried again", account.name(), e);
                }
            }
        }
    }

    private void remind(Account account, LocalDate today, List<String> channels) {
        if (!queue.isReminded(account.name(), today)) {
            Notice notice = texts.daily(account, locale(), workList, recorders.absent(account), today, config.days())
                    .orElse(null);
            queue.remind(account.name(), today, channels, notice, clock.instant());
        }
    }

    /** Sends what waits; of two at once the second waits for the first. */
    synchronized void deliver() {
        int abandoned = queue.dropAbandoned(clock.instant());
        if (abandoned > 0) {
            LOG.warn("{} notices may not have been sent when the platform stopped", abandoned);
        }
        int old = queue.dropOld(clock.instant());
        if (old > 0) {
            LOG.warn("{} notices waited for two days and are not sent any more", old);
        }
        for (Delivery delivery : deliveries) {
            try {
                delivery.run();
            } catch (RuntimeException e) {
                LOG.error("channel {} could not be served", delivery.channel().name(), e);
            }
        }
    }

    private List<String> channels() {
        return deliveries.stream()
                .map(Delivery::channel)
                .filter(Channel::ready)
                .map(Channel::name)
                .toList();
    }

    private Locale locale() {
        return config.language().equals("en") ? Locale.ENGLISH : Locale.CHINESE;
    }
}
