package org.sanqu.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sanqu.forms.Street.TODAY;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.function.Executable;
import org.sanqu.api.Message;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Entry;
import org.sanqu.api.form.Period;
import org.sanqu.api.form.Review;
import org.sanqu.api.form.Revision;
import org.sanqu.api.form.Submission;
import org.sanqu.api.form.SubmissionQuery;
import org.sanqu.api.form.SubmissionState;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Role;
import org.sanqu.store.OnEachDatabase;

class ReviewsTest {

    private static final String PLAN =
            """
            {"title": "发展计划", "type": "object", "required": ["places"],
             "properties": {"places": {"type": "integer", "title": "名额"},
               "kind": {"enum": ["a", "b"], "title": "类别", "x-labels": {"a": "重点", "b": "一般"}},
               "rows": {"type": "array", "title": "人选", "items": {"type": "object",
                 "properties": {"name": {"type": "string", "title": "姓名"}, "n": {"type": "integer", "title": "票数"}}}}},
             "x-form": {"cadence": "yearly", "approval": %s%s}}""";

    /** A street with a general branch that has a branch, and a form in which it asks for places. */
    private static final class Case {

        final Street at;
        final Organisation general;
        final Organisation branch;
        final Caller recorder;
        final Caller lower;
        final Caller upper;

        Case(Store store, String approval, String more) {
            at = new Street(store);
            at.modules.install("office", Map.of("plan", PLAN.formatted(approval, more)));
            general = at.found("G", OrganisationType.GENERAL_BRANCH, at.street);
            branch = at.found("G1", OrganisationType.BRANCH, general);
            recorder = at.clerk(Role.RECORDER, branch);
            lower = at.clerk(Role.REVIEWER, general);
            upper = at.clerk(Role.REVIEWER, at.street);
        }

        Case(Store store) {
            this(store, "[\"general-branch\", \"committee\"]", "");
        }

        Submission submit(Caller by, String data) {
            return submit(by, data, year());
        }

        Submission submit(Caller by, String data, Period period) {
            return at.submissions.submit(by, new Entry("office/plan", branch.id(), null, period, TestForm.json(data)));
        }

        Submission submit() {
            return submit(recorder, "{\"places\": 3}");
        }

        Submission revise(Submission before, String data) {
            return at.submissions.revise(recorder, before.id(), before.revision(), TestForm.json(data), null);
        }

        Submission now(Submission submission) {
            return at.submissions.get(at.root, submission.id());
        }

        Map<Long, Message> agree(Caller by, Submission submission) {
            return at.reviews.agree(by, Map.of(submission.id(), submission.revision()), null);
        }

        Submission approved() {
            Submission submitted = submit();
            assertEquals(Map.of(), agree(lower, submitted));
            assertEquals(Map.of(), agree(upper, submitted));
            return now(submitted);
        }

        List<Long> waiting(Caller by) {
            return at.reviews.waiting(by, null, null, 10).items().stream()
                    .map(Submission::id)
                    .toList();
        }

        int changed(Caller by, Organisation organisation, Period period) {
            return at.reviews.countChanged(by, List.of("office/plan"), organisation.id(), period);
        }

        long facts() {
            return at.count("note");
        }
    }

    private static Period year() {
        return Period.of(Period.Kind.YEAR, TODAY);
    }

    private static Refusal refused(Refusal.Reason reason, Executable act) {
        Refusal refusal = assertThrows(Refusal.class, act);
        assertEquals(reason, refusal.reason(), refusal.getMessage());
        return refusal;
    }

    @OnEachDatabase
    void aWorkingCommitteeReviewsWhatIsBelowItAndAGroupNothing(Store store) {
        Case one = new Case(store, "\"reviewed\"", "");
        Organisation office = one.at.found("W", OrganisationType.WORKING_COMMITTEE, one.at.street);
        Organisation group = one.at.found("F", OrganisationType.FUNCTIONAL, office);
        Organisation branch = one.at.found("W1", OrganisationType.BRANCH, group);
        Submission sent = one.at.submissions.submit(
                one.at.clerk(Role.RECORDER, branch),
                new Entry("office/plan", branch.id(), null, year(), TestForm.json("{\"places\": 3}")));
        assertEquals(office.id(), sent.awaits());
    }

