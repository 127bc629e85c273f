package org.sanqu.api.security;

import java.util.EnumSet;
import java.util.Set;

/** What can be done, and the roles that may; what no role has is denied. */
public enum Permission {
    /** See organisations, members (masked), forms, submissions and figures. */
    READ(Role.READER, Role.RECORDER, Role.REVIEWER, Role.DISCIPLINE_OFFICER),
    /** Fill in forms. */
    RECORD(Role.RECORDER),
    /** Pass transfers on, review submissions, give more time. */
    REVIEW(Role.REVIEWER),
    /** Found and change organisations, enrol and change members, import ledgers. */
    MAINTAIN(Role.SYSTEM_ADMINISTRATOR),
    /** See and change which modules are installed. */
    MANAGE_MODULES(Role.SYSTEM_ADMINISTRATOR),
    /** See and change accounts and grants. */
    MANAGE_ACCOUNTS(Role.SECURITY_ADMINISTRATOR);

    private final Set<Role> roles;

    Permission(Role... roles) {
        this.roles = Set.copyOf(EnumSet.of(roles[0], roles));
    }

    /** Whether a role carries this permission. */
    public boolean givenBy(Role role) {
        return roles.contains(role);
    }
}
