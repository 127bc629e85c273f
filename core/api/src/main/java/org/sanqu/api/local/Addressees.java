package org.sanqu.api.local;

import java.util.Set;
import org.sanqu.api.organisation.OrganisationType;

/**
 * Who is asked: organisations that were chosen one by one, and besides them all below the sender of some types and sectors.
 *
 * @param organisations ids
 * @param types all below of one of these types; with sectors, those that have both
 * @param sectors all below with one of these sectors, own or inherited; where both are empty nobody is added
 */
public record Addressees(Set<Long> organisations, Set<OrganisationType> types, Set<String> sectors) {

    public static final Addressees NOBODY = new Addressees(Set.of(), Set.of(), Set.of());

    public Addressees {
        organisations = Set.copyOf(organisations);
        types = Set.copyOf(types);
        sectors = Set.copyOf(sectors);
    }
}
