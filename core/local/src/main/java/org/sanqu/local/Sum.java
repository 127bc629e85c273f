package org.sanqu.local;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.sanqu.api.local.LocalTally;
import org.sanqu.api.work.Due;

/** What a part comes to while it is counted. Not thread-safe. */
final class Sum {

    final Map<String, BigDecimal> values = new HashMap<>();
    private final long organisation;
    private int asked;
    private int answered;
    private int late;
    private int overdue;

    Sum(long organisation) {
        this.organisation = organisation;
    }

    /**
     * Counts one.
     *
     * @param over whether the time is up
     */
    void note(Due due, boolean over) {
        asked++;
        switch (due.state()) {
            case DONE -> answered++;
            case LATE -> {
                answered++;
                late++;
            }
            case OVERDUE -> overdue++;
            case RETURNED -> overdue += over ? 1 : 0;
            default -> {}
        }
    }

    LocalTally.Part told() {
        return new LocalTally.Part(organisation, asked, answered, late, overdue, values);
    }
}
