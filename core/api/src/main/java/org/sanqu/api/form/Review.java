package org.sanqu.api.form;

import java.time.Instant;
import java.util.Locale;

/**
 * What somebody decided about a submission.
 *
 * @param submission its id
 * @param revision the revision it was decided about
 * @param decision what
 * @param organisation the id of the organisation for which it was decided
 * @param reason why; null for a step that was agreed to without a remark
 * @param account who decided
 * @param behalf for whom they acted; null for themselves
 * @param at when
 */
public record Review(
        long submission,
        int revision,
        Decision decision,
        long organisation,
        String reason,
        String account,
        String behalf,
        Instant at) {

    /** What can be decided. */
    public enum Decision {
        /** One step agreed to; the last one approves. */
        AGREED,
        RETURNED,
        /** Unlocked after it was approved. */
        REOPENED,
        VOIDED;

        /** The name in the database and the API. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
