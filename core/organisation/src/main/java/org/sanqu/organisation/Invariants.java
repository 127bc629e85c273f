package org.sanqu.organisation;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.sanqu.organisation.Biography.Place;
import org.sanqu.organisation.Violation.Kind;

/**
 * Holds what has changed against what must be true on every day: an organisation that something befalls is there, what it hangs
 * below is there as long as it hangs there, and no organisation is below itself.
 */
final class Invariants {

    private final Projection projection;
    private final Map<Long, Biography> before;
    private final Map<Long, Biography> after;
    private final Map<Long, Span> lives = new HashMap<>();
    private final Map<Node, List<Place>> links = new HashMap<>();
    private final Set<Long> parents;
    private final List<Violation> violations = new ArrayList<>();

    /** What follows from the organisations as they are now must be written already. */
    Invariants(Projection projection, Map<Long, Biography> before, Map<Long, Biography> after) {
        this.projection = projection;
        this.before = before;
        this.after = after;
        this.parents = after.values().stream()
                .flatMap(each -> each.places().stream())
                .map(Place::parent)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    List<Violation> violations() {
        Collection<Long> others =
                parents.stream().filter(each -> !after.containsKey(each)).toList();
        lives.putAll(projection.lives(others));
        after.values().stream().filter(each -> each.life() != null).forEach(each -> lives.put(each.id(), each.life()));
        for (Biography each : after.values()) {
            each.clashes()
                    .forEach(told ->
                            violations.add(new Violation(Kind.ABSENT, each.id(), told.event(), null, null, told.on())));
            each.places().forEach(place -> check(each.id(), place));
            if (before.get(each.id()).life() != null
                    && !before.get(each.id()).life().equals(each.life())) {
                checkBelow(each);
            }
        }
        return violations;
    }

    private void check(long organisation, Place place) {
        if (place.parent() == null || isAsBefore(organisation, place)) {
            return;
        }
        Span life = lives.get(place.parent());
        if (life == null || !life.covers(place.days())) {
            violations.add(new Violation(
                    Kind.PARENT_ABSENT,
                    organisation,
                    place.event(),
                    place.hierarchy(),
                    place.parent(),
                    firstOutside(life, place.days())));
        } else if (mayBeAbove(organisation)) {
            checkAbove(organisation, place);
        }
    }

    /** Whether nothing about the link is new, unless its upper end is. */
    private boolean isAsBefore(long organisation, Place place) {
        return !after.containsKey(place.parent())
                && before.get(organisation).places().contains(place);
    }

    private static LocalDate firstOutside(Span life, Span days) {
        return life == null || !life.has(days.from()) ? days.from() : life.until();
    }

    /** What was not there before has only that below it which came with it. */
    private boolean mayBeAbove(long organisation) {
        return before.get(organisation).life() != null || parents.contains(organisation);
    }

    private void checkBelow(Biography above) {
        for (Projection.Below below : projection.below(above.id())) {
            if (after.containsKey(below.organisation())) {
                continue;
            }
            if (above.life() == null || !above.life().covers(below.days())) {
                violations.add(new Violation(
                        Kind.PARENT_ABSENT,
                        below.organisation(),
                        0,
                        below.hierarchy(),
                        above.id(),
                        firstOutside(above.life(), below.days())));
            }
        }
    }

    /** Follows the links upwards through the days of the place until nothing is above, or the organisation itself. */
    private void checkAbove(long organisation, Place place) {
        Deque<Place> open = new ArrayDeque<>(List.of(place));
        Set<Place> seen = new HashSet<>();
        while (!open.isEmpty()) {
            Place here = open.pop();
            if (here.parent() == null || !seen.add(here)) {
                continue;
            }
            if (here.parent() == organisation) {
                violations.add(new Violation(
                        Kind.CYCLE,
                        organisation,
                        place.event(),
                        place.hierarchy(),
                        place.parent(),
                        here.days().from()));
                return;
            }
            for (Place above : links(new Node(here.parent(), place.hierarchy()))) {
                Span days = above.days().meet(here.days());
                if (days != null) {
                    open.push(new Place(above.hierarchy(), above.parent(), days, 0));
                }
            }
        }
    }

    private List<Place> links(Node node) {
        return links.computeIfAbsent(node, each -> {
            Biography known = after.get(each.organisation);
            return known == null
                    ? projection.places(each.organisation, each.hierarchy)
                    : known.places().stream()
                            .filter(place -> place.hierarchy().equals(each.hierarchy))
                            .toList();
        });
    }

    private record Node(long organisation, String hierarchy) {}
}
