package org.sanqu.work;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Period;
import org.sanqu.api.platform.Filed;

/**
 * Ledgers of the whole tree in memory, the least used dropped first. Who owes is kept until the census or the form changes, how it
 * stands until something is submitted, more time is given or a deadline passes. Thread-safe.
 */
@Component(service = Ledgers.class)
public final class Ledgers {

    /** How much memory the ledgers may take. */
    public @interface Settings {
        /** In megabytes; 0 for an eighth of the heap. */
        int cacheMegabytes() default 0;
    }

    private final ServedDays served;
    private final OwedReader reader;
    private final Extensions extensions;
    private final Filed filed;
    private final Clock clock;
    private final long bound;
    private final Map<Key, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

    @Activate
    public Ledgers(
            @Reference ServedDays served,
            @Reference OwedReader reader,
            @Reference Extensions extensions,
            @Reference Filed filed,
            Settings settings) {
        this(served, reader, extensions, filed, Clock.systemDefaultZone(), settings.cacheMegabytes());
    }

    Ledgers(ServedDays served, OwedReader reader, Extensions extensions, Filed filed, Clock clock, int megabytes) {
        this.served = served;
        this.reader = reader;
        this.extensions = extensions;
        this.filed = filed;
        this.clock = clock;
        this.bound =
                megabytes > 0 ? megabytes * 1024L * 1024 : Runtime.getRuntime().maxMemory() / 8;
    }

    Clock clock() {
        return clock;
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    Terms terms(Form form) {
        return new Terms(form, served.of(form));
    }

    /** What decides how a form stands, but for the time: the same as long as nothing changes. */
    record State(String version, LocalDate day, Served served, long owed, long filed, long extensions) {}

    State state(Form form) {
        return new State(
                form.version(),
                today(),
                served.of(form),
                reader.revision(form),
                filed.revision(form.id()),
                extensions.revision());
    }

    /** How all stand. */
    Ledger of(Form form, Period period) {
        Key key = new Key(form.id(), period);
        Entry entry;
        synchronized (entries) {
            entry = entries.computeIfAbsent(key, unknown -> new Entry());
        }
        Ledger ledger = entry.get(form, period);
        evict();
        return ledger;
    }

    /** How some organisations stand with a form about themselves, for whoever asks about few. */
    Ledger some(Form form, Period period, Collection<Long> asked) {
        Owed owed = reader.some(form, period, today(), asked);
        return Ledger.of(
                terms(form),
                period,
                owed,
                new MoreTime(extensions.of(form.id(), period)),
                filed,
                asked,
                clock.instant(),
                clock.getZone());
    }

    private void evict() {
        synchronized (entries) {
            long bytes =
                    entries.values().stream().mapToLong(entry -> entry.bytes).sum();
            Iterator<Entry> eldest = entries.values().iterator();
            while (bytes > bound && eldest.hasNext()) {
                bytes -= eldest.next().bytes;
                eldest.remove();
            }
        }
    }

    private record Key(String form, Period period) {}

    /** What it was made of. */
    private record OwedStamp(String version, LocalDate day, Served served, long census) {}

    private record Stamp(long filed, long extensions) {}

    /** One form and period; built by one thread at a time. */
    private final class Entry {

        private OwedStamp owedStamp;
        private Owed owed;
        private Stamp stamp;
        private Ledger ledger;
        private volatile long bytes;

        synchronized Ledger get(Form form, Period period) {
            LocalDate today = today();
            Terms terms = terms(form);
            OwedStamp whose =
                    new OwedStamp(form.version(), Terms.known(period, today), terms.served(), reader.revision(form));
            if (!whose.equals(owedStamp)) {
                owed = reader.all(form, period, today);
                owedStamp = whose;
                ledger = null;
            }
            Stamp now = new Stamp(filed.revision(form.id()), extensions.revision());
            Instant instant = clock.instant();
            if (ledger == null || !now.equals(stamp) || !ledger.holds(instant)) {
                MoreTime moreTime = new MoreTime(extensions.of(form.id(), period));
                ledger = Ledger.of(terms, period, owed, moreTime, filed, null, instant, clock.getZone());
                stamp = now;
                bytes = owed.bytes() + ledger.bytes();
            }
            return ledger;
        }
    }
}
