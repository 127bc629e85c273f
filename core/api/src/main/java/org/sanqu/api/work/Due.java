package org.sanqu.api.work;

import java.time.LocalDateTime;
import java.util.Locale;
import org.sanqu.api.form.Period;

/**
 * That an organisation has to fill in a form.
 *
 * @param form {@code module/name}
 * @param organisation who fills it in
 * @param member about whom; null for a form about the organisation
 * @param period for which period; null for a form that is filled in once
 * @param until by when: the end of a day, unless the form says the hour
 * @param extended whether that is later than the form says
 * @param state how it stands
 * @param submission the id of what was submitted; null for nothing yet
 */
public record Due(
        String form,
        long organisation,
        Long member,
        Period period,
        LocalDateTime until,
        boolean extended,
        State state,
        Long submission) {

    /** How it stands. */
    public enum State {
        /** To be filled in; there is time. */
        OPEN,
        OVERDUE,
        /** Given back, to be revised. */
        RETURNED,
        /** Submitted in time. */
        DONE,
        /** Submitted when the time was up. */
        LATE,
        /** Not owed: founded or closed within the period. */
        EXEMPT;

        /** The name in the API. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
