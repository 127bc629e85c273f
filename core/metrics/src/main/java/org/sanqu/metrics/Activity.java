package org.sanqu.metrics;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sanqu.api.form.Submission;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.platform.Store;

/** The latest year in which each organisation submitted anything; read once, then kept up to date. Thread-safe. */
final class Activity {

    private static final String LATEST = "select organisation, max(day) as day from submission"
            + " where day <= ? and state in ('submitted', 'approved')";

    private final Store store;
    private final Set<Long> unsure = new HashSet<>();
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
        boolean fresh = submission.revision() == 1;
        if (latest == null || fresh && (!submission.state().counts() || year > until)) {
            return;
        }
        Integer known = latest.get(submission.organisation());
        boolean later = submission.state().counts() && year <= until && (known == null || year >= known);
        if (later) {
            latest.put(submission.organisation(), year);
        } else if (!fresh) {
            // the revision before may have been what made the year the latest
            unsure.add(submission.organisation());
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
        int below = tree.standIn(organisation);
        return below >= 0 && tree.contains(above, below);
    }

    private Map<Long, Integer> latest(int year) {
        Map<Long, Integer> known;
        Set<Long> open;
        long before;
        synchronized (this) {
            known = latest == null || until != year ? null : new HashMap<>(latest);
            open = Set.copyOf(unsure);
            before = changes;
        }
        if (known != null && open.isEmpty()) {
            return known;
        }
        Map<Long, Integer> read = known == null ? read(year) : reread(known, open, year);
        synchronized (this) {
            if (before == changes) {
                latest = new HashMap<>(read);
                until = year;
                unsure.clear();
            }
        }
        return read;
    }

    private Map<Long, Integer> read(int year) {
        return store.read(sql -> {
            Map<Long, Integer> read = new HashMap<>();
            sql.each(
                    LATEST + " group by organisation",
                    row -> read.put(row.number("organisation"), row.date("day").getYear()),
                    LocalDate.of(year, 12, 31));
            return read;
        });
    }

    private Map<Long, Integer> reread(Map<Long, Integer> known, Set<Long> organisations, int year) {
        return store.read(sql -> {
            for (long organisation : organisations) {
                known.remove(organisation);
                sql.each(
                        LATEST + " and organisation = ? group by organisation",
                        row -> known.put(organisation, row.date("day").getYear()),
                        LocalDate.of(year, 12, 31),
                        organisation);
            }
            return known;
        });
    }
}
