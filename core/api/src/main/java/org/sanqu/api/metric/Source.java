package org.sanqu.api.metric;

/**
 * What a metric counts: the submissions of a form, or what exists on the last day of the period: members at home, organisations,
 * secondary affiliations (counted at the host and never added to members), or appointments.
 */
public enum Source {
    SUBMISSIONS,
    MEMBERS,
    ORGANISATIONS,
    AFFILIATIONS,
    APPOINTMENTS
}
