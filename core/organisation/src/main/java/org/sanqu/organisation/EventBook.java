package org.sanqu.organisation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sanqu.api.organisation.Effect;
import org.sanqu.api.organisation.OrganisationEvent;
import org.sanqu.api.platform.Homes;
import org.sanqu.api.platform.Row;
import org.sanqu.api.platform.Sql;

/** Reads events as people see them. */
record EventBook(Sql sql, Homes homes) {

    /** The events of an organisation, the latest effective day first. */
    List<OrganisationEvent> of(long organisation) {
        List<Long> ids = sql.list(
                "select distinct event from organisation_change where organisation = ?",
                row -> row.number("event"),
                organisation);
        return sorted(read(ids, organisation));
    }

    /** The latest events of an organisation and of what hung directly below it in the formal hierarchy, the latest day first. */
    List<OrganisationEvent> below(long organisation, int most) {
        List<Long> ids = sql.list(
                "select distinct e.id, e.effective_on from organisation_event e where e.id in ("
                        + "select event from organisation_change where organisation = ?) or e.id in ("
                        + "select c.event from organisation_parent p join organisation_change c on c.organisation = p.organisation"
                        + " join organisation_event b on b.id = c.event where p.parent = ? and p.hierarchy = 'formal'"
                        + " and b.effective_on >= p.from_on and (p.until_on is null or b.effective_on <= p.until_on))"
                        + " order by e.effective_on desc, e.id desc limit ?",
                row -> row.number("id"),
                organisation,
                organisation,
                most);
        return sorted(read(ids, organisation));
    }

    private static List<OrganisationEvent> sorted(List<OrganisationEvent> events) {
        List<OrganisationEvent> sorted = new ArrayList<>(events);
        sorted.sort(Comparator.comparing(OrganisationEvent::effectiveOn)
                .thenComparing(OrganisationEvent::id)
                .reversed());
        return sorted;
    }

    Optional<OrganisationEvent> get(long event) {
        return read(List.of(event), null).stream().findFirst();
    }

    /**
     * Events with what they did.
     *
     * @param organisation for whom; of an import that was undone, which may concern a whole district, only they are told; null for all
     */
    private List<OrganisationEvent> read(Collection<Long> ids, Long organisation) {
        Map<Long, Parts> parts = new HashMap<>();
        List<OrganisationEvent> events = new ArrayList<>();
        Chunks.each(ids, (some, marks) -> {
            Set<Long> undone = organisation == null ? Set.of() : undoings(some, marks);
            List<Long> whole =
                    some.stream().filter(each -> !undone.contains(each)).toList();
            parts(parts, whole, "");
            parts(parts, List.copyOf(undone), " and organisation = " + organisation);
            events.addAll(sql.list(
                    "select * from organisation_event where id in (" + marks + ")",
                    row -> event(row, parts.getOrDefault(row.number("id"), new Parts())),
                    some.toArray()));
        });
        return events;
    }

    /** Those events that took an import back. */
    private Set<Long> undoings(List<Long> some, String marks) {
        return new HashSet<>(sql.list(
                "select e.id from organisation_event e join organisation_event w on w.id = e.withdraws"
                        + " where w.batch is not null and e.id in (" + marks + ")",
                row -> row.number("id"),
                some.toArray()));
    }

    private void parts(Map<Long, Parts> parts, List<Long> events, String condition) {
        Chunks.each(
                events,
                (some, marks) -> sql.each(
                        "select * from organisation_change where event in (" + marks + ")" + condition
                                + " order by event, organisation, role",
                        row -> parts.computeIfAbsent(row.number("event"), each -> new Parts())
                                .add(row),
                        some.toArray()));
    }

    private OrganisationEvent event(Row row, Parts parts) {
        Long withdraws = row.numberOrNull("withdraws");
        return new OrganisationEvent(
                row.number("id"),
                row.text("kind"),
                row.date("effective_on"),
                row.text("reason"),
                row.numberOrNull("approved_by"),
                row.text("document_number"),
                parts.from,
                parts.into,
                parts.effects,
                homes.moved(sql, row.number("id")),
                row.text("entered_by"),
                row.instant("entered_at"),
                withdraws,
                row.numberOrNull("withdrawn_by"));
    }

    /** Who took part in an event and what it did. */
    private static final class Parts {
        private final List<Long> from = new ArrayList<>();
        private final List<Long> into = new ArrayList<>();
        private final List<Effect> effects = new ArrayList<>();

        void add(Row row) {
            long organisation = row.number("organisation");
            switch (row.text("role")) {
                case "from" -> from.add(organisation);
                case "into" -> into.add(organisation);
                default -> {}
            }
            effects.addAll(Effects.read(organisation, row.text("effects")));
        }
    }
}
