package org.sanqu.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.organisation.Biography.Place;

/** What is above organisations on a day, as the transaction sees it. */
record Ancestry(Projection projection, LocalDate day) {

    /** From the organisation itself up to its top; empty when it does not exist on the day. */
    List<Long> of(long organisation) {
        List<Long> upwards = new ArrayList<>();
        Long here = organisation;
        while (here != null) {
            Optional<Place> place = place(here, Hierarchy.FORMAL);
            if (place.isEmpty()) {
                return List.of();
            }
            upwards.add(here);
            here = place.get().parent();
        }
        return upwards;
    }

    /** Where an organisation hangs in a hierarchy on the day. */
    Optional<Place> place(long organisation, String hierarchy) {
        return projection.places(organisation, hierarchy).stream()
                .filter(each -> each.days().has(day))
                .findFirst();
    }

    /** What hangs directly below an organisation on the day, in every hierarchy. */
    List<Projection.Below> below(long organisation) {
        return projection.below(organisation).stream()
                .filter(each -> each.days().has(day))
                .toList();
    }
}