    @OnEachDatabase
    void oneLevelAfterTheOtherAgreesAndTheLastApproves(Store store) {
        Case plan = new Case(store);
        Submission submitted = plan.submit();
        assertEquals(plan.general.id(), submitted.awaits());
        assertEquals(List.of(submitted.id()), plan.waiting(plan.lower));
        assertEquals(List.of("agree", "give-back"), plan.at.reviews.possible(plan.lower, submitted));
        assertEquals(List.of(), plan.at.reviews.possible(plan.recorder, submitted));
        assertEquals(Map.of(), plan.agree(plan.lower, submitted));
        Submission halfway = plan.now(submitted);
        assertEquals(plan.at.street.id(), halfway.awaits());
        assertEquals(SubmissionState.SUBMITTED, halfway.state());
        assertEquals(0, plan.at.reviews.count(plan.lower));
        assertEquals(1, plan.at.reviews.count(plan.upper));
        assertEquals(List.of(), plan.at.reviews.possible(plan.lower, halfway));
        assertEquals(1, plan.agree(plan.lower, halfway).size());
        assertEquals(Map.of(), plan.agree(plan.upper, halfway));
        Submission approved = plan.now(submitted);
        assertEquals(SubmissionState.APPROVED, approved.state());
        assertNull(approved.awaits());
        assertEquals(List.of("reopen"), plan.at.reviews.possible(plan.upper, approved));
        assertEquals(1, plan.facts());
    }

    @OnEachDatabase
    void nobodyReviewsWhatTheyFilledIn(Store store) {
        Case plan = new Case(store, "\"reviewed\"", "");
        Submission own = plan.submit(plan.at.root, "{\"places\": 1}");
        assertEquals(plan.general.id(), own.awaits());
        assertEquals(List.of(), plan.waiting(plan.at.root));
        assertEquals(
                "本人填报的，不能由本人审核。", plan.agree(plan.at.root, own).get(own.id()).toString());
        refused(Refusal.Reason.FORBIDDEN, () -> plan.at.reviews.giveBack(plan.at.root, own.id(), 1, "错"));
        assertEquals(Map.of(), plan.agree(plan.upper, own), "the level above may, where nobody else can");
        assertEquals(SubmissionState.APPROVED, plan.now(own).state());
    }

    @OnEachDatabase
    void aTypeThatIsMissingIsPassedOver(Store store) {
        Case plan = new Case(store, "[\"working-committee\", \"committee\"]", "");
        assertEquals(plan.at.street.id(), plan.submit().awaits());
    }

    @OnEachDatabase
    void whereNoneOfTheTypesIsThereTheSuperiorDecidesAndATopAwaitsItself(Store store) {
        Case plan = new Case(store, "[\"working-committee\"]", "");
        assertEquals(plan.general.id(), plan.submit().awaits());
        Submission top = plan.at.submissions.submit(
                plan.at.root,
                new Entry("office/plan", plan.at.street.id(), null, year(), TestForm.json("{\"places\": 1}")));
        assertEquals(plan.at.street.id(), top.awaits());
    }

    @OnEachDatabase
    void whatIsGivenBackCountsNoMoreUntilItIsSubmittedAgain(Store store) {
        Case plan = new Case(store);
        Submission submitted = plan.submit();
        plan.agree(plan.lower, submitted);
        refused(Refusal.Reason.INVALID, () -> plan.at.reviews.giveBack(plan.upper, submitted.id(), 1, "  "));
        refused(Refusal.Reason.FORBIDDEN, () -> plan.at.reviews.giveBack(plan.lower, submitted.id(), 1, "名额过多"));
        Submission returned = plan.at.reviews.giveBack(plan.upper, submitted.id(), 1, "名额过多");
        assertEquals(SubmissionState.RETURNED, returned.state());
        assertEquals(0, plan.facts());
        assertEquals(0, plan.at.reviews.count(plan.upper));
        refused(Refusal.Reason.CONFLICT, () -> plan.at.reviews.giveBack(plan.upper, submitted.id(), 1, "再退"));
        Submission again = plan.revise(returned, "{\"places\": 2}");
        assertEquals(SubmissionState.SUBMITTED, again.state());
        assertEquals(plan.general.id(), again.awaits(), "from the first level on");
        assertEquals(1, plan.facts());
        assertEquals(
                "您打开之后，这份填报已被修改，或他人已经办理。请重新打开，核对后再办。",
                plan.agree(plan.lower, submitted).get(submitted.id()).toString());
    }

