package org.sanqu.api.form;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A check of a form that neither its schema nor {@code x-check} can express: a component with {@link ForForm}.
 *
 * <p>It is asked when everything else is in order, in a thread of its own and for a second at most; one that throws or takes longer is
 * told to who submits as a fault of the module. Must be thread-safe.
 */
@ConsumerType
@FunctionalInterface
public interface FormCheck {

    /** Looks at what was filled in and says what is wrong with it. */
    void check(Filled filled, Remarks remarks);
}
