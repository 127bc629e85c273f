package org.sanqu.members;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.sanqu.api.Fault;
import org.sanqu.api.Message;
import org.sanqu.api.Refusal;
import org.sanqu.api.member.Term;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.platform.Sql;

/**
 * An election as somebody registers it.
 *
 * @param endsOn null for the term that the rules give
 */
record Election(long organisation, LocalDate electedOn, LocalDate endsOn, String documentNumber) {

    private static final int LONGEST_TERM = 10;
    private static final int LONGEST_NUMBER = 60;

    /**
     * The term that begins with it.
     *
     * @param tree the formal hierarchy on the day; null for a day that makes no sense
     */
    Term term(Sql sql, Hierarchy tree, TermLengths lengths, LocalDate today) {
        List<Fault> faults = new ArrayList<>();
        Written.check(faults, "/documentNumber", documentNumber, LONGEST_NUMBER);
        if (tree == null || electedOn.isAfter(today)) {
            faults.add(Fault.at("/electedOn", "term.elected-when"));
        } else if (tree.ordinal(organisation) < 0) {
            faults.add(Fault.at("/electedOn", "term.organisation-absent"));
        } else {
            LocalDate end = end(sql, tree, lengths, faults);
            if (end != null) {
                between(new TermRows(sql).said(organisation), end, faults);
            }
            if (faults.isEmpty()) {
                return new Term(organisation, electedOn, end, documentNumber);
            }
        }
        throw new Refusal(Refusal.Reason.INVALID, Message.of("term.invalid", faults.size()), faults);
    }

    private LocalDate end(Sql sql, Hierarchy tree, TermLengths lengths, List<Fault> faults) {
        LocalDate end = endsOn == null ? usual(sql, tree, lengths) : endsOn;
        if (end == null) {
            faults.add(Fault.at("/endsOn", "term.no-length"));
        } else if (!end.isAfter(electedOn) || end.isAfter(electedOn.plusYears(LONGEST_TERM))) {
            faults.add(Fault.at("/endsOn", "term.ends-when", LONGEST_TERM));
            return null;
        }
        return end;
    }

    private LocalDate usual(Sql sql, Hierarchy tree, TermLengths lengths) {
        Places places = new Places(sql);
        Places.Place place = places.of(organisation, electedOn).orElseThrow();
        return lengths.of(place, places.sectors(tree, organisation, electedOn), electedOn)
                .map(electedOn::plus)
                .orElse(null);
    }

    /** An election may be a little early, and then ends the term before it; more of two terms at a time is a mistake. */
    private void between(List<Term> terms, LocalDate end, List<Fault> faults) {
        for (Term other : terms) {
            boolean earlier = other.electedOn().isBefore(electedOn);
            LocalDate begin = earlier ? electedOn : other.electedOn();
            LocalDate before = earlier ? other.endsOn() : end;
            if (other.electedOn().equals(electedOn)
                    || begin.plusYears(TermLengths.early()).isBefore(before)) {
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
