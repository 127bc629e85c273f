package org.sanqu.sheets;

import org.sanqu.api.sheet.SheetImport;
import org.sanqu.api.sheet.SheetImport.State;

/** What may be done with an import where it stands; what may not is refused as a CONFLICT. */
record Stage(SheetImport shown) {

    /** Whether the import is shown as running. */
    boolean runs() {
        return shown.state() == State.CHECKING || shown.state() == State.APPLYING || shown.state() == State.UNDOING;
    }

    void requireAtRest() {
        if (runs()) {
            throw Refused.conflict("sheet.running");
        }
    }

    void requireMappable() {
        if (shown.state() == State.APPLIED || shown.state() == State.UNDONE || shown.fresh() > 0) {
            throw Refused.conflict("sheet.applied");
        }
        requireAtRest();
    }

    void requireApplicable(boolean goodRowsOnly) {
        requireAtRest();
        if (shown.state() != State.CHECKED) {
            throw Refused.conflict("sheet.unchecked");
        }
        if (shown.bad() > 0 && !goodRowsOnly) {
            throw Refused.conflict("sheet.bad-rows", shown.bad());
        }
    }

    void requireUndoable() {
        requireAtRest();
        if (shown.state() == State.UNDONE || (shown.state() != State.APPLIED && shown.fresh() == 0)) {
            throw Refused.conflict("sheet.not-applied");
        }
    }
}
