package org.sanqu.organisation;

import org.sanqu.api.organisation.Hierarchies;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.security.Access;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;

/** What a caller may do, also with organisations that do not exist today: as with the one that stands in for them. */
record Scope(Access access, Hierarchies hierarchies) {

    boolean allows(Caller caller, Permission permission, long organisation) {
        return access.allows(caller, permission, today(organisation));
    }

    /** Passes with the permission, else throws FORBIDDEN. */
    void require(Caller caller, Permission permission, long organisation) {
        access.require(caller, permission, today(organisation));
    }

    /** Passes with the permission on what an organisation hangs below, on everything for a top. */
    void requireBelow(Caller caller, Permission permission, Long parent) {
        if (parent == null) {
            access.require(caller, permission);
        } else {
            require(caller, permission, parent);
        }
    }

    private long today(long organisation) {
        Hierarchy today = hierarchies.current(Hierarchy.FORMAL);
        int standIn = today.standIn(organisation);
        return standIn < 0 ? organisation : today.organisation(standIn);
    }
}