    @OnEachDatabase
    void whatIsOnlyFiledCanBeGivenBackByTheSuperior(Store store) {
        Case plan = new Case(store, "\"filed\"", "");
        Submission filed = plan.submit();
        assertNull(filed.awaits());
        assertEquals(List.of("give-back"), plan.at.reviews.possible(plan.lower, filed));
        assertEquals(1, plan.agree(plan.lower, filed).size());
        assertEquals(
                SubmissionState.RETURNED,
                plan.at.reviews.giveBack(plan.lower, filed.id(), 1, "抽查有误").state());
    }

    @OnEachDatabase
    void whatIsApprovedIsLockedUntilItIsReopenedAndKeepsTheMark(Store store) {
        Case plan = new Case(store);
        Submission approved = plan.approved();
        refused(Refusal.Reason.CONFLICT, () -> plan.revise(approved, "{\"places\": 4}"));
        refused(Refusal.Reason.CONFLICT, () -> plan.at.submissions.annul(plan.recorder, approved.id(), 1, "误报"));
        refused(Refusal.Reason.FORBIDDEN, () -> plan.at.reviews.reopen(plan.lower, approved.id(), 1, "要改"));
        Submission reopened = plan.at.reviews.reopen(plan.upper, approved.id(), 1, "名额有误");
        assertEquals(SubmissionState.RETURNED, reopened.state());
        assertFalse(reopened.changedAfterApproval(), "nothing has changed yet");
        assertEquals(0, plan.facts());
        assertEquals(0, plan.changed(plan.upper, plan.at.street, year()));
        Submission again = plan.revise(reopened, "{\"places\": 4}");
        assertTrue(again.changedAfterApproval());
        assertEquals(1, plan.changed(plan.upper, plan.at.street, year()));
        assertEquals(0, plan.changed(plan.upper, plan.at.west, year()));
        assertEquals(0, plan.changed(plan.upper, plan.at.street, year().previous()));
        assertEquals(0, plan.at.reviews.countChanged(plan.upper, List.of(), plan.at.street.id(), year()));
        assertEquals(
                List.of(again),
                plan.at.reviews.changed(plan.lower, List.of("office/plan"), plan.branch.id(), year(), 10));
        refused(Refusal.Reason.FORBIDDEN, () -> plan.changed(plan.lower, plan.at.street, year()));
        plan.agree(plan.lower, again);
        plan.agree(plan.upper, again);
        Submission settled = plan.now(again);
        assertEquals(SubmissionState.APPROVED, settled.state());
        assertTrue(settled.changedAfterApproval());
        assertEquals(1, plan.facts());
    }

    @OnEachDatabase
    void whatIsReopenedAndSubmittedAgainAsItWasChangesNoFigure(Store store) {
        Case plan = new Case(store);
        Submission approved = plan.approved();
        Submission reopened = plan.at.reviews.reopen(plan.upper, approved.id(), 1, "核对");
        Submission same = plan.revise(reopened, "{ \"places\": 3.0 }");
        assertFalse(same.changedAfterApproval());
        plan.agree(plan.lower, same);
        Submission returned = plan.at.reviews.giveBack(plan.upper, same.id(), same.revision(), "再核");
        Submission other = plan.revise(returned, "{\"places\": 5}");
        assertTrue(other.changedAfterApproval(), "against what was approved, however often it was submitted since");
        assertTrue(plan.revise(other, "{\"places\": 3}").changedAfterApproval(), "for good");
        assertEquals(1, plan.changed(plan.upper, plan.at.street, year()));
    }

