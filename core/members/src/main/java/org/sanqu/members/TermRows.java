package org.sanqu.members;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.sanqu.api.member.Term;
import org.sanqu.api.platform.Row;
import org.sanqu.api.platform.Sql;

/**
 * The rows of terms.
 *
 * @param sql the transaction
 */
record TermRows(Sql sql) {

    /** The terms of an organisation that stand as they were said, the latest first. */
    List<Term> said(long organisation) {
        return list("withdrawn is null", organisation);
    }

    private List<Term> list(String condition, long organisation) {
        return sql.list(
                "select * from term where organisation = ? and " + condition + " order by elected_on desc, id desc",
                TermRows::read,
                organisation);
    }

    /** The terms of an organisation as they were: an election ends the term before it. Behind them those that were withdrawn. */
    List<Term> of(long organisation) {
        List<Term> terms = new ArrayList<>();
        LocalDate next = null;
        for (Term term : said(organisation)) {
            LocalDate end = new Span(term.electedOn(), term.endsOn()).cut(next).until();
            terms.add(new Term(organisation, term.electedOn(), end, term.documentNumber()));
            next = term.electedOn();
        }
        terms.addAll(list("withdrawn is not null", organisation));
        return terms;
    }

    /** The one of a day that was withdrawn last. */
    Term withdrawn(long organisation, LocalDate electedOn) {
        return sql.first(
                        "select * from term where organisation = ? and elected_on = ? and withdrawn is not null"
                                + " order by withdrawn_at desc, id desc",
                        TermRows::read,
                        organisation,
                        electedOn)
                .orElseThrow();
    }

    void insert(Term term, String account, Instant at) {
        sql.update(
                "insert into term (organisation, elected_on, ends_on, document_number, entered_by, entered_at)"
                        + " values (?, ?, ?, ?, ?, ?)",
                term.organisation(),
                term.electedOn(),
                term.endsOn(),
                term.documentNumber(),
                account,
                at);
    }

    /** Takes back the one that stands; false when there is none. */
    boolean withdraw(long organisation, LocalDate electedOn, String reason, String account, Instant at) {
        return sql.update(
                        "update term set withdrawn = ?, withdrawn_by = ?, withdrawn_at = ?"
                                + " where organisation = ? and elected_on = ? and withdrawn is null",
                        reason,
                        account,
                        at,
                        organisation,
                        electedOn)
                == 1;
    }

    static Term read(Row row) {
        return new Term(
                row.number("organisation"),
                row.date("elected_on"),
                row.date("ends_on"),
                row.text("document_number"),
                row.text("withdrawn"));
    }
}
