package org.sanqu.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.Fault;
import org.sanqu.api.Message;
import org.sanqu.api.Refusal;
import org.sanqu.api.organisation.Change;
import org.sanqu.api.organisation.Decision;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.organisation.History;
import org.sanqu.api.organisation.OrganisationEvent;
import org.sanqu.api.organisation.Preview;
import org.sanqu.api.platform.Homes;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Access;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;

/** The events in the database; a preview is the act itself, not kept. */
@Component(service = {History.class, StoredHistory.class})
public final class StoredHistory implements History {

    private static final int MOST_BELOW = 500;

    private final Store store;
    private final StoredHierarchies hierarchies;
    private final Forecast forecast;
    private final Homes homes;
    private final Scope scope;
    private final Access access;
    private final Clock clock;

    @Activate
    public StoredHistory(
            @Reference Store store,
            @Reference Access access,
            @Reference StoredHierarchies hierarchies,
            @Reference Forecast forecast,
            @Reference Homes homes) {
        this(store, access, hierarchies, forecast, homes, Clock.systemDefaultZone());
    }

    StoredHistory(
            Store store, Access access, StoredHierarchies hierarchies, Forecast forecast, Homes homes, Clock clock) {
        this.store = store;
        this.hierarchies = hierarchies;
        this.forecast = forecast;
        this.homes = homes;
        this.scope = new Scope(access, hierarchies);
        this.access = access;
        this.clock = clock;
    }

    @Override
    public Preview preview(Caller caller, Decision decision) {
        try {
            store.write(sql -> {
                throw new Foreseen(forecast.of(sql, act(sql, caller, decision), decision.effectiveOn()));
            });
        } catch (Foreseen foreseen) {
            return foreseen.preview;
        } catch (Refusal refusal) {
            return refused(refusal);
        }
        throw new IllegalStateException("a preview was kept");
    }

    private static Preview refused(Refusal refusal) {
        if (refusal.reason() == Refusal.Reason.FORBIDDEN) {
            throw refusal;
        }
        List<Fault> faults = refusal.faults().isEmpty() ? List.of(new Fault("", refusal.text())) : refusal.faults();
        return Fingerprint.marked(new Preview(List.of(), 0, 0, 0, 0, 0, List.of(), faults, ""), Set.of());
    }

    @Override
    public OrganisationEvent decide(Caller caller, Decision decision, String expected) {
        return store.write(sql -> {
            Act act = act(sql, caller, decision);
            refuse(act.faults());
            if (expected != null
                    && !expected.equals(
                            forecast.of(sql, act, decision.effectiveOn()).fingerprint())) {
                throw new Refusal(Refusal.Reason.CONFLICT, "history.stale");
            }
            return new EventBook(sql, homes).get(act.event()).orElseThrow();
        });
    }

    /**
     * Takes back everything that came with an import, in the transaction of {@code sql}.
     *
     * @return how many events
     * @throws Refusal CONFLICT when something builds on it or somebody is at home there
     */
    public int withdrawBatch(Sql sql, Caller caller, long batch, String reason) {
        return new BatchWithdrawal(sql, homes, scope, hierarchies)
                .withdraw(caller, batch, reason, LocalDate.now(clock));
    }

    private Act act(Sql sql, Caller caller, Decision decision) {
        refuse(DecisionCheck.faults(decision, LocalDate.now(clock)));
        permit(sql, caller, decision.change());
        Act act = new Act(sql, homes, caller, decision);
        // before anything that the act moves, so that nobody counts what has moved with the old trees
        sql.afterCommit(
                () -> hierarchies.changed(act.event(), act.outcome().after().values()));
        act.perform();
        if (act.outcome() != null) {
            permitPlaces(caller, act);
            act.faults().addAll(forecast.left(sql, act.outcome()));
        }
        return act;
    }

