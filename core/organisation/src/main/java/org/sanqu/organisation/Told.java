package org.sanqu.organisation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Comparator;

/**
 * What one event sets on one organisation.
 *
 * @param event the event's id
 * @param on from which day
 * @param patch the attributes that it sets, as {@link Patch} makes them
 */
record Told(long event, LocalDate on, ObjectNode patch) {

    /** The order in which events have their effect: by day, on one day as they were entered. */
    static final Comparator<Told> ORDER = Comparator.comparing(Told::on).thenComparing(Told::event);
}
