package org.sanqu.api.member;

import java.time.LocalDate;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.sanqu.api.Page;
import org.sanqu.api.Refusal;
import org.sanqu.api.security.Caller;

/**
 * Transfers between homes. The member stays at the old home until the new one accepts; both sides see the transfer. Entitled is the
 * nearest committee or working committee at or above the organisation (MR 25). A transfer that is not accepted within its validity
 * (90 days by default, configurable) has expired by itself. Thread-safe.
 */
@ProviderType
public interface Transfers {

    /** An organisation that a member can be transferred to, as whoever issues transfers may know it. */
    record Destination(long id, String name, String code) {}

    /**
     * Where members can be transferred to, also outside the caller's scope: homes and entitled committees of today whose name, short
     * name, alias or code contains a text, by code, at most so many.
     *
     * @throws Refusal FORBIDDEN without RECORD or REVIEW anywhere
     */
    List<Destination> destinations(Caller caller, String text, int most);

    /** A page of the transfers out of, into or waiting for an organisation or one below it, the latest first; open ones only, or all. */
    Page<Transfer> page(Caller caller, long organisation, boolean open, String after, int size);

    /**
     * A page of the open transfers that wait for the caller: whose turn is an organisation at or below one, where the caller may do the
     * next step (REVIEW for a committee's turn, RECORD for a branch's), the latest first.
     *
     * @throws Refusal FORBIDDEN without READ on the organisation
     */
    Page<Transfer> waiting(Caller caller, long organisation, String after, int size);

    /** The transfers of a member, the latest first. */
    List<Transfer> of(Caller caller, long member);

    /**
     * One transfer.
     *
     * @throws Refusal FORBIDDEN unless the caller may read either side; NOT_FOUND
     */
    Transfer get(Caller caller, long transfer);

    /**
     * Issues a transfer, or registers one with its result; for a member off the roll, who comes back with it, the entitled committee is
     * that of the new home. Somebody off the roll whom the caller may not read is found by their citizen number.
     *
     * @throws Refusal FORBIDDEN without RECORD on the home (REVIEW on the entitled committee to register a result); CONFLICT when one is
     *     under way; INVALID with a fault for each field
     */
    Transfer issue(Caller caller, TransferRequest request);

    /** The entitled committee passes it on; where both sides have the same committee it goes to the new branch. REVIEW on the holder. */
    Transfer send(Caller caller, long transfer);

    /** The new committee gives it to a branch below it. REVIEW on the holder. */
    Transfer assign(Caller caller, long transfer, long branch);

    /**
     * The new branch accepts: from that day the member is at home there. RECORD on the new branch. Of one that was sent to the outside the
     * old committee registers the receipt in this way: from that day the member is off the roll. REVIEW on the holder.
     *
     * @throws Refusal CONFLICT when it was accepted, returned or withdrawn before or has expired; INVALID for a day before the issue or
     *     ahead of today, or on which the branch does not exist
     */
    Transfer accept(Caller caller, long transfer, LocalDate on);

    /** Whoever's turn it is sends it back with grounds, 1 … 500 characters; the member stays where they are. */
    Transfer giveBack(Caller caller, long transfer, String grounds);

    /** The old branch takes it back before it was accepted. RECORD on the old home. */
    Transfer withdraw(Caller caller, long transfer);
}
