package org.sanqu.organisation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sanqu.api.organisation.Effect;
import org.sanqu.api.organisation.Founding;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.platform.Sql;

/** Founds many organisations in one transaction, each by an event of its own; whether the caller may is seen to before. */
final class Foundings {

    private final Sql sql;
    private final String account;
    private final String reason;
    private final Long batch;

    /**
     * Foundings.
     *
     * @param batch the import that they come with; null for none
     */
    Foundings(Sql sql, String account, String reason, Long batch) {
        this.sql = sql;
        this.account = account;
        this.reason = reason;
        this.batch = batch;
    }

    /** The organisations that have codes, by code. */
    Map<String, Known> known(Collection<String> codes) {
        Map<String, Known> known = new HashMap<>();
        Chunks.each(
                codes,
                (some, marks) -> sql.each(
                        "select id, code, established_on from organisation where code in (" + marks + ")",
                        row -> known.put(
                                row.text("code"), new Known(row.number("id"), row.text("established_on") != null)),
                        some.toArray()));
        return known;
    }

    /**
     * Gives organisations ids by code, so that foundings may name one another: new ones, or that which one with a withdrawn founding
     * has already.
     */
    Map<String, Long> number(Collection<String> codes, Map<String, Known> known) {
        sql.lock("organisation_event");
        Map<String, Long> numbers = new HashMap<>();
        List<String> fresh = new ArrayList<>();
        for (String code : codes) {
            if (known.containsKey(code)) {
                numbers.put(code, known.get(code).id());
            } else {
                fresh.add(code);
            }
        }
        long[] ids = sql.ids("organisation", fresh.size());
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < ids.length; i++) {
            numbers.put(fresh.get(i), ids[i]);
            rows.add(new Object[] {ids[i], fresh.get(i)});
        }
        sql.batch("insert into organisation (id, code) values (?, ?)", rows);
        return numbers;
    }

    /**
     * Where an organisation hangs.
     *
     * @param on from which day
     */
    record Hanging(String hierarchy, long parent, LocalDate on) {}

    /** Hangs organisations that are there, each by an event of its own; what becomes of it is added to what became of their foundings, if any. */
    Done hang(Map<Long, Hanging> hangings, Done founded) {
        Timeline timeline = new Timeline(sql);
        long[] events = sql.ids("organisation_event", hangings.size());
        Instant now = Instant.now();
        Map<Entry, List<Step>> acts = new LinkedHashMap<>();
        Map<Long, String> effects = new HashMap<>();
        hangings.forEach((id, hanging) -> {
            long event = events[acts.size()];
            acts.put(
                    new Entry(event, "move", hanging.on, reason, hanging.parent, null, account, now, batch, null),
                    List.of(new Step(id, Step.Role.OTHER, Patch.place(hanging.hierarchy, hanging.parent), "/parent")));
            String attribute =
                    hanging.hierarchy.equals(Hierarchy.FORMAL) ? Patch.PARENT : Patch.PARENT + "/" + hanging.hierarchy;
            effects.put(id, Effects.written(List.of(new Effect(id, attribute, null, String.valueOf(hanging.parent)))));
        });
        timeline.journal().enter(acts.keySet());
        Outcome outcome = timeline.add(acts);
        Map<Long, List<Step>> steps = new LinkedHashMap<>();
        acts.forEach((entry, each) -> steps.put(entry.id(), each));
        timeline.journal().change(steps, effects);
        return new Done(founded == null ? outcome : joined(founded.outcome, outcome), events[events.length - 1]);
    }

    private static Outcome joined(Outcome first, Outcome then) {
        Map<Long, Biography> after = new TreeMap<>(first.after());
        after.putAll(then.after());
        List<Violation> violations = new ArrayList<>(first.violations());
        violations.addAll(then.violations());
        return new Outcome(first.before(), after, violations);
    }

    /** Founds organisations by their ids, at least one, each on the day that its founding says. */
    Done found(Map<Long, Founding> foundings) {
        Timeline timeline = new Timeline(sql);
        long[] events = sql.ids("organisation_event", foundings.size());
        Instant now = Instant.now();
        Map<Entry, List<Step>> acts = new LinkedHashMap<>();
        foundings.forEach((id, founding) -> acts.put(
                new Entry(
                        events[acts.size()],
                        "found",
                        founding.establishedOn(),
                        reason,
                        founding.parent(),
                        null,
                        account,
                        now,
                        batch,
                        null),
                List.of(new Step(id, Step.Role.INTO, Patch.founding(founding), "/parent"))));
        timeline.journal().enter(acts.keySet());
        Outcome outcome = timeline.add(acts);
        enter(timeline.journal(), acts, outcome);
        return new Done(outcome, events[events.length - 1]);
    }

    private static void enter(Journal journal, Map<Entry, List<Step>> acts, Outcome outcome) {
        Map<Long, List<Step>> steps = new LinkedHashMap<>();
        Map<Long, String> effects = new HashMap<>();
        acts.forEach((entry, each) -> {
            steps.put(entry.id(), each);
            long id = each.get(0).organisation();
            effects.put(
                    id,
                    Effects.written(
                            Effects.of(outcome.before().get(id), outcome.after().get(id), entry.effectiveOn())));
        });
        journal.change(steps, effects);
    }

    /**
     * The organisation with a code.
     *
     * @param founded whether it stands; its founding may have been withdrawn
     */
    record Known(long id, boolean founded) {}

    /**
     * What became of it; with violations nothing of the transaction must be kept.
     *
     * @param lastEvent the number of the last event, for {@link StoredHierarchies#changed}
     */
    record Done(Outcome outcome, long lastEvent) {}
}
