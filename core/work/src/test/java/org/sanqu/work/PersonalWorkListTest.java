package org.sanqu.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sanqu.work.Town.BEFORE;
import static org.sanqu.work.Town.NOW;
import static org.sanqu.work.Town.PROFILE;
import static org.sanqu.work.Town.STALL;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sanqu.api.Page;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Entry;
import org.sanqu.api.form.Submission;
import org.sanqu.api.organisation.Change;
import org.sanqu.api.organisation.Decision;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Role;
import org.sanqu.api.work.WorkItem;
import org.sanqu.api.work.WorkItem.Kind;
import org.sanqu.store.OnEachDatabase;

class PersonalWorkListTest {

    private static List<WorkItem> all(Town town, Caller caller, Kind kind) {
        return town.workList.page(caller, kind, null, 200).items();
    }

    private static List<String> forms(List<WorkItem> items) {
        return items.stream().map(WorkItem::form).distinct().toList();
    }

    @OnEachDatabase
    void aBranchSeesWhatItOwesAndTheMostUrgentFirst(Store store) {
        Town town = new Town(store);
        Caller clerk = town.account("clerk", Role.RECORDER, town.first);
        town.enrol("李一", town.first);
        Page<WorkItem> page = town.workList.page(clerk, null, null, 200);
        assertEquals(Kind.OVERDUE, page.items().get(0).kind());
        assertEquals(Kind.DUE, page.items().get(page.items().size() - 1).kind());
        assertEquals(NOW, all(town, clerk, Kind.DUE).get(0).period());
        assertTrue(page.items().stream().allMatch(item -> item.organisation() == town.first.id()));
        Map<Kind, Long> counts = town.workList.counts(clerk);
        assertEquals(Set.of(Kind.OVERDUE, Kind.DUE), counts.keySet());
        town.stall(clerk, town.first, NOW);
        assertEquals(List.of(), all(town, clerk, Kind.DUE));
        town.stall(clerk, town.first, BEFORE);
        assertEquals(counts.get(Kind.OVERDUE) - 1, town.workList.counts(clerk).get(Kind.OVERDUE));
    }

    @OnEachDatabase
    void whoRecordsForACommitteeSeesWhatTheCommitteeOwesAndNotWhatIsBelow(Store store) {
        Town town = new Town(store);
        Caller clerk = town.account("clerk", Role.RECORDER, town.east);
        assertEquals(List.of(PROFILE), forms(all(town, clerk, Kind.OVERDUE)));
        assertEquals(town.east.id(), all(town, clerk, Kind.OVERDUE).get(0).organisation());
        assertEquals(List.of(), all(town, clerk, Kind.DUE));
    }

    @OnEachDatabase
    void whatWasGivenBackComesWithTheReasonAndWhatWaitsGoesToTheReviewer(Store store) {
        Town town = new Town(store);
        Caller clerk = town.account("clerk", Role.RECORDER, town.first);
        Caller reviewer = town.account("reviewer", Role.REVIEWER, town.east);
        Submission sent = town.stall(clerk, town.first, NOW);
        assertEquals(sent.id(), all(town, reviewer, Kind.REVIEW).get(0).id());
        assertEquals(1L, town.workList.counts(reviewer).get(Kind.REVIEW));
        town.reviews.giveBack(reviewer, sent.id(), sent.revision(), "数量不对");
        assertEquals(List.of(), all(town, reviewer, Kind.REVIEW));
        WorkItem back = all(town, clerk, Kind.RETURNED).get(0);
        assertEquals("数量不对", back.note());
        assertEquals(sent.id(), back.id());
        assertEquals(List.of(), all(town, clerk, Kind.DUE), "it is not asked for twice");
    }

