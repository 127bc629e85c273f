package org.sanqu.api.metric;

/** What a metric counts: the submissions of a form, or the members or organisations that exist on the last day of the period. */
public enum Source {
    SUBMISSIONS,
    MEMBERS,
    ORGANISATIONS
}
