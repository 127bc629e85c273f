package org.sanqu.api.form;

import java.util.Locale;

/** Where a submission stands; submitted and approved ones count in figures. */
public enum SubmissionState {
    DRAFT,
    SUBMITTED,
    RETURNED,
    APPROVED;

    /** The name in the database and the API. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether figures count it. */
    public boolean counts() {
        return this == SUBMITTED || this == APPROVED;
    }
}
