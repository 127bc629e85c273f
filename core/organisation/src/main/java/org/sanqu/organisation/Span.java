package org.sanqu.organisation;

import java.time.LocalDate;

/**
 * Days in a row.
 *
 * @param from the first
 * @param until the first behind; null for no end
 */
record Span(LocalDate from, LocalDate until) {

    boolean has(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }

    boolean covers(Span other) {
        return !other.from.isBefore(from) && (until == null || (other.until != null && !other.until.isAfter(until)));
    }

    /** The days of both; null when there are none. */
    Span meet(Span other) {
        LocalDate first = from.isBefore(other.from) ? other.from : from;
        LocalDate behind = until == null || (other.until != null && other.until.isBefore(until)) ? other.until : until;
        return behind == null || first.isBefore(behind) ? new Span(first, behind) : null;
    }
}
