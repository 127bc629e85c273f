package org.sanqu.api.organisation;

import java.time.LocalDate;
import java.util.Set;

/**
 * Which organisations.
 *
 * @param organisation the organisation's id, itself included
 * @param hierarchy along which those below are found
 * @param text a part of the name, short name, alias or code; null or blank for all
 * @param types one of these; empty for all
 * @param sector with this sector, its own or inherited; null for all
 * @param after the cursor of the page before; null for the first
 * @param size at most so many, 1 … 200
 * @param asOf the day
 * @param sort {@link #BY_CODE} or {@link #BY_NAME}; null for the code
 */
public record OrganisationQuery(
        long organisation,
        String hierarchy,
        String text,
        Set<OrganisationType> types,
        String sector,
        String after,
        int size,
        LocalDate asOf,
        String sort) {

    /** By the district's codes. */
    public static final String BY_CODE = "code";

    /** By name, in the order of pinyin; those of one name by id. */
    public static final String BY_NAME = "name";

    public OrganisationQuery {
        types = Set.copyOf(types);
    }

    /** Sorted by code. */
    public OrganisationQuery(
            long organisation,
            String hierarchy,
            String text,
            Set<OrganisationType> types,
            String sector,
            String after,
            int size,
            LocalDate asOf) {
        this(organisation, hierarchy, text, types, sector, after, size, asOf, null);
    }
}
