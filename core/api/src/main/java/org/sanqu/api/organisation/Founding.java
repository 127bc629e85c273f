package org.sanqu.api.organisation;

import java.time.LocalDate;
import java.util.List;

/**
 * What is said when an organisation is founded.
 *
 * @param code the district's code, unique
 * @param name the full name
 * @param shortName what people call it; null for the name
 * @param type what it is
 * @param sectors the sectors set on it; may be empty
 * @param parent the id of the organisation above; null for a top
 * @param establishedOn its first day
 */
public record Founding(
        String code,
        String name,
        String shortName,
        OrganisationType type,
        List<String> sectors,
        Long parent,
        LocalDate establishedOn) {

    public Founding {
        sectors = List.copyOf(sectors);
    }
}