    @OnEachDatabase
    void whatWasBegunIsOnTheListUntilItIsSubmitted(Store store) {
        Town town = new Town(store);
        Caller clerk = town.account("clerk", Role.RECORDER, town.first);
        town.drafts.keep(clerk, new Entry(STALL, town.first.id(), null, NOW, Town.json("{\"n\": 1}")), null);
        assertEquals(1, all(town, clerk, Kind.DRAFT).size());
        assertEquals(1L, town.workList.counts(clerk).get(Kind.DRAFT));
        town.stall(clerk, town.first, NOW);
        assertEquals(List.of(), all(town, clerk, Kind.DRAFT));
        assertFalse(town.workList.counts(clerk).containsKey(Kind.DRAFT));
    }

    @OnEachDatabase
    void aDraftTellsWhichSubmissionItChanges(Store store) {
        Town town = new Town(store);
        Caller clerk = town.account("clerk", Role.RECORDER, town.first);
        Submission stall = town.stall(clerk, town.first, NOW);
        Entry changed = new Entry(STALL, town.first.id(), null, NOW, Town.json("{\"n\": 2}"));
        town.drafts.keep(clerk, changed, stall.id());
        assertEquals(stall.id(), all(town, clerk, Kind.DRAFT).get(0).revised());
    }

    @OnEachDatabase
    void theListIsReadPageByPageAndNothingTwice(Store store) {
        Town town = new Town(store);
        Caller clerk = town.account("clerk", Role.RECORDER, town.first);
        for (int i = 0; i < 7; i++) {
            town.enrol("党员" + i, town.first);
        }
        town.drafts.keep(clerk, new Entry(STALL, town.first.id(), null, NOW, Town.json("{\"n\": 1}")), null);
        List<WorkItem> read = new ArrayList<>();
        String after = null;
        do {
            Page<WorkItem> page = town.workList.page(clerk, null, after, 3);
            read.addAll(page.items());
            after = page.next();
        } while (after != null);
        long counted = town.workList.counts(clerk).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        assertEquals(counted, read.size());
        assertEquals(counted, Set.copyOf(read).size());
        assertThrows(Refusal.class, () -> town.workList.page(clerk, null, "x", 3));
    }

    @OnEachDatabase
    void theWordsOfASuperiorStandBesideWhatTheyPressedFor(Store store) {
        Town town = new Town(store);
        Caller clerk = town.account("clerk", Role.RECORDER, town.first);
        town.deadlines.remind(town.root, STALL, BEFORE, town.town.id(), "周五前报");
        WorkItem pressed = all(town, clerk, Kind.OVERDUE).stream()
                .filter(item -> BEFORE.equals(item.period()))
                .findFirst()
                .orElseThrow();
        assertEquals("周五前报", pressed.note());
    }

    @OnEachDatabase
    void nothingOfTwoMonthsOfDaysIsLeftOutAndWhatChangesElsewhereDoesNotMatter(Store store) {
        Town town = new Town(store);
        town.modules.install(
                "fair",
                Map.of(
                        "day",
                        """
                        { "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "日报", "type": "object",
                          "properties": { "n": { "type": "integer", "title": "数量" } },
                          "x-form": { "cadence": "daily", "appliesTo": { "types": ["branch"] } } }
                        """));
        town.served.replaced(town.modules.catalogue(), town.modules.catalogue());
        Caller clerk = town.account("clerk", Role.RECORDER, town.first);
        town.clock.forward(Duration.ofDays(40));
        List<WorkItem> days = all(town, clerk, Kind.OVERDUE).stream()
                .filter(item -> item.form().equals("fair/day"))
                .toList();
        assertEquals(40, days.size());
        List<WorkItem> before = all(town, clerk, Kind.OVERDUE);
        town.visit(town.fourth, Town.TODAY);
        town.stall(town.root, town.fourth, BEFORE);
        assertEquals(before, all(town, clerk, Kind.OVERDUE));
    }

