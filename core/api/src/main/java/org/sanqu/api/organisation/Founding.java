package org.sanqu.api.organisation;

import java.time.LocalDate;
import java.util.List;

/**
 * What is said when an organisation is founded.
 *
 * @param code the district's code, unique
 * @param name the full name
 * @param shortName what people call it; null for the name
 * @param aliases what else people write for it; may be empty
 * @param type what it is
 * @param sectors the sectors set on it; may be empty
 * @param units how many units it covers; null when not known
 * @param parent the id of the organisation above; null for a top
 * @param establishedOn its first day
 * @param endsOn the first day on which it is no more, for a temporary or functional one; null for none
 */
public record Founding(
        String code,
        String name,
        String shortName,
        List<String> aliases,
        OrganisationType type,
        List<String> sectors,
        Integer units,
        Long parent,
        LocalDate establishedOn,
        LocalDate endsOn) {

    public Founding {
        aliases = List.copyOf(aliases);
        sectors = List.copyOf(sectors);
    }

    /** A founding that says no more than is needed. */
    public Founding(
            String code,
            String name,
            String shortName,
            OrganisationType type,
            List<String> sectors,
            Long parent,
            LocalDate establishedOn) {
        this(code, name, shortName, List.of(), type, sectors, null, parent, establishedOn, null);
    }
}
