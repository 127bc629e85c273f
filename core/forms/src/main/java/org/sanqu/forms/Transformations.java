package org.sanqu.forms;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sanqu.api.form.AppliesTo;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.platform.Sql;

/** The organisations that became another type or came to have other sectors, which are few, with what they were. Immutable. */
final class Transformations {

    /** What an organisation was from a day on; no sectors when it inherits them. */
    private record Shape(LocalDate from, OrganisationType type, List<String> sectors) {}

    private final Map<Long, List<Shape>> latestFirst;

    private Transformations(Map<Long, List<Shape>> latestFirst) {
        this.latestFirst = latestFirst;
    }

    /** Those up to a day. */
    static Transformations read(Sql sql, LocalDate day) {
        Map<Long, List<Shape>> shapes = new HashMap<>();
        sql.each(
                "select organisation, from_on, type, sectors from organisation_version where from_on <= ?"
                        + " and organisation in (select organisation from organisation_version group by organisation"
                        + " having count(*) > 1 and count(distinct type || ' ' || sectors) > 1)"
                        + " order by organisation, from_on desc",
                row -> shapes.computeIfAbsent(row.number("organisation"), id -> new ArrayList<>())
                        .add(new Shape(
                                row.date("from_on"),
                                OrganisationType.of(row.text("type")),
                                row.text("sectors").isEmpty()
                                        ? List.of()
                                        : List.of(row.text("sectors").split(",")))),
                day);
        return new Transformations(shapes);
    }

    /** Since when those have been what is asked that were not since they were founded, with what is inherited today. */
    Map<Long, LocalDate> since(AppliesTo asked, OrganisationPicture today) {
        Map<Long, LocalDate> since = new HashMap<>();
        latestFirst.forEach((organisation, shapes) -> {
            List<Shape> fitting = shapes.stream()
                    .takeWhile(shape -> asked.covers(shape.type, sectors(shape, organisation, today)))
                    .toList();
            if (!fitting.isEmpty() && fitting.size() < shapes.size()) {
                since.put(organisation, fitting.get(fitting.size() - 1).from);
            }
        });
        return since;
    }

    private static List<String> sectors(Shape shape, long organisation, OrganisationPicture today) {
        Hierarchy tree = today.tree();
        int ordinal = tree.ordinal(organisation);
        int above = ordinal < 0 ? -1 : tree.parent(ordinal);
        return !shape.sectors.isEmpty() || above < 0 ? shape.sectors : List.copyOf(today.sectors(above));
    }
}
