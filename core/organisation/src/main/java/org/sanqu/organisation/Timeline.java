package org.sanqu.organisation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.sanqu.api.platform.Sql;

/**
 * The events as one transaction changes them, and what follows. From the first call on nobody else changes them, so the numbers of
 * events follow the order in which they are kept.
 */
final class Timeline {

    private final Journal journal;
    private final Projection projection;

    Timeline(Sql sql) {
        sql.lock("organisation_event");
        journal = new Journal(sql);
        projection = new Projection(sql);
    }

    Journal journal() {
        return journal;
    }

    Projection projection() {
        return projection;
    }

    Naming naming() {
        return new Naming(projection.sql());
    }

    /** The organisations as their standing events tell them. */
    Map<Long, Biography> told(Collection<Long> organisations) {
        return folded(journal.told(organisations));
    }

    /** Lets events have their effect, which are entered already, with what each does. */
    Outcome add(Map<Entry, List<Step>> events) {
        Map<Long, List<Told>> more = new TreeMap<>();
        events.forEach((entry, steps) ->
                steps.forEach(step -> more.computeIfAbsent(step.organisation(), each -> new ArrayList<>())
                        .add(new Told(entry.id(), entry.effectiveOn(), step.patch()))));
        Map<Long, List<Told>> known = journal.told(more.keySet());
        return follow(known, told -> {
            Map<Long, List<Told>> all = new TreeMap<>();
            told.forEach((id, each) -> all.put(id, joined(each, more.get(id))));
            return all;
        });
    }

    private static List<Told> joined(List<Told> some, List<Told> more) {
        List<Told> all = new ArrayList<>(some);
        all.addAll(more);
        all.sort(Told.ORDER);
        return all;
    }

    /** Takes the effect of events away from the organisations that took part in them, by one that is entered already. */
    Outcome remove(Collection<Long> events, Collection<Long> organisations, long by) {
        Map<Long, List<Told>> known = journal.told(organisations);
        journal.withdraw(events, by);
        return follow(known, told -> {
            Map<Long, List<Told>> rest = new TreeMap<>();
            told.forEach((id, each) -> rest.put(
                    id,
                    each.stream().filter(one -> !events.contains(one.event())).toList()));
            return rest;
        });
    }

    private Outcome follow(Map<Long, List<Told>> known, UnaryOperator<Map<Long, List<Told>>> change) {
        Map<Long, Biography> before = folded(known);
        Map<Long, Biography> after = folded(change.apply(known));
        if (known.values().stream().allMatch(List::isEmpty)) {
            projection.add(after.values());
        } else {
            projection.write(after.values());
        }
        return new Outcome(before, after, new Invariants(projection, before, after).violations());
    }

    private static Map<Long, Biography> folded(Map<Long, List<Told>> told) {
        Map<Long, Biography> folded = new TreeMap<>();
        told.forEach((id, each) -> folded.put(id, Fold.of(id, each)));
        return folded;
    }
}
