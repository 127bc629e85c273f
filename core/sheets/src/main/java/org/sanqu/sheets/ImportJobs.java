package org.sanqu.sheets;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.sanqu.api.Message;
import org.sanqu.api.Refusal;
import org.sanqu.api.organisation.Hierarchies;
import org.sanqu.api.platform.BatchImport;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Caller;
import org.sanqu.api.sheet.SheetImport;
import org.sanqu.api.sheet.SheetImport.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks and applies imports, one after the other on a thread of its own, some rows in a transaction, so that others can write between. What
 * was checked last is held for a while, so that the file is read only once; when it was given up, or the tree or the form has changed since,
 * applying begins with checking.
 */
final class ImportJobs implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ImportJobs.class);
    private static final int WAITING = 20;
    private static final Duration HELD = Duration.ofMinutes(15);

    private final Store store;
    private final StagedFiles files;
    private final Hierarchies hierarchies;
    private final ImportKinds kinds;
    private final ScheduledExecutorService thread;
    private final AtomicInteger waiting = new AtomicInteger();
    private final Map<Long, Long> progress = new ConcurrentHashMap<>();
    private volatile Held held;

    ImportJobs(Store store, StagedFiles files, Hierarchies hierarchies, ImportKinds kinds) {
        this.store = store;
        this.files = files;
        this.hierarchies = hierarchies;
        this.kinds = kinds;
        thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread made = new Thread(work, "sanqu-imports");
            made.setDaemon(true);
            return made;
        });
        thread.scheduleWithFixedDelay(this::tidy, 1, 10, TimeUnit.MINUTES);
    }

    /**
     * What was checked last.
     *
     * @param revision of the tree
     * @param edition of the rules of its kind
     */
    private record Held(long id, Checking.Checked checked, long revision, String edition, long at) {}

    /** Begins to check, in state CHECKING. */
    void check(Caller caller, SheetImport shown) {
        long id = shown.id();
        begin(id, State.FAILED, () -> {
            Checking.Checked checked = checked(caller, id, kinds.target(shown.kind()));
            moved(id, State.CHECKED, checked);
        });
    }

    /** Begins to apply, in state APPLYING. */
    void apply(Caller caller, SheetImport shown, boolean goodRowsOnly) {
        long id = shown.id();
        begin(id, State.FAILED, () -> {
            BatchImport target = kinds.target(shown.kind());
            if (!isHeld(id, target)) {
                Checking.Checked again = checked(caller, id, target);
                if (again.bad() > 0 && !goodRowsOnly) {
                    moved(id, State.CHECKED, again);
                    return;
                }
                moved(id, State.APPLYING, again);
            }
            BatchImport.Intake intake = held.checked.intake();
            held = null;
            Applying applying = new Applying(store, caller, id, target, rows -> progress.put(id, rows));
            if (goodRowsOnly) {
                applying.some(intake);
            } else {
                applying.all(intake);
            }
            files.deleteWorkbook(id);
        });
    }

    private boolean isHeld(long id, BatchImport target) {
        return held != null
                && held.id == id
                && held.revision == hierarchies.revision()
                && held.edition.equals(target.edition());
    }

    /** Begins to take back, in state UNDOING; when that cannot be, the import stands where it stood. */
    void undo(Caller caller, SheetImport shown) {
        long id = shown.id();
        begin(id, shown.state(), () -> {
            files.undoing(id);
            try {
                BatchImport target = kinds.target(shown.kind());
                new Applying(store, caller, id, target, rows -> progress.put(id, rows)).takeBack();
                store.write(sql -> new ImportRows(sql).move(id, State.UNDOING, State.UNDONE));
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

    /** Whether none runs or waits; what the last one changed is then known to all. */
    boolean rests() {
        return waiting.get() == 0;
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
            } catch (IOException | RuntimeException | OutOfMemoryError e) {
                if (!(e instanceof Refusal)) {
                    LOG.error("import {}", id, e);
                }
                failed(id, unless, Applying.told(e));
            } finally {
                waiting.decrementAndGet();
                progress.remove(id);
            }
        });
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
        Mapping.require(kept.shown().mapping(), kept.shown().headings(), target.columns());
        Checking.Checked checked = new Checking(kept, target, caller, files, rows -> progress.put(id, rows)).run();
        held = new Held(id, checked, revision, target.edition(), System.nanoTime());
        return checked;
    }

    private void moved(long id, State state, Checking.Checked checked) {
        store.write(sql -> {
            new ImportRows(sql).checked(id, state, checked);
            return null;
        });
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
