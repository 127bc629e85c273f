package org.sanqu.organisation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        List<OrganisationEvent> events = new ArrayList<>(read(ids));
        events.sort(Comparator.comparing(OrganisationEvent::effectiveOn)
                .thenComparing(OrganisationEvent::id)
                .reversed());
        return events;
    }

    Optional<OrganisationEvent> get(long event) {
        return read(List.of(event)).stream().findFirst();
    }

    private List<OrganisationEvent> read(Collection<Long> ids) {
        Map<Long, Parts> parts = new HashMap<>();
        List<OrganisationEvent> events = new ArrayList<>();
        Chunks.each(ids, (some, marks) -> {
            sql.each(
                    "select * from organisation_change where event in (" + marks
                            + ") order by event, organisation, role",
                    row -> parts.computeIfAbsent(row.number("event"), each -> new Parts())
                            .add(row),
                    some.toArray());
            events.addAll(sql.list(
                    "select * from organisation_event where id in (" + marks + ")",
                    row -> event(row, parts.getOrDefault(row.number("id"), new Parts())),
                    some.toArray()));
        });
        return events;
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
