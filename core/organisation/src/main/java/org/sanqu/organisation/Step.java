package org.sanqu.organisation;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What one event does to one organisation.
 *
 * @param organisation the organisation
 * @param role how it takes part
 * @param patch what is set on it
 * @param at where in the decision the organisation above was named, for faults about it
 */
record Step(long organisation, Role role, ObjectNode patch, String at) {

    /** How an organisation takes part in an event; the names in lower case are those in the database. */
    enum Role {
        /** The event begins with it. */
        FROM,
        /** The event ends with it. */
        INTO,
        /** It goes along. */
        OTHER
    }
}
