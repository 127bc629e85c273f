package org.sanqu.api.member;

import java.time.LocalDate;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.sanqu.api.Page;
import org.sanqu.api.Refusal;
import org.sanqu.api.security.Caller;

/** Posts, who holds them, and the terms of elected bodies. Thread-safe. */
@ProviderType
public interface Appointments {

    /** An appointment with the holder's name and the organisation's short name. */
    record Named(Appointment appointment, String name, String organisation) {}

    /** The posts that a member holds and held, the latest first. */
    List<Named> of(Caller caller, long member);

    /** Who holds which post in the organisation itself on a day: secretary first, in the order of the posts. */
    List<Named> in(Caller caller, long organisation, LocalDate asOf);

    /** A page of the holders in an organisation and below it on a day, by organisation code; only one post, or null for all. */
    Page<Named> page(Caller caller, long organisation, String post, String after, int size, LocalDate asOf);

    /**
     * Begins an appointment.
     *
     * @throws Refusal FORBIDDEN without RECORD on the organisation or READ on the member; INVALID with a fault for each field: a code that is
     *     none, dates out of order, the same person in the same post twice at a time, a second secretary at a time, somebody off the roll,
     *     an organisation that does not exist on the days
     */
    Appointment begin(Caller caller, Appointment appointment);

    /**
     * Ends an appointment on a day, which is the first without it.
     *
     * @throws Refusal FORBIDDEN without RECORD on the organisation; NOT_FOUND; INVALID for a day before it began
     */
    Appointment end(Caller caller, long appointment, LocalDate on);

    /** The terms of an organisation, the latest first; behind them those that were withdrawn. */
    List<Term> terms(Caller caller, long organisation);

    /**
     * Registers an election. It may be up to a year early (ER 3), and then ends the term before it.
     *
     * @param endsOn null for the term that the rules give its type and sector: a committee five years, general branches and branches
     *     three, in villages and communities five (TO 1; BR 21; Party Constitution, article 31), unless its district has other numbers
     * @throws Refusal FORBIDDEN without RECORD on the organisation; INVALID for days out of order or a term that overlaps another by
     *     more than that
     */
    Term elect(Caller caller, long organisation, LocalDate electedOn, LocalDate endsOn, String documentNumber);

    /**
     * Takes an election back that was entered wrongly: it is listed still, and ends no term before it.
     *
     * @param reason why, 1 … 500 characters
     * @throws Refusal FORBIDDEN without RECORD on the organisation; NOT_FOUND when no election of that day stands; INVALID for the reason
     */
    Term withdraw(Caller caller, long organisation, LocalDate electedOn, String reason);
}
