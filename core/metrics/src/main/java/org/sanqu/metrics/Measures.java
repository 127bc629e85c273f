package org.sanqu.metrics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.sanqu.api.metric.Aggregate;
import org.sanqu.api.platform.Sql;

/**
 * The aggregates that facts are kept for, as rows, with the freshness of their facts and the progress of their backfill. Thread-safe.
 */
final class Measures {

    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final Map<String, Long> versions = new ConcurrentHashMap<>();
    private final Map<String, Double> progress = new ConcurrentHashMap<>();

    /** Reads the rows anew. */
    void load(Sql sql) {
        sql.each(
                "select id, hash, form, ready from measure",
                row -> known.put(row.text("hash"), new Known(row.number("id"), row.text("form"), row.flag("ready"))));
    }

    /** The key of an aggregate's row, which is made when there is none. */
    long id(Sql sql, Aggregate aggregate) {
        Known row = known.get(aggregate.hash());
        if (row != null) {
            return row.id;
        }
        sql.update(
                "insert into measure (hash, form, ready, reached) values (?, ?, 0, 0) on conflict (hash) do nothing",
                aggregate.hash(),
                aggregate.form());
        long id = sql.first("select id from measure where hash = ?", found -> found.number("id"), aggregate.hash())
                .orElseThrow();
        sql.afterCommit(() -> known.putIfAbsent(aggregate.hash(), new Known(id, aggregate.form(), false)));
        return id;
    }

    /** The key of an aggregate's row; null when there are no facts yet. */
    Long id(String hash) {
        Known row = known.get(hash);
        return row == null ? null : (Long) row.id;
    }

    /**
     * Notes that a submission went by an aggregate that no module has now: should it come back, it has to catch up from there.
     */
    void missed(Sql sql, String form, long submission, Plan plan) {
        List<String> stale = new ArrayList<>();
        known.forEach((hash, row) -> {
            if (row.form.equals(form) && plan.extraction(hash) == null) {
                stale.add(hash);
                sql.update(
                        "update measure set ready = 0, reached = ? where id = ? and (ready = 1 or reached >= ?)",
                        submission - 1,
                        row.id,
                        submission);
            }
        });
        if (!stale.isEmpty()) {
            sql.afterCommit(() -> {
                stale.forEach(progress::remove);
                stale.forEach(hash -> known.computeIfPresent(hash, (key, row) -> new Known(row.id, row.form, false)));
                changed(stale);
            });
        }
    }

    /** A number that grows with every change of the aggregate's facts. */
    long version(String hash) {
        return versions.getOrDefault(hash, 0L);
    }

    /** To be called after the commit of a change. */
    void changed(Collection<String> hashes) {
        hashes.forEach(hash -> versions.merge(hash, 1L, Long::sum));
    }

    /** Whether every stored submission is counted. */
    boolean isReady(String hash) {
        Known row = known.get(hash);
        return row != null && row.ready;
    }

    /** How much of the stored submissions is counted, 0 … 1. */
    double progress(String hash) {
        return isReady(hash) ? 1 : progress.getOrDefault(hash, 0.0);
    }

    /** Notes how far a backfill has come; {@code ready} when nothing is left. */
    void reached(String hash, double part, boolean ready) {
        progress.put(hash, part);
        if (ready) {
            known.computeIfPresent(hash, (key, row) -> new Known(row.id, row.form, true));
        }
    }

    private record Known(long id, String form, boolean ready) {}
}
