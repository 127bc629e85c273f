package org.sanqu.api.platform;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The home affiliations and what else is tied to organisations, for an act on organisations that takes the members with it: called inside the act's transaction, so that
 * nobody on the roll is ever without a home.
 */
@ProviderType
public interface Homes {

    /** Where a member is at home on a day; empty for one who is not on the roll then. */
    Optional<Long> of(Sql sql, long member, LocalDate day);

    /** The members at home in any of the organisations on a day or any day after it. */
    List<Long> at(Sql sql, Collection<Long> organisations, LocalDate from);

    /** Whether anybody is at home in the organisation on any day before (exclusive). */
    boolean before(Sql sql, long organisation, LocalDate day);

    /**
     * Gives members a new home from a day on; whoever would have come to the old home after that day comes to the new one on theirs.
     *
     * @param organisationEvent the event that is the cause, for {@link #undo}
     * @return how many
     */
    long move(Sql sql, Collection<Long> members, Collection<Long> from, long to, LocalDate on, long organisationEvent);

    /** Takes back what an event moved and carried, as if it had not been. */
    void undo(Sql sql, long organisationEvent);

    /** How many members' homes an event moved. */
    long moved(Sql sql, long organisationEvent);

    /**
     * What else than homes there is in organisations.
     *
     * @param ties secondary ties that they host
     * @param appointments posts held in them
     */
    record Held(long ties, long appointments) {}

    /** What there is in any of the organisations on a day or any day after it. */
    Held held(Sql sql, Collection<Long> organisations, LocalDate from);

    /**
     * Lets secondary ties go on at another host from a day on, on which their hosts close: the old ones end with their hosts. A tie that
     * there is already, or to where the member is at home, simply ends.
     *
     * @param organisationEvent the event that is the cause, for {@link #undo}
     * @return how many go on
     */
    long carry(Sql sql, Collection<Long> from, long to, LocalDate on, long organisationEvent);
}
