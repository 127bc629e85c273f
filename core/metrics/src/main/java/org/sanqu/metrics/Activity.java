package org.sanqu.metrics;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.sanqu.api.form.Submission;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.platform.Store;

/** The latest year in which each organisation submitted anything; read once, then kept up to date. Thread-safe. */
final class Activity {

    private static final String LATEST =
            """
            select organisation, max(day) as day from submission
            where day <= ? and state in ('submitted', 'approved') group by organisation""";

    private final Store store;
    private Map<Long, Integer> latest;
    private int until;
    private long changes;

    Activity(Store store) {
        this.store = store;
    }

    /** To be called after the commit of a submission. */
    synchronized void note(Submission submission) {
        changes++;
        int year = submission.day().getYear();
        if (submission.revision() > 1 || !submission.state().counts()) {
            // it may have lain elsewhere before
            latest = null;
        } else if (latest != null && year <= until) {
            latest.merge(submission.organisation(), year, Math::max);
        }
    }

    /** The latest year, not later than the given one, for the organisation and all below it. */
    Optional<Integer> latestYear(Hierarchy tree, int ordinal, int year) {
        return latest(year).entrySet().stream()
                .filter(entry -> isBelow(tree, ordinal, entry.getKey()))
                .map(Map.Entry::getValue)
                .max(Integer::compare);
    }

    private static boolean isBelow(Hierarchy tree, int above, long organisation) {
        int below = tree.ordinal(organisation);
        return below >= 0 && tree.contains(above, below);
    }

    private Map<Long, Integer> latest(int year) {
        long before;
        synchronized (this) {
            if (latest != null && until == year) {
                return Map.copyOf(latest);
            }
            before = changes;
        }
        Map<Long, Integer> read = read(year);
        synchronized (this) {
            if (before == changes) {
                latest = new HashMap<>(read);
                until = year;
            }
        }
        return read;
    }

    private Map<Long, Integer> read(int year) {
        Map<Long, Integer> read = new HashMap<>();
        store.read(sql -> {
            sql.each(
                    LATEST,
                    row -> read.put(row.number("organisation"), row.date("day").getYear()),
                    LocalDate.of(year, 12, 31));
            return null;
        });
        return read;
    }
}
