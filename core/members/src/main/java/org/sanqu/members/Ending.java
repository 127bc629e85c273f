package org.sanqu.members;

import java.time.LocalDate;
import java.util.List;
import org.sanqu.api.Fault;
import org.sanqu.api.Message;
import org.sanqu.api.Refusal;

/** The day on which somebody ends what has begun. */
final class Ending {

    private Ending() {}

    /** Passes a day from the first one, which says that it never was, to the one on which it ends anyhow. */
    static void require(Span span, LocalDate on, LocalDate today) {
        if (!Span.reasonable(on, today) || on.isBefore(span.from())) {
            throw refused(Fault.at("/on", "tie.end-when", span.from().toString()));
        }
        if (span.until() != null && on.isAfter(span.until())) {
            throw refused(Fault.at("/on", "tie.ended", span.until().toString()));
        }
    }

    private static Refusal refused(Fault fault) {
        return new Refusal(Refusal.Reason.INVALID, Message.of("tie.end-invalid"), List.of(fault));
    }
}
