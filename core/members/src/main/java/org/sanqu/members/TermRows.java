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

    /** The terms of an organisation as they were said, the latest first. */
    List<Term> said(long organisation) {
        return sql.list(
                "select * from term where organisation = ? order by elected_on desc", TermRows::read, organisation);
    }

    /** The terms of an organisation as they were: an election ends the term before it. */
    List<Term> of(long organisation) {
        List<Term> terms = new ArrayList<>();
        LocalDate next = null;
        for (Term term : said(organisation)) {
            LocalDate end = new Span(term.electedOn(), term.endsOn()).cut(next).until();
            terms.add(new Term(organisation, term.electedOn(), end, term.documentNumber()));
            next = term.electedOn();
        }
        return terms;
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

    static Term read(Row row) {
        return new Term(
                row.number("organisation"), row.date("elected_on"), row.date("ends_on"), row.text("document_number"));
    }
}
