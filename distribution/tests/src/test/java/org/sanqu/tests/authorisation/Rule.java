package org.sanqu.tests.authorisation;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Roles that may do something, and how far.
 *
 * @param roles the roles' codes
 * @param places where they may
 */
record Rule(Set<String> roles, Set<Place> places) {

    /** Somebody with two roles. */
    static final String MAKER = "recorder+reviewer";

    /** Somebody who maintains what they read. */
    static final String KEEPER = "reader+system-administrator";

    static final List<String> ROLES = List.of(
            "reader",
            "recorder",
            "reviewer",
            MAKER,
            "system-administrator",
            KEEPER,
            "security-administrator",
            "audit-administrator");

    static final Set<String> READERS = Set.of("reader", "recorder", "reviewer");
    static final Set<String> RECORDERS = Set.of("recorder");
    static final Set<String> REVIEWERS = Set.of("reviewer");
    static final Set<String> MAKERS = Set.of(MAKER);
    static final Set<String> MAINTAINERS = Set.of("system-administrator");
    static final Set<String> KEEPERS = Set.of(KEEPER);
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
        boolean has = roles.contains(role) || Stream.of(role.split("\\+")).anyMatch(roles::contains);
        return has && places.contains(place);
    }
}
