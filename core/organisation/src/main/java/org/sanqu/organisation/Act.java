package org.sanqu.organisation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.sanqu.api.Fault;
import org.sanqu.api.organisation.Change;
import org.sanqu.api.organisation.Decision;
import org.sanqu.api.organisation.Effect;
import org.sanqu.api.platform.Homes;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.security.Caller;

/** A decision as it is done, in one transaction; whoever finds faults in it afterwards must not keep the transaction. */
final class Act {

    private final Sql sql;
    private final Homes homes;
    private final Caller caller;
    private final Decision decision;
    private final Timeline timeline;
    private final long event;
    private final List<Fault> faults = new ArrayList<>();
    private final List<Effect> effects = new ArrayList<>();
    private Set<Long> founded = Set.of();
    private List<Step> steps = List.of();
    private Outcome outcome;
    private Homes.Held held = new Homes.Held(0, 0);

    Act(Sql sql, Homes homes, Caller caller, Decision decision) {
        this.sql = sql;
        this.homes = homes;
        this.caller = caller;
        this.decision = decision;
        this.timeline = new Timeline(sql);
        this.event = sql.ids("organisation_event", 1)[0];
    }

    long event() {
        return event;
    }

    /** Why it must not be kept; empty when all is well. */
    List<Fault> faults() {
        return faults;
    }

    List<Effect> effects() {
        return effects;
    }

    /** The organisations that take part and how. */
    List<Step> steps() {
        return steps;
    }

    /** The organisations that it founds. */
    Set<Long> founded() {
        return founded;
    }

    /** What else than homes there was in what it closes. */
    Homes.Held held() {
        return held;
    }

    /** What it came to; null when it was not even begun. */
    Outcome outcome() {
        return outcome;
    }

    void perform() {
        if (decision.change() instanceof Change.Withdraw withdraw) {
            withdraw(withdraw.event());
        } else {
            change();
        }
    }

    private void change() {
        LocalDate day = decision.effectiveOn();
        Plan plan = new Plan(sql, timeline.projection(), day);
        new Planner(sql, timeline, homes, plan).plan(decision.change());
        faults.addAll(plan.faults());
        faults.addAll(approval(plan.approval()));
        if (!faults.isEmpty()) {
            return;
        }
        steps = plan.steps();
        founded = plan.founded();
        Entry entry = entry(null);
        timeline.journal().enter(List.of(entry));
        Set<Long> rehomed = new TreeSet<>();
        plan.moves().forEach(move -> {
            rehomed.addAll(move.from());
            rehomed.add(move.to());
        });
        Map<Long, Integer> before = residents(rehomed, day);
        // what closes holds nothing any more once it has closed
        held = homes.held(sql, plan.closing(), day);
        outcome = timeline.add(Map.of(entry, steps));
        plan.moves().forEach(move -> homes.move(sql, move.members(), move.from(), move.to(), day, event));
        plan.heirs().forEach((heir, closing) -> homes.carry(sql, closing, heir, day, event));
        String otherwise = decision.change() instanceof Change.Close ? "/change/membersTo" : "/effectiveOn";
        judge(new Verdict(timeline, List.of(event), steps, "/effectiveOn"), rehomed, otherwise);
        tell(day, before);
    }

    /** Nobody approves an alias or a correction, though somebody may. */
    private List<Fault> approval(Approval approval) {
        boolean free = decision.change() instanceof Change.Describe && decision.approvedBy() == null;
        return free ? List.of() : approval.faults(decision);
    }

    private void withdraw(long wrong) {
        Journal.Heading heading = timeline.journal().heading(wrong).orElse(null);
        if (heading == null) {
            faults.add(Fault.at("/change/event", "history.event-unknown", String.valueOf(wrong)));
        } else if (heading.withdrawnBy() != null) {
            faults.add(Fault.at("/change/event", "history.withdrawn", String.valueOf(heading.withdrawnBy())));
        } else if (heading.kind().equals("withdraw")) {
            faults.add(Fault.at("/change/event", "history.withdraws-nothing"));
        } else {
            withdraw(heading);
        }
    }

    private void withdraw(Journal.Heading wrong) {
        Approval approval = new Approval(new Ancestry(timeline.projection(), decision.effectiveOn()));
        if (decision.approvedBy() != null) {
            approval.reaches(decision.approvedBy());
            faults.addAll(approval.faults(decision));
        }
        steps = timeline.journal().steps(wrong.id()).stream()
                .map(step -> new Step(step.organisation(), step.role(), Patch.none(), step.at()))
                .toList();
        if (!faults.isEmpty()) {
            return;
        }
        timeline.journal().enter(List.of(entry(wrong.id())));
        Set<Long> concerned = steps.stream().map(Step::organisation).collect(Collectors.toCollection(TreeSet::new));
        Set<Long> rehomed = homes.moved(sql, wrong.id()) > 0 ? concerned : Set.of();
        Map<Long, Integer> before = residents(rehomed, wrong.effectiveOn());
        outcome = timeline.remove(List.of(wrong.id()), concerned, event);
        homes.undo(sql, wrong.id());
        judge(new Verdict(timeline, List.of(), steps, "/change/event"), rehomed, "/change/event");
        tell(wrong.effectiveOn(), before);
    }

    private Entry entry(Long withdraws) {
        return new Entry(
                event,
                decision.change().kind(),
                decision.effectiveOn(),
                decision.reason().strip(),
                decision.approvedBy(),
                decision.documentNumber(),
                caller.account(),
                Instant.now(),
                null,
                withdraws);
    }

    private void judge(Verdict verdict, Set<Long> rehomed, String at) {
        faults.addAll(verdict.faults(outcome.violations()));
        Set<Long> asked = new TreeSet<>(rehomed);
        outcome.after().keySet().stream().filter(outcome::livesOtherwise).forEach(asked::add);
        asked.removeIf(each -> !outcome.after().containsKey(each));
        faults.addAll(new Residents(sql, homes).faults(asked, outcome, at));
    }

    private Map<Long, Integer> residents(Set<Long> organisations, LocalDate day) {
        Map<Long, Integer> residents = new TreeMap<>();
        organisations.forEach(
                each -> residents.put(each, homes.at(sql, List.of(each), day).size()));
        return residents;
    }

    /** Enters what the event does, organisation by organisation. */
    private void tell(LocalDate day, Map<Long, Integer> residentsBefore) {
        Map<Long, Integer> residentsAfter = residents(residentsBefore.keySet(), day);
        Map<Long, String> written = new LinkedHashMap<>();
        outcome.after().forEach((id, after) -> {
            List<Effect> own = new ArrayList<>(Effects.of(outcome.before().get(id), after, day));
            if (residentsBefore.containsKey(id) && !residentsBefore.get(id).equals(residentsAfter.get(id))) {
                own.add(new Effect(
                        id,
                        "members",
                        String.valueOf(residentsBefore.get(id)),
                        String.valueOf(residentsAfter.get(id))));
            }
            written.put(id, Effects.written(own));
            effects.addAll(own);
        });
        timeline.journal().change(event, steps, written);
    }
}
