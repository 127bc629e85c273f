package org.sanqu.organisation;

import java.util.List;
import java.util.Map;

/**
 * What a change of the events came to, organisation by organisation.
 *
 * @param before the organisations concerned, as they were
 * @param after the same, as they are now
 * @param violations what cannot be; then nothing must be kept
 */
record Outcome(Map<Long, Biography> before, Map<Long, Biography> after, List<Violation> violations) {

    /** Whether an organisation exists on other days than before. */
    boolean livesOtherwise(long organisation) {
        Span was = before.get(organisation).life();
        Span is = after.get(organisation).life();
        return was == null ? is != null : !was.equals(is);
    }
}
