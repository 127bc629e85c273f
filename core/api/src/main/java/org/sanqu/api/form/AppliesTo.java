package org.sanqu.api.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.Set;
import org.sanqu.api.organisation.OrganisationType;

/**
 * Which organisations fill a form in: what is asked for under every name must hold, and one of the things under a name is enough; what is
 * empty asks for nothing.
 *
 * @param types the types
 * @param sectors the sectors, own or inherited
 * @param hierarchies the codes of hierarchies in one of which it has a place
 * @param organisations the codes of organisations, when the form is addressed to these
 * @param where a JSON Schema over the attributes of an organisation that the census knows ({@code /type}, {@code /level}…); null asks for
 *     nothing
 */
public record AppliesTo(
        Set<OrganisationType> types,
        Set<String> sectors,
        Set<String> hierarchies,
        Set<String> organisations,
        JsonNode where) {

    /** Every organisation. */
    public static final AppliesTo ALL = new AppliesTo(Set.of(), Set.of());

    public AppliesTo {
        types = Set.copyOf(types);
        sectors = Set.copyOf(sectors);
        hierarchies = Set.copyOf(hierarchies);
        organisations = Set.copyOf(organisations);
        where = where == null || where.isNull() ? null : where;
    }

    public AppliesTo(Set<OrganisationType> types, Set<String> sectors) {
        this(types, sectors, Set.of(), Set.of(), null);
    }

    /** Whether type and sectors (its own or inherited) are among those asked for; says nothing of the rest. */
    public boolean covers(OrganisationType type, Collection<String> theirs) {
        boolean typed = types.isEmpty() || types.contains(type);
        return typed && (sectors.isEmpty() || theirs.stream().anyMatch(sectors::contains));
    }
}
