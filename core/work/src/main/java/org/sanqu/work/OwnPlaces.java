package org.sanqu.work;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.organisation.Hierarchies;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.security.Access;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Grant;
import org.sanqu.api.security.Permission;

/** The organisations that people have a grant on, apart from those that they only reach because they are below. Thread-safe. */
@Component(service = OwnPlaces.class)
public final class OwnPlaces {

    private final Access access;
    private final Hierarchies hierarchies;

    @Activate
    public OwnPlaces(@Reference Access access, @Reference Hierarchies hierarchies) {
        this.access = access;
        this.hierarchies = hierarchies;
    }

    /** Those on which a permission is granted itself, by id; whoever has it on everything has it on the tops. */
    Set<Long> of(Caller caller, Permission permission) {
        return of(access.grants(caller), permission);
    }

    /** Those of some grants. */
    Set<Long> of(List<Grant> grants, Permission permission) {
        Hierarchy formal = hierarchies.current(Hierarchy.FORMAL);
        Set<Long> places = new TreeSet<>();
        for (Grant grant : grants) {
            if (permission.givenBy(grant.role()) && grant.organisation() == null) {
                for (int position = 0; position < formal.count(); position = formal.end(formal.at(position))) {
                    places.add(formal.organisation(formal.at(position)));
                }
            }
        }
        grants.stream()
                .filter(grant -> permission.givenBy(grant.role()))
                .map(Grant::organisation)
                .filter(Objects::nonNull)
                .filter(organisation -> formal.ordinal(organisation) >= 0)
                .forEach(places::add);
        return places;
    }

    /** The organisation directly above; null at a top and for one that does not exist today. */
    Long above(long organisation) {
        Hierarchy formal = hierarchies.current(Hierarchy.FORMAL);
        int ordinal = formal.ordinal(organisation);
        int parent = ordinal < 0 ? -1 : formal.parent(ordinal);
        return parent < 0 ? null : (Long) formal.organisation(parent);
    }

    Access access() {
        return access;
    }

    Hierarchy formal() {
        return hierarchies.current(Hierarchy.FORMAL);
    }
}
