package org.sanqu.tests.authorisation;

/** Where an account stands to the organisation that a request is about. */
enum Place {
    /** The role is granted on the park, and the request is about the park. */
    INSIDE("park", true),
    /** The role is granted on the park, and the request is about the scenic area. */
    OUTSIDE("park", false),
    /** The role is granted on everything. */
    EVERYWHERE("all", true);

    private final String prefix;
    private final boolean park;

    Place(String prefix, boolean park) {
        this.prefix = prefix;
        this.park = park;
    }

    String account(String role) {
        return prefix + "." + role.replace('+', '-');
    }

    /** Whether the request is about the park. */
    boolean park() {
        return park;
    }
}