    @OnEachDatabase
    void whatWasAskedOfABranchThatIsACommitteeNowIsStillToBeDone(Store store) {
        Town town = new Town(store);
        Caller clerk = town.account("clerk", Role.RECORDER, town.fourth);
        town.history.decide(
                town.root,
                new Decision(
                        new Change.Upgrade(town.fourth.id(), OrganisationType.COMMITTEE, null, null),
                        NOW.from(),
                        "升格",
                        town.town.id(),
                        null));
        assertTrue(all(town, clerk, Kind.OVERDUE).stream()
                .anyMatch(item -> item.form().equals(STALL) && BEFORE.equals(item.period())));
        assertFalse(all(town, clerk, Kind.DUE).stream()
                .anyMatch(item -> item.form().equals(STALL) && NOW.equals(item.period())));
    }

    /** Another node on the same database: nothing in this process is told. */
    private static void elsewhere(Store store, Submission submission, String state) {
        store.write(sql -> sql.update("update submission set state = ? where id = ?", state, submission.id()));
    }

    @OnEachDatabase
    void whatIsDoneAtAnotherNodeIsOnTheListAMinuteLater(Store store) {
        Town town = new Town(store);
        Caller clerk = town.account("clerk", Role.RECORDER, town.first);
        Submission given = town.stall(clerk, town.first, NOW);
        Submission made = town.stall(clerk, town.first, BEFORE);
        List<WorkItem> overdue = all(town, clerk, Kind.OVERDUE);
        elsewhere(store, given, "returned");
        elsewhere(store, made, "voided");
        town.clock.forward(Duration.ofSeconds(61));
        assertEquals(given.id(), all(town, clerk, Kind.RETURNED).get(0).id());
        assertEquals(overdue.size() + 1, all(town, clerk, Kind.OVERDUE).size());
        elsewhere(store, given, "submitted");
        elsewhere(store, made, "submitted");
        town.clock.forward(Duration.ofSeconds(61));
        assertEquals(List.of(), all(town, clerk, Kind.RETURNED));
        assertEquals(overdue, all(town, clerk, Kind.OVERDUE));
    }

    @OnEachDatabase
    void whatWasGivenBackIsThereOnceOfEachAndOnlyToWhomMayRecordIt(Store store) {
        Town town = new Town(store);
        Caller clerk = town.account("clerk", Role.RECORDER, town.first);
        Caller reviewer = town.account("reviewer", Role.REVIEWER, town.east);
        List<Submission> sent = List.of(town.stall(clerk, town.first, BEFORE), town.stall(clerk, town.first, NOW));
        town.stall(town.root, town.second, NOW);
        sent.forEach(each -> town.reviews.giveBack(reviewer, each.id(), each.revision(), "数量不对"));
        assertEquals(
                Set.of(sent.get(0).id(), sent.get(1).id()),
                Set.copyOf(all(town, clerk, Kind.RETURNED).stream()
                        .map(WorkItem::id)
                        .toList()));
        assertEquals(2L, town.workList.counts(clerk).get(Kind.RETURNED));
        assertFalse(town.workList.counts(reviewer).containsKey(Kind.RETURNED));
        town.submissions.revise(clerk, sent.get(0).id(), 1, Town.json("{\"n\": 2}"), null);
        assertEquals(1L, town.workList.counts(clerk).get(Kind.RETURNED));
    }

    @OnEachDatabase
    void whatIWroteForABranchBelowComesBackToMeToo(Store store) {
        Town town = new Town(store);
        Caller street = town.account("street", Role.RECORDER, town.east);
        Caller other = town.account("other", Role.RECORDER, town.east);
        Caller reviewer = town.account("reviewer", Role.REVIEWER, town.east);
        Submission sent = town.stall(street, town.first, NOW);
        town.reviews.giveBack(reviewer, sent.id(), sent.revision(), "数量不对");
        assertEquals(sent.id(), all(town, street, Kind.RETURNED).get(0).id());
        assertEquals(List.of(), all(town, other, Kind.RETURNED));
    }
}
