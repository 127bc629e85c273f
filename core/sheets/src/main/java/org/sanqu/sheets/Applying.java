package org.sanqu.sheets;

import java.util.List;
import java.util.function.LongConsumer;
import org.sanqu.api.Message;
import org.sanqu.api.Refusal;
import org.sanqu.api.platform.BatchImport;
import org.sanqu.api.platform.Store;
import org.sanqu.api.platform.StoreFailure;
import org.sanqu.api.security.Caller;
import org.sanqu.api.sheet.SheetImport.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the rows of an import and takes them back, some in a transaction, so that others can write between.
 *
 * @param progress is told how many rows were dealt with, from time to time
 */
record Applying(Store store, Caller caller, long id, BatchImport target, LongConsumer progress) {

    private static final Logger LOG = LoggerFactory.getLogger(Applying.class);

    /** Writes the good rows; when that fails, those that were written stay. */
    void some(BatchImport.Intake intake) {
        write(intake);
        requireWhole(intake);
    }

    private void write(BatchImport.Intake intake) {
        long all = intake.remaining();
        do {
            store.write(sql -> {
                int fresh = intake.apply(sql, caller, target.together());
                State state = intake.remaining() > 0 ? State.APPLYING : State.APPLIED;
                new ImportRows(sql).applied(id, state, fresh, intake.there());
                return null;
            });
            progress.accept(all - intake.remaining());
        } while (intake.remaining() > 0 && !Thread.currentThread().isInterrupted());
    }

    /** Writes all rows or none: when that fails, those that were written go again. */
    void all(BatchImport.Intake intake) {
        try {
            write(intake);
        } catch (RuntimeException failure) {
            long written = written();
            throw written == 0 ? failure : takenBack(written, failure);
        }
        requireWhole(intake);
    }

    /** When the platform stops, what was written stays: to take it back takes as long, and the platform does not wait. */
    private void requireWhole(BatchImport.Intake intake) {
        if (Thread.interrupted() && intake.remaining() > 0) {
            long written = written();
            throw written == 0
                    ? Refused.conflict("sheet.stopped")
                    : Refused.conflict("sheet.partly", Message.of("sheet.stopped"), String.valueOf(written));
        }
    }

    private long written() {
        return store.read(sql -> new ImportRows(sql).get(id))
                .orElseThrow()
                .shown()
                .fresh();
    }

    private RuntimeException takenBack(long written, RuntimeException failure) {
        String outcome = "sheet.taken-back";
        try {
            takeBack();
            store.write(sql -> {
                new ImportRows(sql).takenBack(id);
                return null;
            });
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
            outcome = "sheet.partly";
        }
        LOG.warn("import {} failed after {} rows: {}", id, written, outcome, failure);
        return new Refusal(
                Refusal.Reason.CONFLICT, Message.of(outcome, told(failure), String.valueOf(written)), List.of());
    }

    /** Takes all back, or nothing when something has happened to it since. */
    void takeBack() {
        store.read(sql -> {
            target.requireUndoable(sql, id);
            return null;
        });
        long done = 0;
        int some;
        do {
            some = store.write(sql -> target.undo(sql, caller, id, target.together()));
            done += some;
            progress.accept(done);
            if (some > 0 && Thread.interrupted()) {
                throw Refused.conflict("sheet.stopped");
            }
        } while (some > 0);
    }

    /** What people are told of a failure; of a refusal what speaks against it first. */
    static Message told(Throwable failure) {
        if (failure instanceof Refusal refusal) {
            return refusal.faults().isEmpty()
                    ? refusal.text()
                    : Message.of(
                            "sheet.because",
                            refusal.text(),
                            refusal.faults().get(0).reason());
        }
        boolean changed = failure instanceof StoreFailure store && store.duplicate();
        return Message.of(changed ? "sheet.changed" : "sheet.failed");
    }
}
