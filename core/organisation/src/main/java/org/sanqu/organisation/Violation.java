package org.sanqu.organisation;

import java.time.LocalDate;

/**
 * Something that cannot be, on some day.
 *
 * @param kind what is wrong
 * @param organisation of which organisation
 * @param event the event that brought it about; 0 when only the link is known
 * @param hierarchy where, for what concerns a place; null otherwise
 * @param parent what it hangs below there; null otherwise
 * @param day the first day on which it is wrong
 */
record Violation(Kind kind, long organisation, long event, String hierarchy, Long parent, LocalDate day) {

    /** What can be wrong. */
    enum Kind {
        /** An event befalls an organisation that is not there. */
        ABSENT,
        /** What it hangs below is not there. */
        PARENT_ABSENT,
        /** It hangs below itself. */
        CYCLE
    }
}
