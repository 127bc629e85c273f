package org.sanqu.forms.version;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.sanqu.api.form.Submission;
import org.sanqu.api.form.SubmissionState;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.platform.Store;
import org.sanqu.api.platform.StoreFailure;
import org.sanqu.forms.SubmissionBook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes readings with their facts in groups that keep the database for about 25 ms; what does not go in a group goes by itself. */
final class ReadingBatch {

    private static final Logger LOG = LoggerFactory.getLogger(ReadingBatch.class);
    private static final long GOAL_NANOS = TimeUnit.MILLISECONDS.toNanos(25);
    private static final int MOST = 250;
    private static final int FEWEST = 5;

    private final Store store;
    private final SubmissionBook book;
    private final Way way;
    private int size = FEWEST;

    ReadingBatch(Store store, SubmissionBook book, Way way) {
        this.store = store;
        this.book = book;
        this.way = way;
    }

    /**
     * Brings submissions forward from an edition.
     *
     * @return false when some had better be tried again later; they are left as they are
     */
    boolean forward(List<Submission> page, int edition, LongConsumer done, BooleanSupplier goesOn) {
        AtomicBoolean later = new AtomicBoolean();
        Map<Long, Outcome> outcomes = new ConcurrentHashMap<>();
        page.parallelStream().filter(written -> !later.get()).forEach(written -> {
            Outcome outcome = way.bring(written, edition);
            if (outcome.passing()) {
                later.set(true);
                LOG.warn("Submission {} is tried again later: {}", written.id(), outcome.faults());
            } else {
                outcomes.put(written.id(), outcome);
            }
        });
        List<Submission> tried =
                page.stream().filter(one -> outcomes.containsKey(one.id())).toList();
        groups(tried, done, goesOn, (sql, written, state) -> keep(sql, written, state, outcomes.get(written.id())));
        return !later.get();
    }

    /** Takes readings away, so that submissions read again as they were written. */
    void back(List<Submission> page, LongConsumer done, BooleanSupplier goesOn) {
        groups(page, done, goesOn, (sql, written, state) -> {
            new VersionRows(sql).forget(written.id());
            Outcome plain = new Outcome(written.data(), written.key(), written.day(), List.of());
            book.record(sql, VersionRows.with(written, state, written.formVersion(), plain));
        });
    }

    private void keep(Sql sql, Submission written, SubmissionState state, Outcome outcome) {
        VersionRows rows = new VersionRows(sql);
        if (!outcome.isGood()) {
            new RunRows(sql).failed(written, way.attempt());
            return;
        }
        Submission reading = VersionRows.with(written, state, way.form().version(), outcome);
        rows.keep(List.of(reading));
        book.record(sql, reading);
    }

    /** What is done to one submission. */
    private interface Act {
        void on(Sql sql, Submission written, SubmissionState state);
    }

    private void groups(List<Submission> page, LongConsumer done, BooleanSupplier goesOn, Act act) {
        int from = 0;
        while (from < page.size() && goesOn.getAsBoolean()) {
            List<Submission> group = page.subList(from, Math.min(page.size(), from + size));
            group(group, act);
            done.accept(group.size());
            from += group.size();
        }
    }

    private void group(List<Submission> group, Act act) {
        try {
            long nanos = write(group, act);
            long fitting = Math.min(2L * size, size * GOAL_NANOS / Math.max(1, nanos));
            size = (int) Math.max(FEWEST, Math.min(MOST, fitting));
        } catch (Unfit e) {
            if (group.size() == 1) {
                fail(group.get(0), e);
            } else {
                group.forEach(one -> group(List.of(one), act));
            }
        }
    }

    private long write(List<Submission> group, Act act) {
        return store.write(sql -> {
            sql.lock("submission");
            long begin = System.nanoTime();
            Map<Long, SubmissionState> still = new VersionRows(sql).still(group);
            // one that was revised meanwhile was revised in the edition that is served, or is found again
            group.stream()
                    .filter(one -> still.containsKey(one.id()))
                    .forEach(one -> act(sql, act, one, still.get(one.id())));
            return System.nanoTime() - begin;
        });
    }

    private static void act(Sql sql, Act act, Submission written, SubmissionState state) {
        try {
            act.on(sql, written, state);
        } catch (StoreFailure e) {
            // that the database fails says nothing about the submission
            throw e;
        } catch (RuntimeException e) {
            throw new Unfit(e);
        }
    }

    /** What is wrong with a submission and will be at every try. */
    private static final class Unfit extends RuntimeException {

        private static final long serialVersionUID = 1;

        Unfit(RuntimeException cause) {
            super(cause);
        }
    }

    private void fail(Submission written, Unfit e) {
        LOG.warn("Submission {} cannot be brought to another edition", written.id(), e);
        store.write(sql -> {
            new RunRows(sql).failed(written, way.attempt());
            return null;
        });
    }
}
