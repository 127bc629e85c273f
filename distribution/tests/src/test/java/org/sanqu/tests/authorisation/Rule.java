package org.sanqu.tests.authorisation;

import java.util.List;
import java.util.Set;

/**
 * Roles that may do something, and how far.
 *
 * @param roles the roles' codes
 * @param places where they may
 */
record Rule(Set<String> roles, Set<Place> places) {

    static final List<String> ROLES = List.of(
            "reader", "recorder", "reviewer", "system-administrator", "security-administrator", "audit-administrator");

    static final Set<String> READERS = Set.of("reader", "recorder", "reviewer");
    static final Set<String> RECORDERS = Set.of("recorder");
    static final Set<String> REVIEWERS = Set.of("reviewer");
    static final Set<String> MAINTAINERS = Set.of("system-administrator");
    static final Set<String> SECURITY = Set.of("security-administrator");

    /** Whoever is logged in. */
    static Rule anybody() {
        return anywhere(Set.copyOf(ROLES));
    }

    /** Whoever has the role on anything. */
    static Rule anywhere(Set<String> roles) {
        return new Rule(roles, Set.of(Place.values()));
    }

    /** Whoever has the role on the organisation. */
    static Rule there(Set<String> roles) {
        return new Rule(roles, Set.of(Place.INSIDE, Place.EVERYWHERE));
    }

    /** Whoever has the role on everything. */
    static Rule onEverything(Set<String> roles) {
        return new Rule(roles, Set.of(Place.EVERYWHERE));
    }

    boolean allows(String role, Place place) {
        return roles.contains(role) && places.contains(place);
    }
}
