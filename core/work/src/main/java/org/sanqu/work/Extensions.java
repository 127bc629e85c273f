package org.sanqu.work;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.form.Period;
import org.sanqu.api.platform.Row;
import org.sanqu.api.platform.Store;
import org.sanqu.api.work.Extension;

/** The time that was given, in the database and, as far as it was asked for, in memory. Thread-safe. */
@Component(service = Extensions.class)
public final class Extensions {

    private static final int MOST = 1_000;

    private final Store store;
    private final AtomicLong revision = new AtomicLong();
    private final Map<String, List<Extension>> known = new ConcurrentHashMap<>();

    @Activate
    public Extensions(@Reference Store store) {
        this.store = store;
        Tables.prepare(store);
    }

    /** A number that grows with every extension. */
    long revision() {
        return revision.get();
    }

    /** Those for a form and period, the oldest first. */
    List<Extension> of(String form, Period period) {
        String key = form + " " + written(period);
        List<Extension> present = known.get(key);
        if (present != null) {
            return present;
        }
        long before = revision();
        List<Extension> read = store.read(sql -> sql.list(
                "select id, form, period, organisation, below, until, reason, account, at from extension"
                        + " where form = ? and period = ? order by id",
                Extensions::read,
                form,
                written(period)));
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

    Extension add(Extension fresh) {
        long id = store.write(sql -> sql.insert(
                "insert into extension (form, period, organisation, below, until, reason, account, at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                fresh.form(),
                written(fresh.period()),
                fresh.organisation(),
                fresh.below(),
                fresh.until().toString(),
                fresh.reason(),
                fresh.account(),
                fresh.at()));
        synchronized (known) {
            // whoever read before this must not put back what they read
            revision.incrementAndGet();
            known.clear();
        }
        return new Extension(
                id,
                fresh.form(),
                fresh.period(),
                fresh.organisation(),
                fresh.below(),
                fresh.until(),
                fresh.reason(),
                fresh.account(),
                fresh.at());
    }

    /** A period as the tables have it: empty for none. */
    static String written(Period period) {
        return period == null ? "" : period.toString();
    }

    private static Extension read(Row row) {
        return new Extension(
                row.number("id"),
                row.text("form"),
                Period.parse(row.text("period")).orElse(null),
                row.number("organisation"),
                row.flag("below"),
                LocalDateTime.parse(row.text("until")),
                row.text("reason"),
                row.text("account"),
                row.instant("at"));
    }
}
