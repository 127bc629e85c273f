package org.sanqu.sheets;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.sanqu.api.Message;
import org.sanqu.api.Refusal;
import org.sanqu.api.organisation.Hierarchies;
import org.sanqu.api.platform.BatchImport;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.platform.Store;
import org.sanqu.api.platform.StoreFailure;
import org.sanqu.api.security.Caller;
import org.sanqu.api.sheet.SheetImport;
import org.sanqu.api.sheet.SheetImport.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks and applies imports, one after the other on a thread of its own. What was checked last is held for a while, so that the file is read
 * only once; when it was given up, or the tree has changed since, applying begins with checking.
 */
final class ImportJobs implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ImportJobs.class);
    private static final int WAITING = 20;
    private static final Duration HELD = Duration.ofMinutes(15);

    /** Of an import whose bad rows are left out, so many go in one transaction: some tenths of a second of the only writer. */
    private static final int BATCH = 10_000;

    /** Progress is told every so many applied rows. */
    private static final int TOLD = 2_000;

    private final Store store;
    private final StagedFiles files;
    private final Hierarchies hierarchies;
    private final ScheduledExecutorService thread;
    private final AtomicInteger waiting = new AtomicInteger();
    private final Map<Long, Long> progress = new ConcurrentHashMap<>();
    private volatile Held held;

    ImportJobs(Store store, StagedFiles files, Hierarchies hierarchies) {
        this.store = store;
        this.files = files;
        this.hierarchies = hierarchies;
        thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread made = new Thread(work, "sanqu-imports");
            made.setDaemon(true);
            return made;
        });
        thread.scheduleWithFixedDelay(this::tidy, 1, 10, TimeUnit.MINUTES);
    }

    /** What was checked last. */
    private record Held(long id, Checking.Checked checked, long revision, long at) {}

    /** Begins to check, in state CHECKING. */
    void check(Caller caller, long id, BatchImport target) {
        begin(id, State.FAILED, () -> {
            Checking.Checked checked = checked(caller, id, target);
            moved(id, State.CHECKED, checked);
        });
    }

    /** Begins to apply, in state APPLYING. */
    void apply(Caller caller, long id, BatchImport target, boolean goodRowsOnly) {
        begin(id, State.FAILED, () -> {
            if (held == null || held.id != id || held.revision != hierarchies.revision()) {
                Checking.Checked again = checked(caller, id, target);
                if (again.bad() > 0 && !goodRowsOnly) {
                    moved(id, State.CHECKED, again);
                    return;
                }
                moved(id, State.APPLYING, again);
            }
            BatchImport.Intake intake = held.checked.intake();
            held = null;
            apply(caller, id, intake, goodRowsOnly ? BATCH : Integer.MAX_VALUE);
        });
    }

    /** Begins to take back, in state UNDOING; when that cannot be, the import stands where it stood. */
    void undo(Caller caller, SheetImport shown, BatchImport target) {
        long id = shown.id();
        begin(id, shown.state(), () -> {
            files.undoing(id);
            try {
                store.write(sql -> {
                    target.undo(sql, caller, id, rows -> progress.put(id, rows));
                    new ImportRows(sql).move(id, State.UNDOING, State.UNDONE);
                    return null;
                });
                files.deleteWorkbook(id);
                files.deleteBadRows(id);
            } finally {
                files.undone(id);
            }
        });
    }

    /** How many rows the running job has dealt with; 0 while none runs. */
    long done(long id) {
        return progress.getOrDefault(id, 0L);
    }

    private void begin(long id, State unless, Job job) {
        if (waiting.incrementAndGet() > WAITING) {
            waiting.decrementAndGet();
            throw new Refusal(Refusal.Reason.TOO_MANY, "sheet.waiting");
        }
        progress.put(id, 0L);
        thread.execute(() -> {
            try {
                job.run();
            } catch (Refusal refusal) {
                failed(id, unless, said(refusal));
            } catch (StoreFailure failure) {
                LOG.warn("import {}", id, failure);
                failed(id, unless, Message.of(failure.duplicate() ? "sheet.changed" : "sheet.failed"));
            } catch (IOException | RuntimeException | OutOfMemoryError e) {
                LOG.error("import {}", id, e);
                failed(id, unless, Message.of("sheet.failed"));
            } finally {
                waiting.decrementAndGet();
                progress.remove(id);
            }
        });
    }

    /** With what speaks against it first. */
    private static Message said(Refusal refusal) {
        return refusal.faults().isEmpty()
                ? refusal.text()
                : Message.of(
                        "sheet.because", refusal.text(), refusal.faults().get(0).reason());
    }

    private void failed(long id, State state, Message failure) {
        held = null;
        store.write(sql -> {
            new ImportRows(sql).failed(id, state, failure);
            return null;
        });
    }

    private Checking.Checked checked(Caller caller, long id, BatchImport target) throws IOException {
        held = null;
        long revision = hierarchies.revision();
        ImportRows.Kept kept = store.read(sql -> new ImportRows(sql).get(id)).orElseThrow();
        Checking.Checked checked = new Checking(kept, target, caller, files, rows -> progress.put(id, rows)).run();
        held = new Held(id, checked, revision, System.nanoTime());
        return checked;
    }

    private void moved(long id, State state, Checking.Checked checked) {
        store.write(sql -> {
            new ImportRows(sql).checked(id, state, checked);
            return null;
        });
    }

    private void apply(Caller caller, long id, BatchImport.Intake intake, int most) {
        long all = intake.remaining();
        do {
            store.write(sql -> {
                int fresh = apply(sql, caller, intake, most, left -> progress.put(id, all - left));
                State state = intake.remaining() > 0 ? State.APPLYING : State.APPLIED;
                new ImportRows(sql).applied(id, state, fresh, intake.there());
                return null;
            });
        } while (intake.remaining() > 0);
        files.deleteWorkbook(id);
    }

    /** Applies at most so many in one transaction, some at a time, and tells how many are left. */
    static int apply(Sql sql, Caller caller, BatchImport.Intake intake, int most, IntConsumer left) {
        int until = Math.max(0, intake.remaining() - most);
        int fresh = 0;
        do {
            fresh += intake.apply(sql, caller, Math.min(TOLD, intake.remaining() - until));
            left.accept(intake.remaining());
        } while (intake.remaining() > until);
        return fresh;
    }

    /** Lets go of what was checked, for it is no longer what is wanted. */
    void forget(long id) {
        Held there = held;
        if (there != null && there.id == id) {
            held = null;
        }
    }

    private void tidy() {
        try {
            if (held != null && System.nanoTime() - held.at > HELD.toNanos()) {
                held = null;
            }
            files.clean();
        } catch (RuntimeException e) {
            LOG.warn("staged files", e);
        }
    }

    /** Ends a running job, which is then found as failed at the next start. */
    @Override
    public void close() {
        thread.shutdownNow();
        try {
            thread.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Job {
        void run() throws IOException;
    }
}
