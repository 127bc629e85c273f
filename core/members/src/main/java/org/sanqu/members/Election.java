package org.sanqu.members;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.sanqu.api.Fault;
import org.sanqu.api.Message;
import org.sanqu.api.Refusal;
import org.sanqu.api.member.Term;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.platform.Sql;

/**
 * An election as somebody registers it.
 *
 * @param endsOn null for the term that the regulations give
 */
record Election(long organisation, LocalDate electedOn, LocalDate endsOn, String documentNumber) {

    private static final TermLengths LENGTHS = new TermLengths();
    private static final int LONGEST_TERM = 10;
    private static final int LONGEST_NUMBER = 60;

    /**
     * The term that begins with it.
     *
     * @param tree the formal hierarchy on the day; null for a day that makes no sense
     */
    Term term(Sql sql, Hierarchy tree, LocalDate today) {
        List<Fault> faults = new ArrayList<>();
        Written.check(faults, "/documentNumber", documentNumber, LONGEST_NUMBER);
        if (tree == null || electedOn.isAfter(today)) {
            faults.add(Fault.at("/electedOn", "term.elected-when"));
        } else if (tree.ordinal(organisation) < 0) {
            faults.add(Fault.at("/electedOn", "term.organisation-absent"));
        } else {
            LocalDate end = end(sql, tree, faults);
            if (end != null) {
                between(new TermRows(sql).said(organisation), end, faults);
            }
            if (faults.isEmpty()) {
                return new Term(organisation, electedOn, end, documentNumber);
            }
        }
        throw new Refusal(Refusal.Reason.INVALID, Message.of("term.invalid", faults.size()), faults);
    }

    private LocalDate end(Sql sql, Hierarchy tree, List<Fault> faults) {
        if (endsOn == null) {
            Places places = new Places(sql);
            Places.Place place = places.of(organisation, electedOn).orElseThrow();
            OptionalInt years = LENGTHS.years(place.type(), places.sectors(tree, organisation, electedOn));
            if (years.isEmpty()) {
                faults.add(Fault.at("/endsOn", "term.no-length"));
                return null;
            }
            return electedOn.plusYears(years.getAsInt());
        }
        if (!endsOn.isAfter(electedOn) || endsOn.isAfter(electedOn.plusYears(LONGEST_TERM))) {
            faults.add(Fault.at("/endsOn", "term.ends-when", LONGEST_TERM));
            return null;
        }
        return endsOn;
    }

    /** An election may be a little early, and then ends the term before it; more of two terms at a time is a mistake. */
    private void between(List<Term> terms, LocalDate end, List<Fault> faults) {
        for (Term other : terms) {
            boolean earlier = other.electedOn().isBefore(electedOn);
            LocalDate begin = earlier ? electedOn : other.electedOn();
            LocalDate before = earlier ? other.endsOn() : end;
            if (other.electedOn().equals(electedOn)
                    || begin.plusYears(LENGTHS.early()).isBefore(before)) {
                faults.add(Fault.at(
                        "/electedOn",
                        "term.overlaps",
                        other.electedOn().toString(),
                        other.endsOn().toString()));
                return;
            }
        }
    }
}
