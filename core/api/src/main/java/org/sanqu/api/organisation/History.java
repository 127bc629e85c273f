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

    /** Does it, whatever it comes to: {@link #decide(Caller, Decision, String)} without an expectation. */
    default OrganisationEvent decide(Caller caller, Decision decision) {
        return decide(caller, decision, null);
    }

    /**
     * Does it, all or nothing.
     *
     * @param expected the fingerprint of the preview that somebody agreed to; null for no expectation
     * @throws Refusal FORBIDDEN without MAINTAIN on every organisation that it touches; CONFLICT when a code is taken, and with
     *     {@code history.stale} when something else would happen than what was expected; INVALID with every fault, at
     *     {@code /effectiveOn}, {@code /change/parent} …
     */
    OrganisationEvent decide(Caller caller, Decision decision, String expected);

    /** The events of one organisation, the latest effective day first, withdrawn ones included. */
    List<OrganisationEvent> of(Caller caller, long organisation);

    /**
     * The events of one organisation and of what hung directly below it in the formal hierarchy on their days, the latest effective
     * day first; at most the latest 500.
     */
    List<OrganisationEvent> below(Caller caller, long organisation);

    /**
     * One event.
     *
     * @throws Refusal FORBIDDEN when it concerns nothing that the caller may read; NOT_FOUND when there is none
     */
    OrganisationEvent get(Caller caller, long event);
}
