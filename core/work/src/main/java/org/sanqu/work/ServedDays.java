package org.sanqu.work;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.form.Form;
import org.sanqu.api.module.Catalogue;
import org.sanqu.api.module.CatalogueListener;
import org.sanqu.api.module.Modules;
import org.sanqu.api.platform.Chore;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.platform.Store;

/**
 * Remembers on which days the platform served each form with each cadence. One that comes back goes on where it was, unless the platform ran
 * on a day without it: then it was away. Thread-safe.
 */
@Component(
        service = {ServedDays.class, CatalogueListener.class},
        immediate = true)
public final class ServedDays implements CatalogueListener {

    private static final Duration EVERY = Duration.ofMinutes(10);

    private final Store store;
    private final Clock clock;
    private final Chore chore;
    private final Map<Key, Served> known = new LinkedHashMap<>();
    private Catalogue catalogue;
    private LocalDate noted;
    private LocalDate before;

    private record Key(String form, String cadence) {
        static Key of(Form form) {
            return new Key(form.id(), form.cadence().code());
        }
    }

    @Activate
    public ServedDays(@Reference Store store, @Reference Modules modules) {
        this(store, modules, Clock.systemDefaultZone(), true);
    }

    /** By a given time, of which it hears only when the catalogue is replaced. */
    ServedDays(Store store, Modules modules, Clock clock) {
        this(store, modules, clock, false);
    }

    private ServedDays(Store store, Modules modules, Clock clock, boolean goesOn) {
        this.store = store;
        this.clock = clock;
        Tables.prepare(store);
        store.read(sql -> {
            read(sql);
            return null;
        });
        replaced(null, modules.catalogue());
        this.chore = goesOn ? new Chore("sanqu-served-days", EVERY, EVERY, each -> note()) : null;
    }

    @Deactivate
    public void stop() {
        chore.close();
    }

    private void read(Sql sql) {
        sql.each("select form, cadence, from_on, last_on from form_served order by form, cadence, from_on", row -> {
            Served.Stretch stretch = new Served.Stretch(row.date("from_on"), row.date("last_on"));
            known.merge(
                    new Key(row.text("form"), row.text("cadence")),
                    new Served(List.of(stretch)),
                    (earlier, later) -> with(earlier, later.stretches().get(0)));
        });
        before = sql.first(
                        "select day from platform_day where day < ? order by day desc limit 1",
                        row -> row.date("day"),
                        LocalDate.now(clock))
                .orElse(null);
    }

    private static Served with(Served served, Served.Stretch more) {
        List<Served.Stretch> stretches = new ArrayList<>(served.stretches());
        stretches.add(more);
        return new Served(stretches);
    }

    @Override
    public synchronized void replaced(Catalogue old, Catalogue present) {
        catalogue = present;
        note();
    }

    /** Notes today for what is served and was not noted yet. */
    private synchronized void note() {
        LocalDate today = LocalDate.now(clock);
        boolean fresh = noted == null || today.isAfter(noted);
        if (fresh && noted != null) {
            before = noted;
        }
        Map<Key, Served> changed = new LinkedHashMap<>();
        for (Form form : catalogue.forms()) {
            Key key = Key.of(form);
            Served old = known.get(key);
            Served present = on(old, today);
            if (!present.equals(old)) {
                changed.put(key, present);
            }
        }
        if (fresh || !changed.isEmpty()) {
            store.write(sql -> {
                sql.update("insert into platform_day (day) values (?) on conflict (day) do nothing", today);
                changed.forEach((key, served) -> keep(sql, key, served));
                return null;
            });
            noted = today;
            known.putAll(changed);
        }
    }

    private Served on(Served old, LocalDate today) {
        if (old == null) {
            return Served.since(today);
        }
        int end = old.stretches().size() - 1;
        Served.Stretch last = old.stretches().get(end);
        if (!last.last().isBefore(today)) {
            return old;
        }
        boolean away = before != null && before.isAfter(last.last()) && before.isBefore(today);
        Served.Stretch more = new Served.Stretch(away ? today : last.from(), today);
        return with(away ? old : new Served(old.stretches().subList(0, end)), more);
    }

    private static void keep(Sql sql, Key key, Served served) {
        Served.Stretch last = served.stretches().get(served.stretches().size() - 1);
        sql.update(
                "insert into form_served (form, cadence, from_on, last_on) values (?, ?, ?, ?)"
                        + " on conflict (form, cadence, from_on) do update set last_on = excluded.last_on",
                key.form,
                key.cadence,
                last.from(),
                last.last());
    }

    /** Since when and with which interruptions; today for a form that is only just coming. */
    synchronized Served of(Form form) {
        Served served = known.get(Key.of(form));
        return served == null ? Served.since(LocalDate.now(clock)) : served;
    }
}
