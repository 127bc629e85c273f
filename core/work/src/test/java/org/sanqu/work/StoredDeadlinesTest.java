package org.sanqu.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sanqu.work.Town.BEFORE;
import static org.sanqu.work.Town.CARD;
import static org.sanqu.work.Town.NOW;
import static org.sanqu.work.Town.PROFILE;
import static org.sanqu.work.Town.STALL;
import static org.sanqu.work.Town.TODAY;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.function.Executable;
import org.sanqu.api.Page;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Entry;
import org.sanqu.api.form.Period;
import org.sanqu.api.form.Submission;
import org.sanqu.api.member.Member;
import org.sanqu.api.organisation.Change;
import org.sanqu.api.organisation.Decision;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Role;
import org.sanqu.api.work.Completeness;
import org.sanqu.api.work.Due;
import org.sanqu.api.work.LateEntry;
import org.sanqu.api.work.Reminded;
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
    void aFormAboutMembersIsOwedByEveryMemberAtHome(Store store) {
        Town town = new Town(store);
        Member li = town.enrol("李一", town.first);
        town.enrol("王二", town.first);
        town.enrol("张三", town.third);
        town.submissions.submit(town.root, new Entry(CARD, town.first.id(), li.id(), null, Town.json("{\"n\": 1}")));
        Completeness all = town.deadlines.completeness(town.root, CARD, null, town.town.id());
        assertEquals(new Completeness(town.town.id(), 3, 0, 1, 2, 0), all);
        Page<Due> missing =
                town.deadlines.dues(town.root, CARD, null, town.east.id(), Set.of(Due.State.OVERDUE), null, 10);
        assertEquals(1, missing.items().size());
        assertEquals(town.first.id(), missing.items().get(0).organisation());
    }

    @OnEachDatabase
    void aProfileIsDueSoManyDaysAfterTheFoundingOrTheFormWhicheverIsLater(Store store) {
        Town town = new Town(store);
        Organisation fresh = town.found("TN", OrganisationType.COMMITTEE, town.town, TODAY.minusDays(10));
        List<Due> dues = town.deadlines
                .dues(town.root, PROFILE, null, town.town.id(), Set.of(), null, 10)
                .items();
        Due old = dues.get(0);
        Due young = dues.stream()
                .filter(due -> due.organisation() == fresh.id())
                .findFirst()
                .orElseThrow();
        assertEquals(TODAY.minusYears(1).plusDays(30), old.until().toLocalDate());
        assertEquals(TODAY.plusDays(20), young.until().toLocalDate());
        assertEquals(Due.State.OVERDUE, old.state());
        assertEquals(Due.State.OPEN, young.state());
        assertEquals(Collections.singletonList(null), town.deadlines.periods(town.root, PROFILE, 9));
    }

    private static Due only(Town town, String form, Organisation organisation) {
        return town.deadlines
                .dues(town.root, form, null, organisation.id(), Set.of(), null, 10)
                .items()
                .get(0);
    }

    @OnEachDatabase
    void whoComesToABranchHasAsManyDaysForTheirCardAsTheFormGives(Store store) {
        Town town = new Town(store);
        town.enrol("新来", town.fourth, TODAY.minusDays(3));
        Due due = only(town, CARD, town.fourth);
        assertEquals(TODAY.plusDays(27), due.until().toLocalDate());
        assertEquals(Due.State.OPEN, due.state());
    }

    @OnEachDatabase
    void whatBecomesACommitteeHasAsManyDaysForItsProfileAsTheFormGives(Store store) {
        Town town = new Town(store);
        town.history.decide(
                town.root,
                new Decision(
                        new Change.Upgrade(town.fourth.id(), OrganisationType.COMMITTEE, null, null),
                        TODAY.minusDays(5),
                        "升格",
                        town.town.id(),
                        null));
        Due due = only(town, PROFILE, town.fourth);
        assertEquals(TODAY.plusDays(25), due.until().toLocalDate());
        assertEquals(Due.State.OPEN, due.state());
        assertEquals(Due.State.OVERDUE, only(town, PROFILE, town.west).state());
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

    @OnEachDatabase
    void aSuperiorPressesOnceAnHourAndTheWordsStandBesideWhatIsMissing(Store store) {
        Town town = new Town(store);
        Caller reviewer = town.account("reviewer", Role.REVIEWER, town.east);
        town.stall(town.root, town.first, BEFORE);
        assertEquals(new Reminded(1, 0, 0), town.deadlines.remind(reviewer, STALL, BEFORE, town.east.id(), "周五前报"));
        refused(Refusal.Reason.TOO_MANY, () -> town.deadlines.remind(reviewer, STALL, BEFORE, town.east.id(), "周五前报"));
        refused(Refusal.Reason.FORBIDDEN, () -> town.deadlines.remind(reviewer, STALL, BEFORE, town.west.id(), null));
        assertEquals("周五前报", town.deadlines.urged(town.root, STALL, BEFORE, town.second.id()));
        assertNull(town.deadlines.urged(town.root, STALL, BEFORE, town.third.id()));
        town.clock.forward(Duration.ofMinutes(61));
        assertEquals(new Reminded(1, 0, 0), town.deadlines.remind(reviewer, STALL, BEFORE, town.east.id(), null));
        assertEquals("", town.deadlines.urged(town.root, STALL, BEFORE, town.second.id()));
    }

    @OnEachDatabase
    void lateEntryIsAddedUpAndToldToTheOrganisationAndItsDirectSuperiorOnly(Store store) {
        Town town = new Town(store);
        Period range = new Period(Period.Kind.RANGE, TODAY.minusDays(60), TODAY);
        town.visit(town.first, TODAY.minusDays(7));
        town.visit(town.first, TODAY.minusDays(8));
        town.visit(town.second, TODAY.minusDays(9));
        town.visit(town.east, TODAY);
        Submission imported = town.visit(town.first, TODAY.minusDays(30));
        store.write(sql -> {
            sql.update("update submission set batch = 1 where id = ?", imported.id());
            return sql.update("insert into submission_history (batch, until) values (1, ?)", TODAY.minusDays(10));
        });
        Caller branch = town.account("branch", Role.RECORDER, town.first);
        Caller street = town.account("street", Role.READER, town.east);
        Caller district = town.account("district", Role.READER, town.town);
        List<LateEntry> told = List.of(new LateEntry(town.first.id(), Town.VISIT, 7, 2, 1));
        assertEquals(told, town.deadlines.lateEntries(branch, town.first.id(), range));
        assertEquals(told, town.deadlines.lateEntries(street, town.first.id(), range));
        refused(Refusal.Reason.FORBIDDEN, () -> town.deadlines.lateEntries(district, town.first.id(), range));
        refused(Refusal.Reason.FORBIDDEN, () -> town.deadlines.lateEntries(street, town.west.id(), range));
        assertEquals(
                List.of(new LateEntry(town.east.id(), Town.VISIT, 7, 4, 2)),
                town.deadlines.lateEntries(district, town.east.id(), range));
        assertEquals(
                List.of(
                        new LateEntry(town.east.id(), Town.VISIT, 7, 1, 0),
                        new LateEntry(town.first.id(), Town.VISIT, 7, 2, 1),
                        new LateEntry(town.second.id(), Town.VISIT, 7, 1, 1)),
                town.deadlines.lateParts(street, Town.VISIT, town.east.id(), range));
        refused(Refusal.Reason.FORBIDDEN, () -> town.deadlines.lateParts(district, Town.VISIT, town.east.id(), range));
        refused(
                Refusal.Reason.INVALID,
                () -> town.deadlines.lateEntries(
                        street, town.east.id(), new Period(Period.Kind.RANGE, LocalDate.of(1900, 1, 1), TODAY)));
    }

    @OnEachDatabase
    void howManyDaysAnEntryMayTakeIsWhatTheFormSaysAndCountsBehindThePeriod(Store store) {
        Town town = new Town(store);
        Period range = new Period(Period.Kind.RANGE, TODAY.minusDays(200), TODAY);
        town.stall(town.root, town.first, BEFORE);
        boolean over = TODAY.isAfter(BEFORE.to().plusDays(5));
        assertEquals(
                List.of(new LateEntry(town.town.id(), STALL, 5, 1, over ? 1 : 0)),
                town.deadlines.lateEntries(town.root, town.town.id(), range));
        for (int year : new int[] {1900, 2999}) {
            Period edge = new Period(Period.Kind.RANGE, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
            assertEquals(List.of(), town.deadlines.lateEntries(town.root, town.town.id(), edge));
        }
    }

    @OnEachDatabase
    void aStampTellsWhenSomethingChangedAndWhatDidNotIsNotBuiltAgain(Store store) {
        Town town = new Town(store);
        Ledger before = town.ledgers.of(town.modules.catalogue().form(STALL).orElseThrow(), BEFORE);
        assertTrue(
                before == town.ledgers.of(town.modules.catalogue().form(STALL).orElseThrow(), BEFORE));
        town.stall(town.root, town.first, BEFORE);
        Ledger after = town.ledgers.of(town.modules.catalogue().form(STALL).orElseThrow(), BEFORE);
        assertTrue(before != after);
        assertTrue(before.owed() == after.owed());
        LocalDate since = BEFORE.from();
        town.found("TW9", OrganisationType.BRANCH, town.west, since);
        assertEquals(
                5,
                town.ledgers
                        .of(town.modules.catalogue().form(STALL).orElseThrow(), BEFORE)
                        .owed()
                        .size());
    }
}
