package org.sanqu.api.organisation;

import java.time.LocalDate;
import java.util.Set;

/**
 * Which organisations, sorted by code.
 *
 * @param organisation the organisation's id, itself included
 * @param hierarchy along which those below are found
 * @param text a part of the name, short name, alias or code; null or blank for all
 * @param types one of these; empty for all
 * @param sector with this sector, its own or inherited; null for all
 * @param after the cursor of the page before; null for the first
 * @param size at most so many, 1 … 200
 * @param asOf the day
 */
public record OrganisationQuery(
        long organisation,
        String hierarchy,
        String text,
        Set<OrganisationType> types,
        String sector,
        String after,
        int size,
        LocalDate asOf) {

    public OrganisationQuery {
        types = Set.copyOf(types);
    }
}