    private void permit(Sql sql, Caller caller, Change change) {
        if (change instanceof Change.Withdraw withdraw) {
            List<Step> steps = new Journal(sql).steps(withdraw.event());
            if (steps.isEmpty()) {
                access.require(caller, Permission.MAINTAIN);
            }
            steps.stream()
                    .filter(step -> step.role() != Step.Role.OTHER)
                    .forEach(step -> scope.require(caller, Permission.MAINTAIN, step.organisation()));
            return;
        }
        Mentions mentions = Mentions.of(change);
        mentions.named().values().forEach(each -> scope.require(caller, Permission.MAINTAIN, each));
        if (mentions.top()) {
            access.require(caller, Permission.MAINTAIN);
        }
        refuse(unknown(sql, mentions.named()));
    }

    private static List<Fault> unknown(Sql sql, Map<String, Long> named) {
        return named.entrySet().stream()
                .filter(each -> sql.first(
                                "select id from organisation where id = ?", row -> row.number("id"), each.getValue())
                        .isEmpty())
                .map(each -> Fault.at(each.getKey(), "history.unknown", String.valueOf(each.getValue())))
                .toList();
    }

    /** Whatever gets another place needs the permission there too, unless it is founded with it. */
    private void permitPlaces(Caller caller, Act act) {
        act.outcome().after().forEach((id, after) -> after.places().stream()
                .filter(place -> place.parent() == null || !act.founded().contains(place.parent()))
                .filter(place -> !hungThere(act.outcome().before().get(id), place))
                .forEach(place -> scope.requireBelow(caller, Permission.MAINTAIN, place.parent())));
    }

    /** Whether it hung there already, for as long or to its end. */
    private static boolean hungThere(Biography before, Biography.Place place) {
        return before.places().stream()
                .filter(each -> each.hierarchy().equals(place.hierarchy()))
                .filter(each -> Objects.equals(each.parent(), place.parent()))
                .filter(each -> each.days().has(place.days().from()))
                .anyMatch(each -> each.days().covers(place.days())
                        || Objects.equals(each.days().until(), before.life().until()));
    }

    private static void refuse(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new Refusal(Refusal.Reason.INVALID, Message.of("history.invalid", faults.size()), faults);
        }
    }

    @Override
    public List<OrganisationEvent> of(Caller caller, long organisation) {
        return store.read(sql -> {
            scope.require(caller, Permission.READ, seenAt(sql, organisation));
            return new EventBook(sql, homes).of(organisation);
        });
    }

    @Override
    public List<OrganisationEvent> below(Caller caller, long organisation) {
        return store.read(sql -> {
            scope.require(caller, Permission.READ, seenAt(sql, organisation));
            return new EventBook(sql, homes).below(organisation, MOST_BELOW);
        });
    }

    @Override
    public OrganisationEvent get(Caller caller, long event) {
        return store.read(sql -> {
            boolean everything = access.allows(caller, Permission.READ);
            boolean readable = everything
                    || new Journal(sql)
                            .steps(event).stream()
                                    .anyMatch(step ->
                                            scope.allows(caller, Permission.READ, seenAt(sql, step.organisation())));
            if (!readable) {
                throw new Refusal(Refusal.Reason.FORBIDDEN, "access.forbidden", Message.of("permission.read"));
            }
            return new EventBook(sql, homes)
                    .get(event)
                    .orElseThrow(() ->
                            new Refusal(Refusal.Reason.NOT_FOUND, "history.event-unknown", String.valueOf(event)));
        });
    }

    /** The organisation itself; what it was to be founded below when its founding was withdrawn. */
    private long seenAt(Sql sql, long organisation) {
        return sql.first(
                        "select c.patch from organisation o join organisation_change c on c.organisation = o.id"
                                + " where o.id = ? and o.established_on is null and c.role = 'into' order by c.event limit 1",
                        row -> Patch.read(row.text("patch"))
                                .path(Patch.PARENT)
                                .path(Hierarchy.FORMAL)
                                .asLong(organisation),
                        organisation)
                .orElse(organisation);
    }

    /** Carries a preview out of the transaction that is not kept. */
    private static final class Foreseen extends RuntimeException {
        private final transient Preview preview;

        Foreseen(Preview preview) {
            super("foreseen", null, false, false);
            this.preview = preview;
        }
    }
}
