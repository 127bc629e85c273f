package org.sanqu.api.organisation;

import java.time.LocalDate;
import java.util.List;

/**
 * A node of the tree, as of a day.
 *
 * @param id the platform's own id
 * @param code the district's code, unique, opaque
 * @param name the full name, as on the seal
 * @param shortName what people call it; never null, the name when nothing else was given
 * @param type what it is
 * @param sectors the sectors set on it, from the open list that modules fill ({@code community}, {@code industrial-park} …);
 *     an organisation without one has those of its nearest ancestor that has
 * @param parent the id of the organisation above in the formal hierarchy; null at the top
 * @param establishedOn the first day of its existence
 * @param closedOn the first day on which it is no more; null while it exists
 */
public record Organisation(
        long id,
        String code,
        String name,
        String shortName,
        OrganisationType type,
        List<String> sectors,
        Long parent,
        LocalDate establishedOn,
        LocalDate closedOn) {

    public Organisation {
        sectors = List.copyOf(sectors);
    }
}
