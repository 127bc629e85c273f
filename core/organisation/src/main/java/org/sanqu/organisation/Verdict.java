package org.sanqu.organisation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sanqu.api.Fault;
import org.sanqu.api.Message;
import org.sanqu.organisation.Biography.Place;

/** Says what cannot be so that a person can act on it: which field of the decision is wrong, or which later event is in its way. */
final class Verdict {

    private final Timeline timeline;
    private final Collection<Long> events;
    private final Map<Long, String> named = new HashMap<>();
    private final String otherwise;

    /**
     * A verdict on what events brought about.
     *
     * @param events the events that are being entered
     * @param steps what they do
     * @param otherwise where a fault stands that a later event causes
     */
    Verdict(Timeline timeline, Collection<Long> events, List<Step> steps, String otherwise) {
        this.timeline = timeline;
        this.events = events;
        this.otherwise = otherwise;
        for (Step step : steps) {
            if (step.patch().has(Patch.PARENT)) {
                named.put(step.organisation(), step.at());
            }
        }
    }

    List<Fault> faults(List<Violation> violations) {
        List<Fault> faults = new ArrayList<>();
        for (Violation violation : violations) {
            Fault fault = fault(violation);
            if (!faults.contains(fault)) {
                faults.add(fault);
            }
        }
        return faults;
    }

    private Fault fault(Violation violation) {
        long event = violation.event() == 0 ? placing(violation.organisation(), violation) : violation.event();
        if (!events.contains(event)) {
            return depends(
                    switch (violation.kind()) {
                        case ABSENT -> event;
                        case PARENT_ABSENT -> ending(violation.parent()).orElse(event);
                        case CYCLE -> closing(violation);
                    });
        }
        String day = violation.day().toString();
        String at = named.getOrDefault(violation.organisation(), otherwise);
        return switch (violation.kind()) {
            case ABSENT -> absent(violation.organisation(), day);
            case PARENT_ABSENT -> Fault.at(at, "history.parent-absent", day);
            case CYCLE -> Fault.at(at, "history.cycle", day);
        };
    }

    private Fault absent(long organisation, String day) {
        Naming naming = timeline.naming();
        return Fault.at("/effectiveOn", "history.absent", naming.name(organisation), day, naming.life(organisation));
    }

    /** The event that put an organisation where it is on the day; 0 for none. */
    private long placing(long organisation, Violation violation) {
        return place(organisation, violation).map(Place::event).orElse(0L);
    }

    private Optional<Place> place(long organisation, Violation violation) {
        return timeline.told(List.of(organisation)).get(organisation).place(violation.hierarchy(), violation.day());
    }

    /** The event that ended an organisation. */
    private Optional<Long> ending(long organisation) {
        return timeline.journal().told(List.of(organisation)).get(organisation).stream()
                .filter(told -> !told.patch().path(Patch.EXISTS).asBoolean(true))
                .map(Told::event)
                .findFirst();
    }

    /** The latest event of those that make a circle. */
    private long closing(Violation violation) {
        Set<Long> seen = new HashSet<>();
        long latest = 0;
        Long here = violation.organisation();
        while (here != null && seen.add(here)) {
            Optional<Place> place = place(here, violation);
            latest = Math.max(latest, place.map(Place::event).orElse(0L));
            here = place.map(Place::parent).orElse(null);
        }
        return latest;
    }

    private Fault depends(long event) {
        return timeline.journal()
                .heading(event)
                .map(heading -> Fault.at(
                        otherwise,
                        "history.depends",
                        String.valueOf(event),
                        Message.of("history.kind." + heading.kind()),
                        heading.effectiveOn().toString()))
                .orElseGet(() -> Fault.at(otherwise, "history.in-the-way"));
    }
}
