package org.sanqu.organisation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.organisation.Biography.Place;
import org.sanqu.organisation.Biography.Version;

/** Tells the life of one organisation from what its events set, one after the other. */
final class Fold {

    private final List<Version> versions = new ArrayList<>();
    private final Map<String, List<Place>> places = new TreeMap<>();
    private final List<Told> clashes = new ArrayList<>();
    private LocalDate from;
    private LocalDate until;
    private Long heir;
    private List<String> aliases = List.of();

    private Fold() {}

    /** The life of an organisation from its standing events, in {@link Told#ORDER}. */
    static Biography of(long organisation, List<Told> told) {
        Fold fold = new Fold();
        told.forEach(fold::take);
        return fold.end(organisation);
    }

    private void take(Told told) {
        ObjectNode patch = told.patch();
        boolean begins = patch.path(Patch.EXISTS).asBoolean(false);
        boolean ends = patch.has(Patch.EXISTS) && !begins;
        boolean alive = from != null && (until == null || told.on().isBefore(until));
        if (begins ? from != null : !alive || (ends && told.on().equals(from))) {
            clashes.add(told);
            return;
        }
        if (begins) {
            from = told.on();
        }
        if (patch.has(Patch.ENDS_ON)) {
            JsonNode announced = patch.get(Patch.ENDS_ON);
            until = announced.isNull() ? null : LocalDate.parse(announced.textValue());
        }
        if (ends) {
            until = told.on();
            heir = patch.has(Patch.HEIR) ? patch.get(Patch.HEIR).longValue() : null;
        }
        describe(told, patch);
        patch.path(Patch.PARENT).fields().forEachRemaining(each -> hang(told, each.getKey(), each.getValue()));
    }

    private void describe(Told told, ObjectNode patch) {
        if (patch.has(Patch.ALIASES)) {
            aliases = texts(patch.get(Patch.ALIASES));
        }
        Version last = versions.isEmpty() ? null : versions.get(versions.size() - 1);
        Version next = version(told.on(), last, patch);
        if (last != null && next.sameAs(last)) {
            return;
        }
        if (last != null) {
            versions.remove(versions.size() - 1);
            if (last.days().from().isBefore(told.on())) {
                versions.add(last.ending(told.on()));
            }
        }
        versions.add(next);
    }

    private static Version version(LocalDate on, Version last, ObjectNode patch) {
        JsonNode units = patch.get(Patch.UNITS);
        return new Version(
                new Span(on, null),
                patch.has(Patch.NAME) ? patch.get(Patch.NAME).textValue() : last.name(),
                patch.has(Patch.SHORT_NAME) ? patch.get(Patch.SHORT_NAME).textValue() : last.shortName(),
                patch.has(Patch.TYPE)
                        ? OrganisationType.of(patch.get(Patch.TYPE).textValue())
                        : last.type(),
                patch.has(Patch.SECTORS) ? texts(patch.get(Patch.SECTORS)) : last.sectors(),
                units == null
                        ? (last == null ? null : last.units())
                        : units.isNull() ? null : (Integer) units.intValue());
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.textValue()));
        return texts;
    }

    /** Hangs it somewhere else; nowhere in a hierarchy other than the formal one, where no parent means a top. */
    private void hang(Told told, String hierarchy, JsonNode where) {
        Long parent = where.isNull() ? null : (Long) where.longValue();
        List<Place> known = places.computeIfAbsent(hierarchy, each -> new ArrayList<>());
        if (!known.isEmpty() && known.get(known.size() - 1).days().until() == null) {
            Place last = known.remove(known.size() - 1);
            if (last.days().from().isBefore(told.on())) {
                known.add(last.ending(told.on()));
            }
        }
        if (parent != null || hierarchy.equals(Hierarchy.FORMAL)) {
            known.add(new Place(hierarchy, parent, new Span(told.on(), null), told.event()));
        }
    }

    private Biography end(long organisation) {
        if (from == null) {
            return new Biography(organisation, null, null, List.of(), List.of(), List.of(), clashes);
        }
        Span life = new Span(from, until);
        List<Version> described = versions.stream()
                .filter(each -> each.days().meet(life) != null)
                .map(each -> each.ending(each.days().meet(life).until()))
                .toList();
        List<Place> hung = places.values().stream()
                .flatMap(List::stream)
                .filter(each -> each.days().meet(life) != null)
                .map(each -> each.ending(each.days().meet(life).until()))
                .toList();
        return new Biography(organisation, life, heir, aliases, described, hung, clashes);
    }
}
