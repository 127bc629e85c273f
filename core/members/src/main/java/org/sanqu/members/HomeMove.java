package org.sanqu.members;

import java.time.LocalDate;
import java.util.Comparator;

/**
 * An event that changes where a member is at home.
 *
 * @param id of the event
 * @param on from which day
 * @param from the home before; null when it does not matter
 * @param to the home after; null when they leave the roll
 * @param along whether they move along with an organisation, and only from {@code from}
 */
record HomeMove(long id, LocalDate on, Long from, Long to, boolean along) {

    /** By day, and in the order in which they were entered. */
    static final Comparator<HomeMove> BY_DAY =
            Comparator.comparing(HomeMove::on).thenComparing(HomeMove::id);
}