    @OnEachDatabase
    void whatIsVoidAfterItWasApprovedIsMarkedToo(Store store) {
        Case plan = new Case(store);
        Submission approved = plan.approved();
        Submission reopened = plan.at.reviews.reopen(plan.upper, approved.id(), 1, "误报");
        assertTrue(
                plan.at.submissions.annul(plan.recorder, reopened.id(), 1, "误报").changedAfterApproval());
        assertEquals(1, plan.changed(plan.upper, plan.at.street, year()));
        Submission another = plan.submit();
        assertFalse(
                plan.at.submissions.annul(plan.recorder, another.id(), 1, "误报").changedAfterApproval());
    }

    @OnEachDatabase
    void whatMovesToAnotherDayAfterItWasApprovedChangesTheFiguresOfBoth(Store store) {
        Case plan = new Case(store);
        String event =
                """
                {"title": "走访", "type": "object",
                 "properties": {"on": {"type": "string", "format": "date", "title": "日期"}},
                 "x-form": {"cadence": "event", "date": "/on", "approval": "reviewed"}}""";
        plan.at.modules.install("office", Map.of("plan", event));
        String before = "{\"on\": \"" + TODAY.minusYears(1) + "\"}";
        Submission submitted = plan.submit(plan.recorder, before, null);
        assertEquals(Map.of(), plan.agree(plan.lower, submitted));
        Submission reopened = plan.at.reviews.reopen(plan.lower, submitted.id(), 1, "日期有误");
        assertTrue(plan.revise(reopened, "{\"on\": \"" + TODAY + "\"}").changedAfterApproval());
        assertEquals(1, plan.changed(plan.upper, plan.at.street, year()));
        assertEquals(1, plan.changed(plan.upper, plan.at.street, year().previous()));
        assertEquals(
                0, plan.changed(plan.upper, plan.at.street, year().previous().previous()));
    }

    @OnEachDatabase
    void whoWroteAnyRevisionReviewsNoneOfThem(Store store) {
        Case plan = new Case(store, "\"reviewed\"", "");
        Submission own = plan.submit(plan.at.root, "{\"places\": 1}");
        Submission revised = plan.revise(own, "{\"places\": 2}");
        assertEquals(plan.recorder.account(), revised.enteredBy());
        assertEquals(List.of(), plan.at.reviews.possible(plan.at.root, revised));
        assertEquals(List.of(), plan.waiting(plan.at.root));
        assertEquals(0, plan.at.reviews.count(plan.at.root));
        assertEquals(1, plan.agree(plan.at.root, revised).size());
        assertEquals(List.of(own.id()), plan.waiting(plan.lower));
        assertEquals(Map.of(), plan.agree(plan.lower, revised));
    }

    @OnEachDatabase
    void aSubstitutesListHoldsWhatTheyMayDecideAbout(Store store) {
        Case plan = new Case(store, "\"reviewed\"", "");
        Caller deputy = plan.at.clerk(Role.READER, plan.at.west);
        plan.at.substitutes.appoint(
                plan.recorder, plan.recorder.account(), deputy.account(), TODAY, TODAY.plusDays(1), "休假");
        plan.at.substitutes.appoint(plan.lower, plan.lower.account(), deputy.account(), TODAY, TODAY.plusDays(1), "休假");
        Submission principals = plan.submit();
        Submission revised = plan.submit(plan.recorder, "{\"places\": 1}", year().previous());
        plan.at.submissions.revise(plan.at.root, revised.id(), 1, TestForm.json("{\"places\": 2}"), null);
        Submission others =
                plan.submit(plan.at.root, "{\"places\": 3}", year().previous().previous());
        assertEquals(List.of(others.id()), plan.waiting(deputy));
        assertEquals(1, plan.at.reviews.count(deputy));
        assertEquals(List.of(principals.id(), revised.id(), others.id()), plan.waiting(plan.lower));
    }

