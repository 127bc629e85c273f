package org.sanqu.forms.version;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.sanqu.api.form.Submission;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.platform.Store;
import org.sanqu.api.platform.StoreFailure;
import org.sanqu.forms.version.RunRows.Failed;
import org.sanqu.forms.version.ServedRows.Standing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes readings with their facts in groups that keep the database for about 25 ms; what does not go in a group goes by itself. */
final class ReadingBatch {

    private static final Logger LOG = LoggerFactory.getLogger(ReadingBatch.class);
    private static final long GOAL_NANOS = TimeUnit.MILLISECONDS.toNanos(25);
    private static final int MOST = 250;
    private static final int FEWEST = 5;

    private final Store store;
    private final ReadingBook book;
    private final Way way;
    private int size = FEWEST;

    ReadingBatch(Store store, ReadingBook book, Way way) {
        this.store = store;
        this.book = book;
        this.way = way;
    }

    /**
     * Brings submissions forward from a version.
     *
     * @param slow counts those that had better be tried again later and are left as they are; with too many of them no other is tried
     */
    void forward(
            List<Submission> page,
            VersionRows.Used version,
            LongConsumer done,
            BooleanSupplier goesOn,
            AtomicInteger slow) {
        Map<Long, Outcome> outcomes = new ConcurrentHashMap<>();
        page.parallelStream()
                .filter(written -> slow.get() < MigrationSteps.MOST_SLOW)
                .forEach(written -> {
                    Outcome outcome = way.bring(written, version.edition());
                    if (outcome.passing()) {
                        slow.incrementAndGet();
                        LOG.warn("Submission {} is tried again later: {}", written.id(), outcome.faults());
                    } else {
                        outcomes.put(written.id(), outcome);
                    }
                });
        List<Submission> tried =
                page.stream().filter(one -> outcomes.containsKey(one.id())).toList();
        Map<Long, String> texts = texts(tried, outcomes);
        String migrations = way.migrations(version.edition());
        groups(tried, done, goesOn, (sql, written, now) -> {
            Outcome outcome = outcomes.get(written.id());
            String text = texts.get(written.id());
            if (!book.keep(sql, way, written, now, outcome, migrations, text)) {
                new RunRows(sql).failed(new Failed(written, false), way.attempt());
                book.leave(sql, way, written, now, outcome.isGood() ? null : text);
            }
        });
    }

    private Map<Long, String> texts(List<Submission> tried, Map<Long, Outcome> outcomes) {
        List<Submission> good = new ArrayList<>();
        List<Submission> bad = new ArrayList<>();
        for (Submission written : tried) {
            Outcome outcome = outcomes.get(written.id());
            if (outcome.isGood()) {
                good.add(VersionRows.with(written, written.state(), way.form().version(), outcome));
            } else {
                bad.add(written);
            }
        }
        Map<Long, String> texts = new HashMap<>(book.texts(good));
        texts.putAll(book.texts(bad));
        return texts;
    }

    /** Takes readings away, so that submissions read again as they were written. */
    void back(List<Submission> page, LongConsumer done, BooleanSupplier goesOn) {
        Map<Long, String> texts = new HashMap<>();
        page.stream()
                .collect(Collectors.groupingBy(Submission::formVersion))
                .values()
                .forEach(some -> texts.putAll(book.texts(some)));
        groups(page, done, goesOn, (sql, written, now) -> book.leave(sql, way, written, now, texts.get(written.id())));
    }

    /** What is done to one submission. */
    private interface Act {
        void on(Sql sql, Submission written, Standing now);
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
            group.forEach(one -> act(sql, act, one));
            return System.nanoTime() - begin;
        });
    }

    private static void act(Sql sql, Act act, Submission written) {
        try {
            // one that was revised meanwhile was revised in the edition that is served
            new ServedRows(sql).standing(written).ifPresent(now -> act.on(sql, written, now));
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
        leave(List.of(written), false);
    }

    /** Leaves as they were written submissions, all in one version, with which a module's code does not come to its end. */
    void giveUp(List<Submission> page) {
        leave(page, true);
    }

    private void leave(List<Submission> some, boolean slow) {
        Map<Long, String> texts = book.texts(some);
        try {
            write(some, (sql, written, now) -> {
                new RunRows(sql).failed(new Failed(written, slow), way.attempt());
                book.leave(sql, way, written, now, texts.get(written.id()));
            });
        } catch (Unfit e) {
            if (some.size() == 1) {
                keepAsRead(some.get(0), slow, e);
            } else {
                some.forEach(one -> leave(List.of(one), slow));
            }
        }
    }

    /** What cannot be left as it was written either stays as it reads. */
    private void keepAsRead(Submission written, boolean slow, Unfit e) {
        LOG.warn("Submission {} cannot be left as it was written", written.id(), e);
        store.write(sql -> {
            new RunRows(sql).failed(new Failed(written, slow), way.attempt());
            return null;
        });
    }
}
