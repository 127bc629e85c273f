package org.sanqu.api.member;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;
import org.sanqu.api.Page;
import org.sanqu.api.Refusal;
import org.sanqu.api.security.Caller;

/**
 * The secondary ties of members (CORE-06). They are shown beside the members and never added to them. A tie also ends with its
 * organisation and when the member leaves the roll. Thread-safe.
 */
@ProviderType
public interface Affiliations {

    /**
     * Every tie of a member, homes included, the latest first.
     *
     * @throws Refusal FORBIDDEN unless the member is at home in the caller's scope
     */
    List<Affiliation> of(Caller caller, long member);

    /** A page of the guests of an organisation and of those below it, on a day, by name. */
    Page<Guest> guests(Caller caller, long organisation, String after, int size, LocalDate asOf);

    /** How many secondary ties there are in an organisation and below it, by kind; kinds without any are left out. */
    Map<String, Long> counts(Caller caller, long organisation, LocalDate asOf);

    /**
     * Begins a secondary tie.
     *
     * @param citizenNumber the member's citizen number when the caller may not read the member; null when they may
     * @param affiliation with the member's id, or 0 when found by the citizen number
     * @throws Refusal FORBIDDEN without RECORD on the host, or for a member out of scope without the right citizen number; INVALID with
     *     a fault for each field: a kind that is none, dates out of order, the home as the host, the same tie twice at a time
     */
    Affiliation begin(Caller caller, Affiliation affiliation, String citizenNumber);

    /**
     * Ends a secondary tie on a day, which is the first without it.
     *
     * @throws Refusal FORBIDDEN without RECORD on the host or the home; NOT_FOUND; INVALID for a day before it began
     */
    Affiliation end(Caller caller, long affiliation, LocalDate on);
}
