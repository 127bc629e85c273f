package org.sanqu.api.work;

import java.time.LocalDateTime;
import java.util.Locale;
import org.sanqu.api.form.Period;

/**
 * One thing that somebody has to do.
 *
 * @param kind what
 * @param form {@code module/name}
 * @param organisation whose
 * @param member about whom; null for nobody
 * @param period for which; null for none
 * @param until by when; null when nothing says so
 * @param id of the submission or the draft; null for what is only due
 * @param revised the submission that a draft changes; null for a new one and for everything else
 * @param note what a superior or reviewer said about it; null for nothing
 */
public record WorkItem(
        Kind kind,
        String form,
        long organisation,
        Long member,
        Period period,
        LocalDateTime until,
        Long id,
        Long revised,
        String note) {

    /** What is to be done, the most urgent first. */
    public enum Kind {
        OVERDUE,
        RETURNED,
        REVIEW,
        DUE,
        DRAFT;

        /** The name in the API. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
