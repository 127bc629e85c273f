package org.sanqu.members;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sanqu.api.platform.Row;
import org.sanqu.api.platform.Sql;

/**
 * Lets ties go on elsewhere when their host closes. Where they go on follows from the ties as they were entered and from all events that
 * stand, in whatever order those were entered.
 *
 * @param sql the transaction
 */
record TieCarriage(Sql sql) {

    /** From a day on ties of one host are those of another. */
    private record Leg(long event, long from, long to, LocalDate on, String account, Instant at) {

        static Leg read(Row row) {
            return new Leg(
                    row.number("organisation_event"),
                    row.number("from_organisation"),
                    row.number("to_organisation"),
                    row.date("on_day"),
                    row.text("carried_by"),
                    row.instant("carried_at"));
        }
    }

    /** How many go on. */
    long carry(Collection<Long> from, long to, LocalDate on, long event, String account, Instant at) {
        sql.lock("secondary_affiliation");
        sql.batch(
                "insert into tie_carriage (organisation_event, from_organisation, to_organisation, on_day, carried_by,"
                        + " carried_at) values (?, ?, ?, ?, ?, ?)",
                from.stream()
                        .filter(each -> each != to)
                        .map(each -> new Object[] {event, each, to, on, account, at})
                        .toList());
        follow(from);
        return new TieRows(sql)
                .after(on, " and s.organisation_event = " + event)
                .size();
    }

    void undo(long event) {
        sql.lock("secondary_affiliation");
        List<Long> places = sql.list(
                "select from_organisation as id from tie_carriage where organisation_event = ?"
                        + " union select to_organisation as id from tie_carriage where organisation_event = ?",
                row -> row.number("id"),
                event,
                event);
        sql.update("delete from tie_carriage where organisation_event = ?", event);
        follow(places);
    }

    /** Writes again where the ties of those go on who have or had one in any of the organisations. */
    private void follow(Collection<Long> organisations) {
        if (!organisations.isEmpty()) {
            again(sql.list(
                    "select distinct m.id from secondary_affiliation s" + TieRows.MEMBER + "where s.organisation in ("
                            + Ids.list(organisations) + ") order by m.id",
                    row -> row.number("id")));
        }
    }

    /** Writes again where ties of members go on. */
    void again(List<Long> members) {
        Map<Long, List<Leg>> legs = new TreeMap<>();
        for (long member : members) {
            TieRows rows = new TieRows(sql);
            List<TieRows.Tie> roots =
                    rows.of(member).stream().filter(tie -> tie.root() == null).toList();
            if (!roots.isEmpty()) {
                sql.update("delete from secondary_affiliation where root in ("
                        + Ids.list(roots.stream()
                                .map(tie -> tie.affiliation().id())
                                .toList()) + ")");
                roots.forEach(root -> goOn(rows, root, legs));
            }
        }
    }

    private void goOn(TieRows rows, TieRows.Tie root, Map<Long, List<Leg>> known) {
        long host = root.affiliation().organisation();
        LocalDate since = root.affiliation().from();
        Optional<Leg> next = next(host, since, known);
        while (next.isPresent()) {
            Leg leg = next.get();
            boolean over = root.saidUntil() != null && !root.saidUntil().isAfter(leg.on);
            if (over || isDoubled(rows, root, leg)) {
                return;
            }
            rows.goOn(root.affiliation().id(), leg.to, leg.on, leg.event, leg.account, leg.at);
            next = next(leg.to, leg.on, known);
        }
    }

    /** A host closes once, so that there is one way on at most. */
    private Optional<Leg> next(long host, LocalDate since, Map<Long, List<Leg>> known) {
        return known
                .computeIfAbsent(
                        host,
                        from -> sql.list(
                                "select * from tie_carriage where from_organisation = ? order by on_day,"
                                        + " organisation_event",
                                Leg::read,
                                from))
                .stream()
                .filter(leg -> !leg.on.isBefore(since))
                .findFirst();
    }

    private static boolean isDoubled(TieRows rows, TieRows.Tie root, Leg leg) {
        Span there = new Span(leg.on, root.saidUntil());
        return rows.of(root.affiliation().member()).stream()
                .filter(other -> other.affiliation().organisation() == leg.to
                        && other.affiliation().kind().equals(root.affiliation().kind()))
                .anyMatch(other -> other.span().overlaps(there));
    }
}