    @OnEachDatabase
    void whatIsVoidStaysReadableAndItsPlaceIsFree(Store store) {
        Case plan = new Case(store);
        Submission submitted = plan.submit();
        refused(Refusal.Reason.FORBIDDEN, () -> plan.at.submissions.annul(plan.lower, submitted.id(), 1, "误报"));
        refused(Refusal.Reason.CONFLICT, plan::submit);
        Submission voided = plan.at.submissions.annul(plan.recorder, submitted.id(), 1, "误报");
        assertEquals(SubmissionState.VOIDED, voided.state());
        assertEquals(0, plan.facts());
        assertEquals(List.of(), plan.waiting(plan.lower));
        refused(Refusal.Reason.CONFLICT, () -> plan.revise(voided, "{\"places\": 4}"));
        assertEquals(voided, plan.at.submissions.get(plan.recorder, submitted.id()));
        assertEquals(1, plan.submit().revision());
        assertEquals(
                Review.Decision.VOIDED,
                plan.at
                        .submissions
                        .history(plan.recorder, submitted.id())
                        .get(0)
                        .reviews()
                        .get(0)
                        .decision());
    }

    @OnEachDatabase
    void ofTwoReviewersAtOnceOneDecides(Store store) throws Exception {
        Case plan = new Case(store, "[\"committee\"]", "");
        Submission submitted = plan.submit();
        Caller other = plan.at.root;
        ExecutorService pool = Executors.newFixedThreadPool(8);
        CountDownLatch gate = new CountDownLatch(1);
        List<Future<Boolean>> results = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Caller by = i % 2 == 0 ? plan.upper : other;
            Callable<Boolean> act = i < 4
                    ? () -> plan.agree(by, submitted).isEmpty()
                    : () -> plan.at
                            .reviews
                            .giveBack(by, submitted.id(), 1, "退")
                            .state()
                            .equals(SubmissionState.RETURNED);
            results.add(pool.submit(() -> {
                gate.await();
                try {
                    return act.call();
                } catch (Refusal refusal) {
                    assertEquals(Refusal.Reason.CONFLICT, refusal.reason());
                    return false;
                }
            }));
        }
        gate.countDown();
        int decided = 0;
        for (Future<Boolean> result : results) {
            decided += result.get() ? 1 : 0;
        }
        pool.shutdown();
        assertEquals(1, decided);
        assertEquals(1, plan.at.count("submission_review"));
        assertEquals(plan.now(submitted).state() == SubmissionState.APPROVED ? 1 : 0, plan.facts());
    }

    @OnEachDatabase
    void whatAwaitedAnOrganisationThatClosedAwaitsTheOneThatStandsInForIt(Store store) {
        Case plan = new Case(store);
        Submission submitted = plan.submit();
        store.write(sql -> {
            sql.update("update submission set awaits = ?", plan.at.west.id());
            return null;
        });
        assertEquals(List.of(), plan.waiting(plan.lower));
        assertEquals(List.of(submitted.id()), plan.waiting(plan.upper));
        Submission elsewhere = plan.now(submitted);
        assertEquals(Map.of(), plan.agree(plan.upper, elsewhere));
        assertEquals(plan.at.street.id(), plan.now(submitted).awaits(), "the level after the one that agreed");
    }

    @OnEachDatabase
    void aLongWaitIsReadPageByPage(Store store) {
        Case plan = new Case(store, "\"reviewed\"", ", \"key\": [\"/places\"]");
        List<Long> all = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            all.add(plan.submit(plan.recorder, "{\"places\": " + i + "}").id());
        }
        List<Long> read = new ArrayList<>();
        String after = null;
        do {
            var page = plan.at.reviews.waiting(plan.lower, "office/plan", after, 3);
            page.items().forEach(each -> read.add(each.id()));
            after = page.next();
        } while (after != null);
        assertEquals(all, read);
        assertEquals(
                List.of(),
                plan.at.reviews.waiting(plan.lower, "market/stall", null, 3).items());
        refused(Refusal.Reason.MALFORMED, () -> plan.at.reviews.waiting(plan.lower, null, "x", 3));
    }

    @OnEachDatabase
    void aConfidentialFormOpensToItsRolesAndToWhoFilledItIn(Store store) {
        Case plan = new Case(store, "\"reviewed\"", ", \"confidential\": [\"reviewer\"]");
        Submission secret = plan.submit();
        Caller reader = plan.at.clerk(Role.READER, plan.general);
        refused(Refusal.Reason.FORBIDDEN, () -> plan.at.submissions.get(reader, secret.id()));
        refused(Refusal.Reason.FORBIDDEN, () -> plan.at.submissions.history(reader, secret.id()));
        SubmissionQuery query = new SubmissionQuery(plan.branch.id(), null, null, null, 10);
        assertEquals(List.of(), plan.at.submissions.page(reader, query).items());
        assertEquals(secret, plan.at.submissions.get(plan.recorder, secret.id()));
        List<Long> ids = List.of(secret.id(), secret.id(), 0L);
        assertEquals(List.of(), plan.at.submissions.list(reader, ids));
        assertEquals(List.of(secret), plan.at.submissions.list(plan.lower, ids));
        assertEquals(List.of(), plan.at.submissions.list(plan.at.clerk(Role.REVIEWER, plan.at.west), ids));
        assertEquals(
                List.of(secret), plan.at.submissions.page(plan.lower, query).items());
        assertEquals(Map.of(), plan.agree(plan.lower, secret));
        assertEquals(1, plan.facts(), "figures count it all the same");
    }

    @OnEachDatabase
    void whatWasConfidentialOnceIsNotOpenedByALaterRevision(Store store) {
        Case plan = new Case(store, "\"filed\"", ", \"confidential\": [\"reviewer\"]");
        Submission secret = plan.submit();
        Caller reader = plan.at.clerk(Role.READER, plan.general);
        plan.at.modules.install("office", Map.of("plan", PLAN.formatted("\"filed\"", "")));
        plan.at.submissions.revise(plan.recorder, secret.id(), 1, secret.data(), null);
        refused(Refusal.Reason.FORBIDDEN, () -> plan.at.submissions.history(reader, secret.id()));
        assertEquals(2, plan.at.submissions.history(plan.recorder, secret.id()).size());
    }

    @OnEachDatabase
    void whileItsModuleIsAwayTheStrictestVersionOfAFormHolds(Store store) {
        Case plan = new Case(store);
        Submission open = plan.submit();
        Caller reader = plan.at.clerk(Role.READER, plan.general);
        assertEquals(open, plan.at.submissions.get(reader, open.id()));
        String strict = PLAN.formatted("\"filed\"", ", \"confidential\": [\"reviewer\"]");
        plan.at.modules.install("office", Map.of("plan", strict));
        store.write(sql -> {
            plan.at.archive.keep(
                    sql, plan.at.modules.catalogue().form("office/plan").orElseThrow());
            return null;
        });
        plan.at.modules.remove("office");
        refused(Refusal.Reason.FORBIDDEN, () -> plan.at.submissions.get(reader, open.id()));
        assertEquals(open, plan.at.submissions.get(plan.recorder, open.id()));
    }

    @OnEachDatabase
    void theHistoryTellsWhatChangedInWordsAndWhoDecidedWhat(Store store) {
        Case plan = new Case(store);
        Submission first = plan.submit(
                plan.recorder,
                "{\"places\": 3, \"kind\": \"a\", \"rows\": [{\"name\": \"甲\", \"n\": 1}, {\"name\": \"乙\", \"n\": 2}]}");
        plan.at.reviews.giveBack(plan.lower, first.id(), 1, "票数不符");
        plan.at.modules.install(
                "office", Map.of("plan", PLAN.formatted("\"filed\"", "").replace("\"名额\"", "\"申请名额\"")));
        JsonNode data = TestForm.json(
                "{\"places\": 4, \"kind\": \"b\", \"rows\": [{\"name\": \"甲\", \"n\": 1}, {\"name\": \"乙\", \"n\": 5}, {\"name\": \"丙\", \"n\": 7}]}");
        plan.at.submissions.revise(plan.recorder, first.id(), 1, data, "党建办");
        List<Revision> history = plan.at.submissions.history(plan.recorder, first.id());
        assertEquals(2, history.size());
        assertEquals(first.data(), history.get(0).submission().data());
        assertEquals("票数不符", history.get(0).reviews().get(0).reason());
        assertEquals("党建办", history.get(1).submission().behalf());
        assertEquals(
                List.of(
                        "/places 申请名额 3 4",
                        "/kind 类别 重点 一般",
                        "/rows/1/n 人选 › 第 2 行 › 票数 2 5",
                        "/rows/2 人选 › 第 3 行 null 丙，7"),
                history.get(1).differences().stream().map(ReviewsTest::told).toList());
        assertFalse(plan.at.submissions.get(plan.recorder, first.id()).changedAfterApproval());
    }

    private static String told(Revision.Difference difference) {
        String before = difference.before() == null ? null : difference.before().in(Locale.CHINESE);
        String after = difference.after() == null ? null : difference.after().in(Locale.CHINESE);
        return difference.at() + " " + difference.field().in(Locale.CHINESE) + " " + before + " " + after;
    }

    @OnEachDatabase
    void whoHasFiledIsToldByFormAndPeriodAndWhatIsVoidIsNot(Store store) {
        Case plan = new Case(store);
        long before = plan.at.filed.revision();
        Submission submitted = plan.submit();
        assertTrue(plan.at.filed.revision() > before);
        assertEquals(List.of(submitted.id() + " " + plan.branch.id() + " SUBMITTED"), filed(plan, null));
        assertEquals(List.of(), filed(plan, List.of(plan.at.west.id())));
        assertEquals(1, filed(plan, List.of(plan.branch.id())).size());
        plan.at.submissions.annul(plan.recorder, submitted.id(), 1, "误报");
        assertEquals(List.of(), filed(plan, null));
    }

    private static List<String> filed(Case plan, List<Long> organisations) {
        List<String> found = new ArrayList<>();
        plan.at.filed.each(
                "office/plan",
                year(),
                organisations,
                (id, organisation, member, state, at) -> found.add(id + " " + organisation + " " + state));
        return found;
    }

    @OnEachDatabase
    void onWhoseBehalfFitsOnALine(Store store) {
        Case plan = new Case(store);
        Entry entry =
                new Entry("office/plan", plan.branch.id(), null, year(), TestForm.json("{\"places\": 1}"), " 第三村民小组 ");
        assertEquals("第三村民小组", plan.at.submissions.submit(plan.recorder, entry).behalf());
        refused(
                Refusal.Reason.INVALID,
                () -> plan.at.submissions.submit(
                        plan.recorder,
                        new Entry("office/plan", plan.branch.id(), null, year(), entry.data(), "长".repeat(61))));
    }

    @OnEachDatabase
    void whoActsForSomebodySaysSoAndDoesNotReviewWhatTheyFilledIn(Store store) {
        Case plan = new Case(store);
        Caller deputy = plan.at.clerk(Role.READER, plan.at.west);
        String reason = "休假";
        plan.at.substitutes.appoint(
                plan.recorder, plan.recorder.account(), deputy.account(), TODAY, TODAY.plusDays(1), reason);
        Submission filed = plan.submit(deputy, "{\"places\": 3}");
        assertEquals("办事员", filed.behalf());
        plan.at.substitutes.appoint(
                plan.lower, plan.lower.account(), deputy.account(), TODAY, TODAY.plusDays(1), reason);
        assertEquals(1, plan.agree(deputy, filed).size(), "what they filled in themselves");
        Submission other = plan.submit(plan.recorder, "{\"places\": 1}", year().previous());
        assertEquals(1, plan.agree(deputy, other).size(), "what one of those filled in for whom they act");
        assertEquals(List.of(), plan.at.reviews.possible(deputy, other));
        Submission elsewhere =
                plan.submit(plan.at.root, "{\"places\": 3}", year().previous().previous());
        assertEquals(Map.of(), plan.agree(deputy, elsewhere));
        assertEquals(
                "办事员",
                plan.at
                        .submissions
                        .history(plan.at.root, elsewhere.id())
                        .get(0)
                        .reviews()
                        .get(0)
                        .behalf());
    }
}
