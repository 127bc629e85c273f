package org.sanqu.organisation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sanqu.api.platform.Row;
import org.sanqu.api.platform.Sql;

/**
 * The events in the database, which are the truth about organisations.
 *
 * @param sql the transaction
 */
record Journal(Sql sql) {

    /** What the standing events set, by organisation, in order; an empty list for one that has none. */
    Map<Long, List<Told>> told(Collection<Long> organisations) {
        Map<Long, List<Told>> told = new TreeMap<>();
        organisations.forEach(each -> told.put(each, new ArrayList<>()));
        List<Change> changes = new ArrayList<>();
        Chunks.each(
                told.keySet(),
                (some, marks) -> changes.addAll(sql.list(
                        "select organisation, event, patch from organisation_change where organisation in (" + marks
                                + ")",
                        row -> new Change(row.number("organisation"), row.number("event"), patch(row)),
                        some.toArray())));
        Map<Long, LocalDate> standing = standing(changes);
        changes.stream().filter(each -> standing.containsKey(each.event)).forEach(each -> told.get(each.organisation)
                .add(new Told(each.event, standing.get(each.event), each.patch)));
        told.values().forEach(each -> each.sort(Told.ORDER));
        return told;
    }

    /** The days of those events that stand; apart, since PostgreSQL joins badly what the transaction has just written. */
    private Map<Long, LocalDate> standing(List<Change> changes) {
        Map<Long, LocalDate> standing = new HashMap<>();
        Chunks.each(
                changes.stream().map(Change::event).distinct().toList(),
                (some, marks) -> sql.each(
                        "select id, effective_on from organisation_event"
                                + " where withdrawn_by is null and kind <> 'withdraw' and id in (" + marks + ")",
                        row -> standing.put(row.number("id"), row.date("effective_on")),
                        some.toArray()));
        return standing;
    }

    private static ObjectNode patch(Row row) {
        return Patch.read(row.text("patch"));
    }

    /** Enters events. */
    void enter(Collection<Entry> entries) {
        List<Object[]> rows = new ArrayList<>();
        for (Entry entry : entries) {
            rows.add(new Object[] {
                entry.id(),
                entry.kind(),
                entry.effectiveOn(),
                entry.reason(),
                entry.approvedBy(),
                entry.documentNumber(),
                entry.enteredBy(),
                entry.enteredAt(),
                entry.batch(),
                entry.withdraws()
            });
        }
        sql.batch(
                "insert into organisation_event (id, kind, effective_on, reason, approved_by, document_number, entered_by,"
                        + " entered_at, batch, withdraws) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                rows);
    }

    /** Enters what an event does, with the effects on each organisation. */
    void change(long event, List<Step> steps, Map<Long, String> effects) {
        change(Map.of(event, steps), effects);
    }

    /** Enters what events do, no two to the same organisation. */
    void change(Map<Long, List<Step>> events, Map<Long, String> effects) {
        List<Object[]> rows = new ArrayList<>();
        // of several roles one tells
        Map<Long, String> untold = new HashMap<>(effects);
        events.forEach((event, steps) -> steps.forEach(step -> rows.add(new Object[] {
            event,
            step.organisation(),
            step.role().name().toLowerCase(Locale.ROOT),
            step.patch().toString(),
            untold.remove(step.organisation())
        })));
        sql.batch(
                "insert into organisation_change (event, organisation, role, patch, effects) values (?, ?, ?, ?, ?)",
                rows);
    }

    /** Marks events as withdrawn by another. */
    void withdraw(Collection<Long> events, long by) {
        List<Object[]> rows = new ArrayList<>();
        events.forEach(event -> rows.add(new Object[] {by, event}));
        sql.batch("update organisation_event set withdrawn_by = ? where id = ?", rows);
    }

    /** An event's own row and nothing of what it does. */
    Optional<Heading> heading(long event) {
        return sql.first(
                "select * from organisation_event where id = ?",
                row -> new Heading(
                        row.number("id"), row.text("kind"), row.date("effective_on"), row.numberOrNull("withdrawn_by")),
                event);
    }

    /** The organisations that take part in an event, with the role of each. */
    List<Step> steps(long event) {
        return sql.list(
                "select organisation, role, patch from organisation_change where event = ? order by organisation, role",
                row -> new Step(
                        row.number("organisation"),
                        Step.Role.valueOf(row.text("role").toUpperCase(Locale.ROOT)),
                        patch(row),
                        "/change/event"),
                event);
    }

    /** What an event is and whether it stands. */
    record Heading(long id, String kind, LocalDate effectiveOn, Long withdrawnBy) {}

    /** What an event sets on an organisation, whether it stands or not. */
    private record Change(long organisation, long event, ObjectNode patch) {}
}
