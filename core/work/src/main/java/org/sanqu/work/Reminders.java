package org.sanqu.work;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Period;
import org.sanqu.api.platform.Account;
import org.sanqu.api.platform.Accounts;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Permission;
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

    private final Accounts accounts;
    private final WorkList workList;
    private final OwnPlaces places;
    private final NoticeTexts texts;
    private final NoticeQueue queue;
    private final Clock clock;
    private final Config config;
    private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread made = new Thread(work, "sanqu-reminders");
        made.setDaemon(true);
        return made;
    });

    @Activate
    public Reminders(
            @Reference Store store,
            @Reference Accounts accounts,
            @Reference WorkList workList,
            @Reference OwnPlaces places,
            @Reference NoticeTexts texts,
            Config config) {
        this(store, accounts, workList, places, texts, config, Clock.systemDefaultZone());
        thread.scheduleWithFixedDelay(this::tick, 20, 20, TimeUnit.SECONDS);
    }

    Reminders(
            Store store,
            Accounts accounts,
            WorkList workList,
            OwnPlaces places,
            NoticeTexts texts,
            Config config,
            Clock clock) {
        this.accounts = accounts;
        this.workList = workList;
        this.places = places;
        this.texts = texts;
        this.queue = new NoticeQueue(store);
        this.config = config;
        this.clock = clock;
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
        thread.shutdownNow();
        deliveries.forEach(Delivery::stop);
    }

    /** Reminds everybody who records for one of some organisations, at once. */
    void urge(Form form, Period period, Set<Long> organisations, String text) {
        List<String> channels = channels();
        if (channels.isEmpty() || organisations.isEmpty()) {
            return;
        }
        List<Notice> notices = new ArrayList<>();
        for (Account account : reachable()) {
            List<Long> theirs = places.of(account.grants(), Permission.RECORD).stream()
                    .filter(organisations::contains)
                    .toList();
            if (!theirs.isEmpty()) {
                notices.add(texts.urged(account, locale(), form, period, theirs, text));
            }
        }
        if (!queue.add(channels, notices, clock.instant())) {
            LOG.error("no room for {} notices: {} wait already", notices.size(), NoticeQueue.MOST);
        }
        wake();
    }

    private void wake() {
        try {
            thread.execute(this::deliver);
        } catch (RejectedExecutionException stopped) {
            LOG.info("notices are sent when the platform runs again");
        }
    }

    private void tick() {
        try {
            remind();
            deliver();
        } catch (RuntimeException e) {
            // the next tick tries again; without this there would be no next one
            LOG.error("reminders could not be made", e);
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
        for (Account account : reachable()) {
            if (!queue.isReminded(account.name(), today)) {
                Notice notice = texts.daily(
                                account,
                                locale(),
                                workList,
                                accounts.absent(accounts.console(), account.name()),
                                today,
                                config.days())
                        .orElse(null);
                queue.remind(account.name(), today, channels, notice, clock.instant());
            }
        }
    }

    /** Sends what waits; of two at once the second waits for the first. */
    synchronized void deliver() {
        int abandoned = queue.dropAbandoned(clock.instant());
        if (abandoned > 0) {
            LOG.warn("{} notices may not have been sent when the platform stopped", abandoned);
        }
        deliveries.forEach(Delivery::run);
    }

    private List<Account> reachable() {
        return accounts.list(accounts.console()).stream()
                .filter(account -> account.email() != null)
                .toList();
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
