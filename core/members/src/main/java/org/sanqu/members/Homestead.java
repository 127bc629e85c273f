package org.sanqu.members;

import java.time.LocalDate;

/**
 * Where a member is at home for some time.
 *
 * @param organisation where
 * @param from the first day
 * @param until the first day on which it is no more; null while it lasts
 */
record Homestead(long organisation, LocalDate from, LocalDate until) {

    boolean has(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }
}
