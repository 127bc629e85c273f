package org.sanqu.api.organisation;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.sanqu.api.Refusal;
import org.sanqu.api.security.Caller;

/**
 * What happened to organisations, and the way to make something happen. The state of every organisation on every day follows from
 * its events alone. Thread-safe.
 */
@ProviderType
public interface History {

    /**
     * What a decision would do, with every reason why it cannot be done; nothing is changed.
     *
     * @throws Refusal FORBIDDEN without MAINTAIN on every organisation that it touches
     */
    Preview preview(Caller caller, Decision decision);

    /**
     * Does it, all or nothing.
     *
     * @throws Refusal FORBIDDEN without MAINTAIN on every organisation that it touches; CONFLICT when a code is taken; INVALID with
     *     every fault, at {@code /effectiveOn}, {@code /change/parent} …
     */
    OrganisationEvent decide(Caller caller, Decision decision);

    /** The events of one organisation, the latest effective day first, withdrawn ones included. */
    List<OrganisationEvent> of(Caller caller, long organisation);

    /**
     * One event.
     *
     * @throws Refusal FORBIDDEN when it concerns nothing that the caller may read; NOT_FOUND when there is none
     */
    OrganisationEvent get(Caller caller, long event);
}
