package org.sanqu.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sanqu.work.Town.BEFORE;
import static org.sanqu.work.Town.NOW;
import static org.sanqu.work.Town.PROFILE;
import static org.sanqu.work.Town.STALL;
import static org.sanqu.work.Town.TODAY;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.function.Executable;
import org.sanqu.api.Page;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Period;
import org.sanqu.api.form.Submission;
import org.sanqu.api.organisation.Change;
import org.sanqu.api.organisation.Decision;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Role;
import org.sanqu.api.work.Completeness;
import org.sanqu.api.work.Due;
import org.sanqu.store.OnEachDatabase;

class StoredDeadlinesTest {

    private static void refused(Refusal.Reason reason, Executable act) {
        Refusal refusal = assertThrows(Refusal.class, act);
        assertEquals(reason, refusal.reason(), refusal.getMessage());
    }

    private static Completeness of(Town town, Organisation organisation, Period period) {
        return town.deadlines.completeness(town.root, STALL, period, organisation.id());
    }

    private static Due.State state(Town town, Organisation organisation, Period period) {
        return town.deadlines
                .dues(town.root, STALL, period, organisation.id(), Set.of(), null, 10)
                .items()
                .get(0)
                .state();
    }

    @OnEachDatabase
    void whatIsMissingWhenTimeIsUpIsOverdueAndWhatComesThenIsLate(Store store) {
        Town town = new Town(store);
        assertEquals(new Completeness(town.town.id(), 4, 0, 0, 4, 0), of(town, town.town, BEFORE));
        assertEquals(new Completeness(town.town.id(), 4, 0, 0, 0, 0), of(town, town.town, NOW));
        town.stall(town.root, town.first, BEFORE);
        town.stall(town.root, town.first, NOW);
        assertEquals(new Completeness(town.town.id(), 4, 0, 1, 3, 0), of(town, town.town, BEFORE));
        assertEquals(new Completeness(town.east.id(), 2, 1, 0, 0, 0), of(town, town.east, NOW));
        assertEquals(Due.State.LATE, state(town, town.first, BEFORE));
        town.clock.forward(Duration.ofDays(120));
        assertEquals(new Completeness(town.east.id(), 2, 1, 0, 1, 0), of(town, town.east, NOW), "time alone");
    }

    @OnEachDatabase
    void thePartsAddUpToTheWhole(Store store) {
        Town town = new Town(store);
        town.stall(town.root, town.third, BEFORE);
        List<Completeness> parts = town.deadlines.parts(town.root, STALL, BEFORE, town.town.id());
        assertEquals(
                List.of(town.town.id(), town.east.id(), town.west.id()),
                parts.stream().map(Completeness::organisation).toList());
        assertEquals(
                of(town, town.town, BEFORE),
                parts.stream().reduce(Completeness::plus).orElseThrow());
        assertEquals(1, parts.get(2).late());
    }

    @OnEachDatabase
    void whoWasFoundedOrClosedWithinThePeriodIsExempt(Store store) {
        Town town = new Town(store);
        town.found("TE3", OrganisationType.BRANCH, town.east, BEFORE.from().plusDays(40));
        town.found("TE4", OrganisationType.BRANCH, town.east, BEFORE.from());
        town.history.decide(
                town.root,
                new Decision(
                        new Change.Close(town.second.id(), null, null),
                        BEFORE.to().minusDays(10),
                        "撤销",
                        town.town.id(),
                        null));
        assertEquals(new Completeness(town.east.id(), 2, 0, 0, 2, 2), of(town, town.east, BEFORE));
        Period earlier = BEFORE.previous();
        assertEquals(new Completeness(town.east.id(), 2, 0, 0, 2, 0), of(town, town.east, earlier));
        assertEquals(new Completeness(town.east.id(), 3, 0, 0, 0, 0), of(town, town.east, NOW));
    }

    @OnEachDatabase
    void moreTimeMakesWhatCameLateBeInTime(Store store) {
        Town town = new Town(store);
        Caller ofTheStreet = town.account("street", Role.REVIEWER, town.east);
        Caller ofTheBranch = town.account("branch", Role.REVIEWER, town.first);
        LocalDateTime tomorrow = TODAY.plusDays(1).atTime(17, 0);
        town.stall(town.root, town.first, BEFORE);
        refused(
                Refusal.Reason.FORBIDDEN,
                () -> town.deadlines.extend(ofTheBranch, STALL, BEFORE, town.first.id(), false, tomorrow, "暴雨"));
        refused(
                Refusal.Reason.FORBIDDEN,
                () -> town.deadlines.extend(ofTheStreet, PROFILE, null, town.east.id(), true, tomorrow, "暴雨"));
        refused(
                Refusal.Reason.INVALID,
                () -> town.deadlines.extend(
                        ofTheStreet,
                        STALL,
                        BEFORE,
                        town.first.id(),
                        false,
                        BEFORE.to().atStartOfDay(),
                        "暴雨"));
        refused(
                Refusal.Reason.INVALID,
                () -> town.deadlines.extend(ofTheStreet, STALL, BEFORE, town.first.id(), false, tomorrow, " "));
        town.deadlines.extend(ofTheStreet, STALL, BEFORE, town.first.id(), false, tomorrow, "暴雨");
        assertEquals(Due.State.DONE, state(town, town.first, BEFORE));
        assertEquals(Due.State.OVERDUE, state(town, town.second, BEFORE));
        town.deadlines.extend(ofTheStreet, STALL, BEFORE, town.east.id(), true, tomorrow, "暴雨");
        Due due = town.deadlines
                .dues(town.root, STALL, BEFORE, town.second.id(), Set.of(), null, 1)
                .items()
                .get(0);
        assertEquals(Due.State.OPEN, due.state());
        assertTrue(due.extended());
        assertEquals(tomorrow, due.until());
        assertEquals(Due.State.OVERDUE, state(town, town.third, BEFORE));
        assertEquals(
                2,
                town.deadlines
                        .extensions(town.root, STALL, BEFORE, town.town.id())
                        .size());
        assertEquals(
                1,
                town.deadlines
                        .extensions(town.root, STALL, BEFORE, town.second.id())
                        .size());
        assertEquals(
                0,
                town.deadlines
                        .extensions(town.root, STALL, BEFORE, town.west.id())
                        .size());
        town.clock.forward(Duration.ofDays(3));
        assertEquals(Due.State.OVERDUE, state(town, town.second, BEFORE));
    }

