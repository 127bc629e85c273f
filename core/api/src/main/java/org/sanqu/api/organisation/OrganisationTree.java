package org.sanqu.api.organisation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.sanqu.api.Page;
import org.sanqu.api.Refusal;
import org.sanqu.api.security.Caller;

/** The organisations that a caller may see, as of a day. Thread-safe. */
@ProviderType
public interface OrganisationTree {

    /** The highest organisations that the caller may read, by code. */
    List<Organisation> tops(Caller caller, LocalDate asOf);

    /**
     * One organisation.
     *
     * @throws Refusal FORBIDDEN outside the caller's scope, NOT_FOUND when there is none
     */
    Organisation get(Caller caller, long organisation, LocalDate asOf);

    /** The organisation with a code, if the caller may read it. */
    Optional<Organisation> find(Caller caller, String code, LocalDate asOf);

    /** Several organisations by id, those that the caller may read, by code. */
    List<Organisation> list(Caller caller, Collection<Long> organisations, LocalDate asOf);

    /** The organisations directly below, by code. */
    List<Organisation> children(Caller caller, long organisation, LocalDate asOf);

    /** Whether anything is below, for the tree's opening sign. */
    boolean hasChildren(Caller caller, long organisation, LocalDate asOf);

    /** From the highest readable ancestor down to the organisation itself. */
    List<Organisation> path(Caller caller, long organisation, LocalDate asOf);

    /** The sectors of the organisation, or of its nearest ancestor that has any; may be empty. */
    List<String> sectors(Caller caller, long organisation, LocalDate asOf);

    /**
     * A page of the organisations below (and with) one, sorted as the query says; along another hierarchy than the formal one only
     * what the caller may read.
     *
     * @throws Refusal FORBIDDEN outside the caller's scope; MALFORMED for a cursor, size or order that makes no sense
     */
    Page<Organisation> page(Caller caller, OrganisationQuery query);

    /** Organisations below (and with) one whose name, short name, alias or code contains a text, by code, at most so many. */
    List<Organisation> search(Caller caller, long organisation, String text, int most, LocalDate asOf);

    /** From the top of a hierarchy down to the organisation; empty when it is not in that hierarchy on the day. */
    List<Organisation> path(Caller caller, long organisation, String hierarchy, LocalDate asOf);

    /** The organisations directly below in a hierarchy, by code; those that the caller may read. */
    List<Organisation> children(Caller caller, long organisation, String hierarchy, LocalDate asOf);

    /**
     * Founds an organisation: {@link History#decide} with no more than a founding, on its first day.
     *
     * @throws Refusal FORBIDDEN without MAINTAIN on the parent (on everything for a top); CONFLICT when the code is taken;
     *     INVALID when the parent does not exist on that day
     */
    Organisation found(Caller caller, Founding founding);
}
