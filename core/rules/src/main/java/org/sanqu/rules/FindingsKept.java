package org.sanqu.rules;

import java.time.LocalDate;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was found on a few days, until something changes. Thread-safe.
 *
 * <p>Where looking takes long, what was found before is shown while somebody looks again: advice may be a moment old, people should
 * not wait for it.
 */
final class FindingsKept implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FindingsKept.class);
    private static final int DAYS = 3;

    private final Supplier<Stamp> stamps;
    private final Function<LocalDate, DayFindings> look;
    private final long patience;
    private final Map<LocalDate, Kept> kept = new LinkedHashMap<>(DAYS, 0.75f, true);
    private final Map<LocalDate, Boolean> looking = new LinkedHashMap<>();
    private final ExecutorService behind = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "sanqu-rules");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Nothing yet.
     *
     * @param patience for how long somebody may wait for what is fresh, in milliseconds
     */
    FindingsKept(Supplier<Stamp> stamps, Function<LocalDate, DayFindings> look, long patience) {
        this.stamps = stamps;
        this.look = look;
        this.patience = TimeUnit.MILLISECONDS.toNanos(patience);
    }

    /**
     * What findings rest on, as numbers that grow.
     *
     * @param numbers of the rules
     * @param data of everything that is looked at
     */
    record Stamp(long numbers, List<Long> data) {}

    private record Kept(Stamp stamp, DayFindings findings, long nanos) {}

    DayFindings on(LocalDate day) {
        Stamp stamp = stamps.get();
        Kept before = find(day);
        if (before != null && before.stamp.equals(stamp)) {
            return before.findings;
        }
        if (before != null && before.nanos > patience && before.stamp.numbers == stamp.numbers) {
            lookBehind(day);
            return before.findings;
        }
        return fresh(day);
    }

    private synchronized Kept find(LocalDate day) {
        return kept.get(day);
    }

    private DayFindings fresh(LocalDate day) {
        Stamp stamp = stamps.get();
        long begin = System.nanoTime();
        DayFindings findings = look.apply(day);
        keep(day, new Kept(stamp, findings, System.nanoTime() - begin));
        return findings;
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
        if (looking.putIfAbsent(day, true) == null) {
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
