package org.sanqu.members;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.sanqu.api.CodeTable;
import org.sanqu.api.Fault;
import org.sanqu.api.Message;
import org.sanqu.api.Refusal;
import org.sanqu.api.member.Affiliation;
import org.sanqu.api.platform.Sql;

/** What a secondary tie must be. */
final class TieCheck {

    private final Sql sql;
    private final Affiliation tie;
    private final Span span;
    private final List<Fault> faults = new ArrayList<>();

    private TieCheck(Sql sql, Affiliation tie) {
        this.sql = sql;
        this.tie = tie;
        this.span = new Span(tie.from(), tie.until());
    }

    /** Passes a tie that can begin; its member is known. */
    static void require(Sql sql, Affiliation tie, LocalDate today) {
        TieCheck check = new TieCheck(sql, tie);
        check.kind();
        if (check.span.check(check.faults, today)) {
            check.host();
            check.home();
            check.once();
        }
        if (!check.faults.isEmpty()) {
            throw new Refusal(Refusal.Reason.INVALID, Message.of("tie.invalid", check.faults.size()), check.faults);
        }
    }

    private void kind() {
        String kind = tie.kind();
        if (kind == null
                || kind.equals(Affiliation.HOME)
                || !CodeTable.of("tie").codes().contains(kind)) {
            faults.add(Fault.at("/kind", "field.code", kind == null ? "" : kind));
        }
    }

    private void host() {
        boolean there = new Places(sql)
                .of(tie.organisation(), tie.from())
                .filter(host -> host.existsThrough(span))
                .isPresent();
        if (!there) {
            faults.add(Fault.at("/organisation", "tie.host-absent"));
        }
    }

    private void home() {
        List<Affiliation> homes = new HomeDays(sql).of(tie.member());
        if (homes.stream().noneMatch(home -> days(home).has(tie.from()))) {
            faults.add(Fault.at("/member", "tie.off-roll", tie.from().toString()));
        } else if (homes.stream()
                .anyMatch(home ->
                        home.organisation() == tie.organisation() && days(home).overlaps(span))) {
            faults.add(Fault.at("/organisation", "tie.at-home"));
        }
    }

    private void once() {
        for (TieRows.Tie other : new TieRows(sql).of(tie.member())) {
            Affiliation known = other.affiliation();
            if (known.organisation() == tie.organisation()
                    && known.kind().equals(tie.kind())
                    && days(known).overlaps(span)) {
                faults.add(Fault.at("/from", "tie.twice", known.from().toString()));
                return;
            }
        }
    }

    private static Span days(Affiliation affiliation) {
        return new Span(affiliation.from(), affiliation.until());
    }
}
