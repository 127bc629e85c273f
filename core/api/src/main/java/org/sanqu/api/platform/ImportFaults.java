package org.sanqu.api.platform;

import java.util.ArrayList;
import java.util.List;
import org.sanqu.api.Fault;
import org.sanqu.api.Message;
import org.sanqu.api.Refusal;

/** The faults of all rows, reported together. */
public final class ImportFaults {

    /** More would not be read by anybody. */
    private static final int REPORTED = 100;

    private static final int ROWS = 200_000;

    private final List<Fault> faults = new ArrayList<>();
    private int rows;

    public static void bound(int rows) {
        if (rows > ROWS) {
            throw new Refusal(Refusal.Reason.TOO_LARGE, "import.too-many", ROWS);
        }
    }

    public void add(List<Fault> ofOneRow) {
        if (ofOneRow.isEmpty()) {
            return;
        }
        rows++;
        if (faults.size() < REPORTED) {
            faults.addAll(ofOneRow);
        }
    }

    public void refuse() {
        if (rows > 0) {
            throw new Refusal(Refusal.Reason.INVALID, Message.of("import.invalid", rows), faults);
        }
    }
}
