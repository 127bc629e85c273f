package org.sanqu.rules;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was found on a few days, until something changes. Thread-safe.
 *
 * <p>Where there are very many to look at, what was found before is shown while somebody looks again: advice may be a moment old,
 * people should not wait for it.
 */
final class FindingsKept implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FindingsKept.class);
    private static final int DAYS = 3;

    /** So many are looked at while somebody waits, which takes some hundred milliseconds at most. */
    static final int FEW = 20_000;

    private final Supplier<Stamp> stamps;
    private final Function<LocalDate, DayFindings> look;
    private final Object lookingNow = new Object();
    private final Map<LocalDate, Kept> kept = new LinkedHashMap<>(DAYS, 0.75f, true);
    private final Set<LocalDate> looking = new HashSet<>();
    private final ExecutorService behind = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "sanqu-rules");
        thread.setDaemon(true);
        return thread;
    });

    FindingsKept(Supplier<Stamp> stamps, Function<LocalDate, DayFindings> look) {
        this.stamps = stamps;
        this.look = look;
    }

    /**
     * What findings rest on, as numbers that grow.
     *
     * @param numbers of the rules
     * @param data of everything that is looked at
     */
    record Stamp(long numbers, List<Long> data) {}

    private record Kept(Stamp stamp, DayFindings findings) {}

    DayFindings on(LocalDate day) {
        Stamp stamp = stamps.get();
        Kept before = find(day);
        if (before != null && before.stamp.equals(stamp)) {
            return before.findings;
        }
        if (before != null && before.findings.looked() > FEW && before.stamp.numbers == stamp.numbers) {
            lookBehind(day);
            return before.findings;
        }
        return fresh(day);
    }

    private synchronized Kept find(LocalDate day) {
        return kept.get(day);
    }

    /** One looks, the others wait for what is found. */
    private DayFindings fresh(LocalDate day) {
        synchronized (lookingNow) {
            Stamp stamp = stamps.get();
            Kept known = find(day);
            if (known == null || !known.stamp.equals(stamp)) {
                known = new Kept(stamp, look.apply(day));
                keep(day, known);
            }
            return known.findings;
        }
    }

    private synchronized void keep(LocalDate day, Kept fresh) {
        kept.put(day, fresh);
        Iterator<LocalDate> eldest = kept.keySet().iterator();
        if (kept.size() > DAYS) {
            eldest.next();
            eldest.remove();
        }
    }

    private synchronized void lookBehind(LocalDate day) {
        if (looking.add(day)) {
            behind.execute(() -> {
                try {
                    fresh(day);
                } catch (RuntimeException e) {
                    LOG.warn("The rules could not be looked at anew for {}", day, e);
                } finally {
                    looked(day);
                }
            });
        }
    }

    private synchronized void looked(LocalDate day) {
        looking.remove(day);
    }

    @Override
    public void close() {
        behind.shutdownNow();
    }
}
