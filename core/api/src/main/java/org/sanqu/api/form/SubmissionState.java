package org.sanqu.api.form;

import java.util.Locale;

/** Where a submission stands; submitted and approved ones count in figures. What is not submitted yet is a {@link Draft}. */
public enum SubmissionState {
    SUBMITTED,
    /** Given back with a reason, or reopened after approval; to be revised. */
    RETURNED,
    /** Agreed to by everybody who has to; locked. */
    APPROVED,
    /** Declared void (作废), with a reason; for good. */
    VOIDED;

    /** The name in the database and the API. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether figures count it. */
    public boolean counts() {
        return this == SUBMITTED || this == APPROVED;
    }
}
