package org.sanqu.members;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.platform.Row;
import org.sanqu.api.platform.Sql;

/**
 * What the tables of organisations say, whoever asks.
 *
 * @param sql the transaction
 */
record Places(Sql sql) {

    private static final String SELECT =
            """
            select o.id, o.code, o.established_on, o.closed_on, v.name, v.short_name, v.type, v.sectors
            from organisation o join organisation_version v on v.organisation = o.id and v.from_on = coalesce(
              (select max(w.from_on) from organisation_version w where w.organisation = o.id and w.from_on <= ?),
              (select min(w.from_on) from organisation_version w where w.organisation = o.id))
            """;

    /** Organisations by id as of a day; one that does not exist then as it was or will be. */
    Map<Long, Place> of(Collection<Long> organisations, LocalDate day) {
        Map<Long, Place> places = new HashMap<>();
        if (!organisations.isEmpty()) {
            sql.each(
                    SELECT + "where o.id in (" + Ids.list(organisations) + ")",
                    row -> places.put(row.number("id"), read(row)),
                    day);
        }
        return places;
    }

    Optional<Place> of(long organisation, LocalDate day) {
        return Optional.ofNullable(of(List.of(organisation), day).get(organisation));
    }

    /** The sectors of an organisation, or of its nearest ancestor that has any; may be empty. */
    List<String> sectors(Hierarchy tree, long organisation, LocalDate day) {
        for (int here = tree.ordinal(organisation); here >= 0; here = tree.parent(here)) {
            List<String> sectors =
                    of(tree.organisation(here), day).map(Place::sectors).orElse(List.of());
            if (!sectors.isEmpty()) {
                return sectors;
            }
        }
        return List.of();
    }

    private static Place read(Row row) {
        return new Place(
                row.number("id"),
                row.text("code"),
                row.text("name"),
                row.text("short_name"),
                OrganisationType.of(row.text("type")),
                Stream.of(row.text("sectors").split("[^a-z0-9-]+"))
                        .filter(sector -> !sector.isEmpty())
                        .toList(),
                row.date("established_on"),
                row.date("closed_on"));
    }

    /**
     * An organisation.
     *
     * @param establishedOn null for one that should never have been
     */
    record Place(
            long id,
            String code,
            String name,
            String shortName,
            OrganisationType type,
            List<String> sectors,
            LocalDate establishedOn,
            LocalDate closedOn) {

        boolean existsOn(LocalDate day) {
            return establishedOn != null && new Span(establishedOn, closedOn).has(day);
        }

        /** Whether it exists from the first to the last of the days; without a last day, on the first. */
        boolean existsThrough(Span days) {
            return existsOn(days.from())
                    && (days.until() == null || existsOn(days.until().minusDays(1)));
        }
    }
}
