package org.sanqu.metrics;

import java.time.LocalDate;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Columns in memory, the least used dropped first. Thread-safe.
 *
 * <p>Every column carries the stamp that was read before its data was. Whoever changes data changes the stamp after the commit,
 * so a column with the present stamp has everything that was committed before the stamp became that.
 */
final class Columns {

    private final long bound;
    private final Map<Key, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<Flight, FutureTask<Column>> building = new ConcurrentHashMap<>();
    private long bytes;

    /** Keeps columns of at most so many bytes together; a larger one is built each time. */
    Columns(long bound) {
        this.bound = bound;
    }

    /** The column; built by one thread at a time when there is none or the stamp has changed. */
    Column get(Key key, Supplier<Stamp> stamps, Supplier<Column> build) {
        Stamp stamp = stamps.get();
        Column present = find(key, stamp);
        if (present != null) {
            return present;
        }
        Flight flight = new Flight(key, stamp);
        FutureTask<Column> mine = new FutureTask<>(build::get);
        FutureTask<Column> other = building.putIfAbsent(flight, mine);
        if (other != null) {
            return outcome(other);
        }
        try {
            mine.run();
            Column column = outcome(mine);
            keep(key, stamp, column, stamps);
            return column;
        } finally {
            building.remove(flight);
        }
    }

    private static Column outcome(FutureTask<Column> task) {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a column was built", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    private synchronized Column find(Key key, Stamp stamp) {
        Kept present = kept.get(key);
        return present != null && present.stamp.equals(stamp) ? present.column : null;
    }

    private synchronized void keep(Key key, Stamp stamp, Column column, Supplier<Stamp> stamps) {
        if (column.bytes() > bound || !stamp.equals(stamps.get())) {
            return;
        }
        Kept before = kept.put(key, new Kept(stamp, column));
        bytes += column.bytes() - (before == null ? 0 : before.column.bytes());
        Iterator<Kept> eldest = kept.values().iterator();
        while (bytes > bound) {
            bytes -= eldest.next().column.bytes();
            eldest.remove();
        }
    }

    /** What the columns take in memory now. */
    synchronized long bytes() {
        return bytes;
    }

    /**
     * What a column is of.
     *
     * @param hash the aggregate's
     * @param from the first day
     * @param to the last day
     * @param hierarchy along which it is folded
     * @param treeDay the day of the picture
     */
    record Key(String hash, LocalDate from, LocalDate to, String hierarchy, LocalDate treeDay) {}

    /**
     * How fresh data is: numbers that grow with every change.
     *
     * @param data of the facts or the census
     * @param hierarchy of the hierarchies
     */
    record Stamp(long data, long hierarchy) {}

    private record Kept(Stamp stamp, Column column) {}

    private record Flight(Key key, Stamp stamp) {}
}