    @OnEachDatabase
    void whatWasReturnedIsMissingWhenTheTimeIsUpAndKeepsItsDayWhenItComesAgain(Store store) {
        Town town = new Town(store);
        Caller reviewer = town.account("reviewer", Role.REVIEWER, town.east);
        Submission sent = town.stall(town.root, town.first, NOW);
        town.reviews.giveBack(reviewer, sent.id(), sent.revision(), "数量不对");
        assertEquals(Due.State.RETURNED, state(town, town.first, NOW));
        assertEquals(0, of(town, town.first, NOW).overdue());
        town.clock.forward(Duration.ofDays(120));
        assertEquals(1, of(town, town.first, NOW).overdue());
        town.submissions.revise(
                town.root,
                sent.id(),
                town.submissions.get(town.root, sent.id()).revision(),
                Town.json("{\"n\": 2}"),
                null);
        assertEquals(Due.State.DONE, state(town, town.first, NOW));
    }

    @OnEachDatabase
    void aNewFormIsDueFromThePeriodInWhichItCameAndAnEventNever(Store store) {
        Town town = new Town(store);
        assertEquals(List.of(NOW, BEFORE), town.deadlines.periods(town.root, STALL, 2));
        assertEquals(5, town.deadlines.periods(town.root, STALL, 99).size());
        assertEquals(List.of(), town.deadlines.periods(town.root, Town.VISIT, 9));
        town.modules.install(
                "fair",
                Map.of(
                        "day",
                        """
                        { "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "日报", "type": "object",
                          "properties": { "n": { "type": "integer", "title": "数量" } },
                          "x-form": { "cadence": "daily" } }
                        """));
        town.served.replaced(town.modules.catalogue(), town.modules.catalogue());
        assertEquals(List.of(Period.of(Period.Kind.DAY, TODAY)), town.deadlines.periods(town.root, "fair/day", 9));
        Period yesterday = Period.of(Period.Kind.DAY, TODAY.minusDays(1));
        for (Period wrong : new Period[] {yesterday, NOW, null}) {
            refused(
                    Refusal.Reason.INVALID,
                    () -> town.deadlines.completeness(town.root, "fair/day", wrong, town.town.id()));
        }
        refused(Refusal.Reason.NOT_FOUND, () -> town.deadlines.completeness(town.root, "no/such", NOW, town.town.id()));
        ServedDays restarted = new ServedDays(store, town.modules, Town.later(town.clock, Duration.ofDays(9)));
        assertEquals(
                TODAY,
                restarted
                        .of(town.modules.catalogue().form("fair/day").orElseThrow())
                        .first());
    }

    @OnEachDatabase
    void whoIsMissingIsReadPageByPageAndOnlyInOnesOwnScope(Store store) {
        Town town = new Town(store);
        for (int i = 5; i < 12; i++) {
            town.found("TE" + i, OrganisationType.BRANCH, town.east);
        }
        List<Long> read = new ArrayList<>();
        String after = null;
        do {
            Page<Due> page =
                    town.deadlines.dues(town.root, STALL, BEFORE, town.town.id(), Set.of(Due.State.OVERDUE), after, 4);
            page.items().forEach(due -> read.add(due.organisation()));
            after = page.next();
        } while (after != null);
        assertEquals(11, read.size());
        assertEquals(11, Set.copyOf(read).size());
        Caller elsewhere = town.account("elsewhere", Role.READER, town.west);
        refused(Refusal.Reason.FORBIDDEN, () -> town.deadlines.completeness(elsewhere, STALL, BEFORE, town.town.id()));
        refused(Refusal.Reason.FORBIDDEN, () -> town.deadlines.parts(elsewhere, STALL, BEFORE, town.east.id()));
        refused(
                Refusal.Reason.MALFORMED,
                () -> town.deadlines.dues(town.root, STALL, BEFORE, town.town.id(), Set.of(), "x", 4));
    }
}
