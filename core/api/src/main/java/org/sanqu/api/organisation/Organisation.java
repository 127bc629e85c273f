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
 * @param aliases what else people write for it, so that a ledger finds it; not dated, may be empty
 * @param type what it is
 * @param sectors the sectors set on it, from the open list that modules fill ({@code community}, {@code industrial-park} …);
 *     an organisation without one has those of its nearest ancestor that has
 * @param units how many units it covers, for a joint branch; null when nobody said
 * @param parent the id of the organisation above in the formal hierarchy; null at the top
 * @param establishedOn the first day of its existence
 * @param closedOn the first day on which it is no more, which may lie ahead (a temporary one is founded with it); null for none
 */
public record Organisation(
        long id,
        String code,
        String name,
        String shortName,
        List<String> aliases,
        OrganisationType type,
        List<String> sectors,
        Integer units,
        Long parent,
        LocalDate establishedOn,
        LocalDate closedOn) {

    public Organisation {
        aliases = List.copyOf(aliases);
        sectors = List.copyOf(sectors);
    }
}
