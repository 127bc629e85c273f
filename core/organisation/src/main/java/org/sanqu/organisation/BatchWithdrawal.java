package org.sanqu.organisation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.sanqu.api.Fault;
import org.sanqu.api.Message;
import org.sanqu.api.Refusal;
import org.sanqu.api.platform.Homes;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;

/** Takes back all events of an import by one that says so. */
record BatchWithdrawal(Sql sql, Homes homes, Scope scope, StoredHierarchies hierarchies) {

    int withdraw(Caller caller, long batch, String reason, LocalDate today) {
        Timeline timeline = new Timeline(sql);
        List<Long> events = sql.list(
                "select id from organisation_event where batch = ? and withdrawn_by is null order by id",
                row -> row.number("id"),
                batch);
        if (events.isEmpty()) {
            return 0;
        }
        Set<Long> organisations = organisations(batch);
        organisations.forEach(each -> scope.require(caller, Permission.MAINTAIN, each));
        long id = sql.ids("organisation_event", 1)[0];
        Entry entry = new Entry(
                id, "withdraw", today, reason, null, null, caller.account(), Instant.now(), null, events.get(0));
        timeline.journal().enter(List.of(entry));
        Outcome outcome = timeline.remove(new HashSet<>(events), organisations, id);
        refuse(faults(timeline, outcome, organisations));
        timeline.journal().change(id, steps(organisations), effects(outcome));
        sql.afterCommit(() -> hierarchies.changed(id, outcome.after().values()));
        return events.size();
    }

    private Set<Long> organisations(long batch) {
        return new TreeSet<>(sql.list(
                "select distinct c.organisation from organisation_change c join organisation_event e on e.id = c.event"
                        + " where e.batch = ? and e.withdrawn_by is null",
                row -> row.number("organisation"),
                batch));
    }

    private List<Fault> faults(Timeline timeline, Outcome outcome, Set<Long> organisations) {
        List<Fault> faults =
                new ArrayList<>(new Verdict(timeline, List.of(), List.of(), "").faults(outcome.violations()));
        faults.addAll(new Residents(sql, homes).faults(organisations, outcome, ""));
        return faults;
    }

    private static void refuse(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new Refusal(Refusal.Reason.CONFLICT, Message.of("history.invalid", faults.size()), faults);
        }
    }

    private static List<Step> steps(Set<Long> organisations) {
        return organisations.stream()
                .map(each -> new Step(each, Step.Role.FROM, Patch.none(), ""))
                .toList();
    }

    /** On the day on which each was founded. */
    private static Map<Long, String> effects(Outcome outcome) {
        Map<Long, String> effects = new HashMap<>();
        outcome.before().forEach((id, before) -> {
            if (before.life() != null) {
                effects.put(
                        id,
                        Effects.written(Effects.of(
                                before, outcome.after().get(id), before.life().from())));
            }
        });
        return effects;
    }
}
