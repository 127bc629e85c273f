package org.sanqu.members;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.sanqu.api.member.Affiliation;
import org.sanqu.api.platform.Row;
import org.sanqu.api.platform.Sql;

/**
 * The rows of secondary ties, with the day on which each ends by itself.
 *
 * @param sql the transaction
 */
record TieRows(Sql sql) {

    /** The member, {@code m}, of a tie or a post, {@code s}: the one that they were found to be. */
    static final String MEMBER =
            " join member w on w.id = s.member join member m on m.id = coalesce(w.merged_into, w.id) ";

    /** Whose tie or post it is, by the id that they had or have. */
    static final String WHOSE = "s.member in (select v.id from member v where v.id = ? or v.merged_into = ?)";

    /** The first day on which the host of a tie or the organisation of a post is no more; null for none. */
    static final String CLOSED = "(select c.closed_on from organisation c where c.id = s.organisation) as closed_on";

    /** The first day on which the member is at home at the host of a tie that began before; null for none. */
    private static final String HOME_THERE =
            """
            (select min(g.from_on) from affiliation g
             where g.member = m.id and g.kind = 'home' and g.organisation = s.organisation
               and (g.until_on is null or (g.until_on > s.from_on and g.until_on > g.from_on)))""";

    /** The same of a tie that goes on elsewhere, and of the hosts that it had before. */
    private static final String HOME_ON_THE_WAY =
            """
            (select min(g.from_on) from affiliation g join secondary_affiliation r on r.organisation = g.organisation
             where g.member = m.id and g.kind = 'home' and (r.id = s.root or r.root = s.root) and r.from_on <= s.from_on
               and (g.until_on is null or (g.until_on > r.from_on and g.until_on > g.from_on)))""";

    private static final String SELECT =
            "select s.*, m.id as person, m.name, " + rollEnd("s.root_from") + " as roll_end, "
                    + CLOSED + ", case when s.root is null then " + HOME_THERE + " else " + HOME_ON_THE_WAY
                    + " end as home_there from secondary_affiliation s" + MEMBER;

    /**
     * The first day off the roll since a tie or a post began; null while its member stays on the roll.
     *
     * @param begun the column of its first day
     */
    static String rollEnd(String begun) {
        return """
            (case when not exists (select 1 from affiliation e
                                   where e.member = m.id and e.kind = 'home'
                                     and (e.until_on is null or e.until_on > %1$s))
             then %1$s
             else (select min(g.until_on) from affiliation g
                   where g.member = m.id and g.kind = 'home' and g.until_on > %1$s
                     and not exists (select 1 from affiliation f
                                     where f.member = m.id and f.kind = 'home' and f.from_on = g.until_on
                                       and (f.until_on is null or f.until_on > f.from_on)))
             end)"""
                .formatted(begun);
    }

    /** Every tie of a member in the order in which they were entered; without those that do not go on after all. */
    List<Tie> of(long member) {
        return sql.list(SELECT + "where " + WHOSE + " order by s.id", TieRows::read, member, member).stream()
                .filter(tie ->
                        tie.root() == null || tie.span().lastsBeyond(tie.span().from()))
                .toList();
    }

    Optional<Tie> withId(long affiliation) {
        return sql.first(SELECT + "where s.id = ?", TieRows::read, affiliation);
    }

    /** The ties on a day that fulfil a condition, in no order; their hosts may have gone. */
    List<Tie> on(LocalDate day, String condition) {
        return sql
                .list(
                        SELECT + "where s.from_on <= ? and (s.until_on is null or s.until_on > ?)" + condition,
                        TieRows::read,
                        day,
                        day)
                .stream()
                .filter(tie -> tie.span().has(day))
                .toList();
    }

    /** The ties on a day or any day after it that fulfil a condition, in no order; their hosts may have gone. */
    List<Tie> after(LocalDate day, String condition) {
        return sql
                .list(SELECT + "where (s.until_on is null or s.until_on > ?)" + condition, TieRows::read, day)
                .stream()
                .filter(tie -> tie.span().lastsBeyond(day))
                .toList();
    }

    /** The ties on a day by name, behind a tie; some may have ended by themselves. */
    List<Tie> byName(LocalDate day, String condition, Long behind, int most) {
        String after = behind == null
                ? ""
                : " and (m.name_key, s.id) > (select b.name_key, c.id from secondary_affiliation c"
                        + " join member a on a.id = c.member join member b on b.id = coalesce(a.merged_into, a.id)"
                        + " where c.id = " + behind + ")";
        return sql.list(
                SELECT + "where s.from_on <= ? and (s.until_on is null or s.until_on > ?)" + condition + after
                        + " order by m.name_key, s.id limit ?",
                TieRows::read,
                day,
                day,
                most);
    }

    long insert(Affiliation tie, String account, Instant at) {
        return sql.insert(
                "insert into secondary_affiliation (member, organisation, kind, from_on, until_on, voting_right,"
                        + " dues_at_host, begun_by, begun_at, root_from) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                tie.member(),
                tie.organisation(),
                tie.kind(),
                tie.from(),
                tie.until(),
                tie.votingRight(),
                tie.duesAtHost(),
                account,
                at,
                tie.from());
    }

    /** Writes that a tie that was entered goes on elsewhere. */
    void goOn(long root, long host, LocalDate on, long organisationEvent, String account, Instant at) {
        sql.update(
                "insert into secondary_affiliation (member, organisation, kind, from_on, until_on, voting_right,"
                        + " dues_at_host, begun_by, begun_at, ended_by, ended_at, root, root_from, organisation_event)"
                        + " select member, ?, kind, ?, until_on, voting_right, dues_at_host, ?, ?, ended_by, ended_at, id,"
                        + " from_on, ? from secondary_affiliation where id = ?",
                host,
                on,
                account,
                at,
                organisationEvent,
                root);
    }

    /** Ends a tie wherever it has gone on. */
    void end(long affiliation, LocalDate on, String account, Instant at) {
        sql.update(
                "update secondary_affiliation set until_on = ?, ended_by = ?, ended_at = ? where coalesce(root, id) ="
                        + " (select coalesce(root, id) from secondary_affiliation where id = ?)",
                on,
                account,
                at,
                affiliation);
    }

    private static Tie read(Row row) {
        Span span = new Span(row.date("from_on"), row.date("until_on"));
        Span actual = span.cut(row.date("roll_end"), row.date("home_there"), row.date("closed_on"));
        return new Tie(
                new Affiliation(
                        row.number("id"),
                        row.number("person"),
                        row.number("organisation"),
                        row.text("kind"),
                        actual.from(),
                        actual.until(),
                        row.flag("voting_right"),
                        row.flag("dues_at_host")),
                row.text("name"),
                span.until(),
                row.numberOrNull("root"));
    }

    /**
     * A tie.
     *
     * @param affiliation as it is: until the first of what ends it
     * @param name the member's name
     * @param saidUntil when it was said to end; null for nothing said
     * @param root the tie that was entered, of one that goes on elsewhere; null for one that was entered
     */
    record Tie(Affiliation affiliation, String name, LocalDate saidUntil, Long root) {

        Span span() {
            return new Span(affiliation.from(), affiliation.until());
        }
    }
}
