package org.sanqu.api.form;

import java.util.Collection;
import java.util.Set;
import org.sanqu.api.organisation.OrganisationType;

/**
 * Which organisations fill a form in: one of the types and one of the sectors; an empty set asks for nothing.
 *
 * @param types the types
 * @param sectors the sectors
 */
public record AppliesTo(Set<OrganisationType> types, Set<String> sectors) {

    public AppliesTo {
        types = Set.copyOf(types);
        sectors = Set.copyOf(sectors);
    }

    /** Whether an organisation of a type and with sectors (its own or inherited) fills it in. */
    public boolean covers(OrganisationType type, Collection<String> theirs) {
        boolean typed = types.isEmpty() || types.contains(type);
        return typed && (sectors.isEmpty() || theirs.stream().anyMatch(sectors::contains));
    }
}
