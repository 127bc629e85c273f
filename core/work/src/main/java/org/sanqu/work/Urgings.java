package org.sanqu.work;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Period;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.platform.Store;

/** What superiors said when they pressed for something (催报). Thread-safe. */
@Component(service = Urgings.class)
public final class Urgings {

    private static final Duration PAUSE = Duration.ofHours(1);
    private static final int MOST = 1_000;

    private final Store store;
    private final AtomicLong revision = new AtomicLong();
    private final Map<String, Map<Long, String>> known = new ConcurrentHashMap<>();

    @Activate
    public Urgings(@Reference Store store) {
        this.store = store;
        Tables.prepare(store);
    }

    /** A number that grows with every urging. */
    long revision() {
        return revision.get();
    }

    /**
     * Notes that somebody presses; not within an hour of the last time.
     *
     * @param besides what is kept with it, or neither
     */
    void add(
            String form,
            Period period,
            long organisation,
            String text,
            String account,
            Instant now,
            Consumer<Sql> besides) {
        store.write(sql -> {
            sql.lock("urging");
            if (recent(sql, form, period, now).contains(organisation)) {
                throw new Refusal(Refusal.Reason.TOO_MANY, "work.urged-already");
            }
            sql.insert(
                    "insert into urging (form, period, organisation, text, account, at) values (?, ?, ?, ?, ?, ?)",
                    form,
                    Extensions.written(period),
                    organisation,
                    text,
                    account,
                    now);
            besides.accept(sql);
            return null;
        });
        synchronized (known) {
            revision.incrementAndGet();
            known.clear();
        }
    }

    /** The organisations whose superiors pressed all below within the hour. */
    Set<Long> recent(String form, Period period, Instant now) {
        return store.read(sql -> recent(sql, form, period, now));
    }

    private static Set<Long> recent(Sql sql, String form, Period period, Instant now) {
        return new HashSet<>(sql.list(
                "select organisation from urging where form = ? and period = ? and at > ?",
                row -> row.number("organisation"),
                form,
                Extensions.written(period),
                now.minus(PAUSE)));
    }

    /** What was last said to an organisation or to all below one above it, the nearest first; null when nobody pressed. */
    String text(String form, Period period, Hierarchy tree, long organisation) {
        Map<Long, String> said = of(form, period);
        if (said.isEmpty()) {
            return null;
        }
        for (int here = tree.ordinal(organisation); here >= 0; here = tree.parent(here)) {
            String text = said.get(tree.organisation(here));
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    private Map<Long, String> of(String form, Period period) {
        String key = form + " " + Extensions.written(period);
        Map<Long, String> present = known.get(key);
        if (present != null) {
            return present;
        }
        long before = revision();
        Map<Long, String> read = new HashMap<>();
        store.read(sql -> {
            sql.each(
                    "select organisation, text from urging where form = ? and period = ? order by id",
                    row -> read.put(row.number("organisation"), row.text("text") == null ? "" : row.text("text")),
                    form,
                    Extensions.written(period));
            return null;
        });
        synchronized (known) {
            if (known.size() >= MOST) {
                known.clear();
            }
            if (before == revision()) {
                known.put(key, read);
            }
        }
        return read;
    }
}
