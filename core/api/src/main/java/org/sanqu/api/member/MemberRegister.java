package org.sanqu.api.member;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.sanqu.api.Page;
import org.sanqu.api.Refusal;
import org.sanqu.api.security.Caller;

/** The members that a caller may see: those at home in the caller's scope. Thread-safe. */
@ProviderType
public interface MemberRegister {

    /**
     * A page of members; along another hierarchy than the formal one, of those only who are at home in the caller's scope, though
     * {@link #count} counts them all.
     *
     * @throws Refusal FORBIDDEN outside the caller's scope; MALFORMED for a cursor or size that makes no sense
     */
    Page<Member> page(Caller caller, MemberQuery query);

    /**
     * How many members all pages of a query have together, wherever its cursor stands; of many, at least so many.
     *
     * @throws Refusal FORBIDDEN outside the caller's scope
     */
    Matches count(Caller caller, MemberQuery query);

    /** How many members are at home in the organisation or below it in a hierarchy. */
    long count(Caller caller, long organisation, String hierarchy, LocalDate asOf);

    /** How many members are at home in the organisation or below it in the formal hierarchy. */
    default long count(Caller caller, long organisation, LocalDate asOf) {
        return count(caller, organisation, org.sanqu.api.organisation.Hierarchy.FORMAL, asOf);
    }

    /**
     * One member.
     *
     * @throws Refusal FORBIDDEN when not at home in the caller's scope, and when there is none and the caller may not read all;
     *     NOT_FOUND otherwise
     */
    Member get(Caller caller, long member, LocalDate asOf);

    /** Several members by id, those that the caller may read, by name. */
    List<Member> list(Caller caller, Collection<Long> members, LocalDate asOf);

    /** The member with a citizen number, found by its keyed hash, if the caller may read them. */
    Optional<Member> find(Caller caller, String citizenNumber, LocalDate asOf);

    /**
     * Puts a person on the roll.
     *
     * @throws Refusal FORBIDDEN without MAINTAIN on the home; CONFLICT when the citizen number is on the roll; INVALID with a
     *     fault for each field
     */
    Member enrol(Caller caller, Enrolment enrolment);

    /**
     * Changes something about a member.
     *
     * @param on from which day; not ahead of today; ignored for {@link MemberChange.Correct}, {@link MemberChange.MergeInto},
     *     {@link MemberChange.Strike} and {@link MemberChange.Withdraw}, which say how it always was
     * @param reason why, 1 … 500 characters; null only for {@link MemberChange.Amend} and {@link MemberChange.Convert}
     * @param documentNumber the number of its paper; null for none
     * @throws Refusal FORBIDDEN without MAINTAIN on the home (of both, for a merger); INVALID with a fault for each field; CONFLICT when
     *     the citizen number belongs to another, and when what followed stands in the way of a withdrawal; NOT_FOUND for an event that
     *     is none of theirs
     */
    Member change(Caller caller, long member, MemberChange change, LocalDate on, String reason, String documentNumber);

    /** What happened to a member, the latest first; with what happened to those merged into them. */
    List<MemberEvent> history(Caller caller, long member);

    /** Groups of members in the organisation and below it that may be one person: same name and birth date, or the same phone. */
    List<List<Member>> likelyDuplicates(Caller caller, long organisation, LocalDate asOf);
}
