package org.sanqu.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.sanqu.forms.Street.TODAY;
import static org.sanqu.forms.Street.quarter;
import static org.sanqu.forms.Street.stall;
import static org.sanqu.forms.Street.visit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.function.Executable;
import org.sanqu.api.Page;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Entry;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Period;
import org.sanqu.api.form.Submission;
import org.sanqu.api.form.SubmissionQuery;
import org.sanqu.api.form.SubmissionState;
import org.sanqu.api.member.Member;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Role;
import org.sanqu.store.OnEachDatabase;

class StoredSubmissionsTest {

    private static Refusal refused(Refusal.Reason reason, Executable act) {
        Refusal refusal = assertThrows(Refusal.class, act);
        assertEquals(reason, refusal.reason(), refusal.getMessage());
        return refusal;
    }

    private static List<String> faults(Executable act) {
        return refused(Refusal.Reason.INVALID, act).faults().stream()
                .map(fault -> fault.at() + " " + fault.reason())
                .toList();
    }

    @OnEachDatabase
    void whatIsSubmittedIsStoredWithItsFactsAndReadAgain(Store store) {
        Street market = new Street(store);
        Caller recorder = market.clerk(Role.RECORDER, market.east);
        Submission stored =
                market.submissions.submit(recorder, stall(market.east, "{\"name\": \"老王饺子\", \"members\": 3}"));
        assertEquals(stored, market.submissions.get(recorder, stored.id()));
        assertEquals(1, stored.revision());
        assertEquals(SubmissionState.SUBMITTED, stored.state());
        assertEquals(quarter(TODAY).to(), stored.day());
        assertEquals("老王饺子", stored.key());
        assertEquals("recorder-" + market.east.id(), stored.enteredBy());
        assertEquals(1, market.count("note"));
    }

    @OnEachDatabase
    void everyBadFieldIsNamedAndNothingIsStored(Store store) {
        Street market = new Street(store);
        assertEquals(
                List.of(
                        "/name 请填写“摊位名称”。",
                        "/members “党员数”不能小于 0。",
                        "/leader “负责人”所选的党员不存在，或您无权查看。",
                        "/host “联系组织”所选的组织不存在，或您无权查看。",
                        "/colour 表单没有“colour”这一栏，请删去。"),
                faults(() -> market.submissions.submit(
                        market.root,
                        stall(market.east, "{\"members\": -1, \"leader\": 99, \"host\": 98, \"colour\": 1}"))));
        assertEquals(
                List.of(" 填报内容应为一组栏目（JSON 对象）。"),
                faults(() -> market.submissions.submit(
                        market.root, new Entry("market/stall", market.east.id(), null, quarter(TODAY), null))));
        assertEquals(0, market.count("submission"));
        assertEquals(0, market.count("note"));
    }

    @OnEachDatabase
    void referencesMustBeReadableByWhoeverFillsIn(Store store) {
        Street market = new Street(store);
        Member leader = market.enrol("王五", market.west, LocalDate.of(2001, 7, 1));
        String data = "{\"name\": \"一\", \"leader\": %d, \"host\": %d}".formatted(leader.id(), market.west.id());
        Caller recorder = market.clerk(Role.RECORDER, market.east);
        assertEquals(
                2,
                faults(() -> market.submissions.submit(recorder, stall(market.east, data)))
                        .size());
        market.submissions.submit(market.root, stall(market.east, data));
    }

    @OnEachDatabase
    void nobodySubmitsOutsideTheirScope(Store store) {
        Street market = new Street(store);
        Caller elsewhere = market.clerk(Role.RECORDER, market.west);
        Caller reader = market.clerk(Role.READER, market.east);
        for (Caller caller : List.of(elsewhere, reader)) {
            refused(
                    Refusal.Reason.FORBIDDEN,
                    () -> market.submissions.submit(caller, stall(market.east, "{\"name\": \"一\"}")));
        }
        Submission stored = market.submissions.submit(market.root, stall(market.east, "{\"name\": \"一\"}"));
        assertEquals(stored, market.submissions.get(reader, stored.id()));
        refused(Refusal.Reason.FORBIDDEN, () -> market.submissions.get(elsewhere, stored.id()));
        refused(Refusal.Reason.FORBIDDEN, () -> market.submissions.get(elsewhere, 4711));
        refused(Refusal.Reason.NOT_FOUND, () -> market.submissions.get(market.root, 4711));
        refused(
                Refusal.Reason.FORBIDDEN,
                () -> market.submissions.revise(reader, stored.id(), 1, TestForm.json("{\"name\": \"二\"}"), null));
        refused(
                Refusal.Reason.FORBIDDEN,
                () -> market.submissions.page(elsewhere, new SubmissionQuery(market.east.id(), null, null, null, 10)));
    }

    @OnEachDatabase
    void theSameThingIsSubmittedOnceAPeriod(Store store) {
        Street market = new Street(store);
        Submission first = market.submissions.submit(market.root, stall(market.east, "{\"name\": \" 一 \"}"));
        Refusal refusal = refused(
                Refusal.Reason.CONFLICT,
                () -> market.submissions.submit(market.root, stall(market.east, "{\"name\": \"一\"}")));
        assertEquals(String.valueOf(first.id()), refusal.text().args().get(1));
        market.submissions.submit(market.root, stall(market.east, "{\"name\": \"二\"}"));
        market.submissions.submit(market.root, stall(market.west, "{\"name\": \"一\"}"));
        Period before = quarter(TODAY).previous();
        market.submissions.submit(
                market.root,
                new Entry("market/stall", market.east.id(), null, before, TestForm.json("{\"name\": \"一\"}")));
        market.submissions.submit(market.root, visit(market.east, TODAY));
        market.submissions.submit(market.root, visit(market.east, TODAY));
        assertEquals(6, market.count("submission"));
    }

    @OnEachDatabase
    void onlyOneOfManyAtOnceGetsThePlace(Store store) throws Exception {
        Street market = new Street(store);
        List<String> outcomes = atOnce(8, () -> {
            market.submissions.submit(market.root, stall(market.east, "{\"name\": \"一\"}"));
            return "stored";
        });
        assertEquals(1, outcomes.stream().filter("stored"::equals).count(), outcomes::toString);
        assertEquals(7, outcomes.stream().filter("CONFLICT"::equals).count(), outcomes::toString);
        assertEquals(1, market.count("note"));
    }

    @OnEachDatabase
    void whoRevisesWhatSomebodyElseChangedIsTold(Store store) throws Exception {
        Street market = new Street(store);
        Submission first = market.submissions.submit(market.root, stall(market.east, "{\"name\": \"一\"}"));
        List<String> outcomes = atOnce(6, () -> {
            market.submissions.revise(
                    market.root, first.id(), 1, TestForm.json("{\"name\": \"一\", \"members\": 2}"), null);
            return "stored";
        });
        assertEquals(1, outcomes.stream().filter("stored"::equals).count(), outcomes::toString);
        assertEquals(5, outcomes.stream().filter("CONFLICT"::equals).count(), outcomes::toString);
        assertEquals(2, market.submissions.get(market.root, first.id()).revision());
        assertEquals(1, market.count("submission_revision"));
        assertEquals(1, market.count("note"));
    }

    private static List<String> atOnce(int writers, Callable<String> act) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(writers);
        CountDownLatch gate = new CountDownLatch(1);
        List<Future<String>> results = new ArrayList<>();
        for (int i = 0; i < writers; i++) {
            results.add(pool.submit(() -> {
                gate.await();
                return act.call();
            }));
        }
        gate.countDown();
        List<String> outcomes = new ArrayList<>();
        for (Future<String> result : results) {
            try {
                outcomes.add(result.get());
            } catch (ExecutionException e) {
                outcomes.add(
                        e.getCause() instanceof Refusal refusal
                                ? refusal.reason().name()
                                : e.toString());
            }
        }
        pool.shutdown();
        return outcomes;
    }

    @OnEachDatabase
    void aRevisionIsCheckedAndTheOneBeforeIsKept(Store store) {
        Street market = new Street(store);
        Submission first = market.submissions.submit(market.root, stall(market.east, "{\"name\": \"一\"}"));
        market.submissions.submit(market.root, stall(market.east, "{\"name\": \"二\"}"));
        assertEquals(
                List.of("/name 请填写“摊位名称”。"),
                faults(() -> market.submissions.revise(market.root, first.id(), 1, TestForm.json("{}"), null)));
        refused(
                Refusal.Reason.CONFLICT,
                () -> market.submissions.revise(market.root, first.id(), 1, TestForm.json("{\"name\": \"二\"}"), null));
        Submission second =
                market.submissions.revise(market.root, first.id(), 1, TestForm.json("{\"name\": \"三\"}"), null);
        assertEquals(second, market.submissions.get(market.root, first.id()));
        assertEquals("三", second.key());
        String kept = store.read(sql -> sql.first(
                        "select data from submission_revision where submission = ? and revision = 1",
                        row -> row.text("data"),
                        first.id())
                .orElseThrow());
        assertEquals("{\"name\":\"一\"}", kept);
    }

    @OnEachDatabase
    void anEventWithANumberIsFiledOnce(Store store) {
        Street market = new Street(store);
        String ticket =
                """
                {"title": "台账", "type": "object", "required": ["no"],
                 "properties": {"no": {"type": "string", "title": "编号"}, "text": {"type": "string", "title": "内容"}},
                 "x-form": {"cadence": "event", "key": ["/no"]}}""";
        market.modules.install("market", Map.of("ticket", ticket));
        Entry first = ticket(market.east, "{\"no\": \"1\", \"text\": \"一\"}");
        long id = market.submissions.submit(market.root, first).id();
        Refusal refusal = assertThrows(
                Refusal.class,
                () -> market.submissions.submit(market.root, ticket(market.east, "{\"no\": \"1\", \"text\": \"二\"}")));
        assertEquals(Refusal.Reason.CONFLICT, refusal.reason());
        assertEquals(String.valueOf(id), refusal.text().args().get(1));
        market.submissions.submit(market.root, ticket(market.east, "{\"no\": \"2\"}"));
        market.submissions.submit(market.root, ticket(market.west, "{\"no\": \"1\"}"));
        assertEquals(3, market.count("submission"));
    }

    private static Entry ticket(Organisation owner, String data) {
        return new Entry("market/ticket", owner.id(), null, null, TestForm.json(data));
    }

    @OnEachDatabase
    void anEventThatNamesNoDayStaysOnTheDayItWasEntered(Store store) {
        Street market = new Street(store);
        String note =
                """
                {"title": "记事", "type": "object", "properties": {"text": {"type": "string", "title": "内容"}},
                 "x-form": {"cadence": "event"}}""";
        market.modules.install("market", Map.of("note", note));
        Entry entry = new Entry("market/note", market.east.id(), null, null, TestForm.json("{\"text\": \"一\"}"));
        Submission first = market.submissions.submit(market.root, entry);
        assertEquals(Street.TODAY, first.day());
        store.write(sql -> sql.update("update submission set day = ?", LocalDate.of(2024, 12, 31)));
        Submission revised =
                market.submissions.revise(market.root, first.id(), 1, TestForm.json("{\"text\": \"二\"}"), null);
        assertEquals(LocalDate.of(2024, 12, 31), revised.day());
    }

    @OnEachDatabase
    void nothingIsStoredWithoutItsFacts(Store store) {
        Street market = new Street(store);
        market.notes.broken = true;
        assertThrows(
                UnsupportedOperationException.class,
                () -> market.submissions.submit(market.root, stall(market.east, "{\"name\": \"一\"}")));
        assertEquals(0, market.count("submission"));
        assertEquals(0, market.count("form_version"));
        market.notes.broken = false;
        market.submissions.submit(market.root, stall(market.east, "{\"name\": \"一\"}"));
        assertEquals(1, market.count("form_version"));
    }

    @OnEachDatabase
    void aPeriodMustFitTheFormAndHaveBegun(Store store) {
        Street market = new Street(store);
        JsonNode data = TestForm.json("{\"name\": \"一\"}");
        Period next = quarter(quarter(TODAY).to().plusDays(1));
        Period old = Period.parse("1921-Q2").orElseThrow();
        Period month = Period.of(Period.Kind.MONTH, TODAY);
        for (Period wrong : List.of(next, old, month)) {
            assertEquals(
                    1,
                    faults(() -> market.submissions.submit(
                                    market.root, new Entry("market/stall", market.east.id(), null, wrong, data)))
                            .stream()
                            .filter(fault -> !fault.contains("不存在"))
                            .count(),
                    wrong::toString);
        }
        assertEquals(
                List.of(" 请选择填报的季度。"),
                faults(() -> market.submissions.submit(
                        market.root, new Entry("market/stall", market.east.id(), null, null, data))));
        assertEquals(
                List.of(" 这张表单不分期填报，请去掉期间。"),
                faults(() -> market.submissions.submit(
                        market.root,
                        new Entry(
                                "market/visit",
                                market.east.id(),
                                null,
                                month,
                                TestForm.json("{\"on\": \"" + month.from() + "\"}")))));
    }

    @OnEachDatabase
    void anEventLiesBetweenTheFirstDayAndToday(Store store) {
        Street market = new Street(store);
        assertEquals(
                List.of("/on “走访日期”不能晚于今天。"),
                faults(() -> market.submissions.submit(market.root, visit(market.east, TODAY.plusDays(1)))));
        assertEquals(
                List.of("/on “走访日期”不能早于 1921-07-01。"),
                faults(() -> market.submissions.submit(market.root, visit(market.east, LocalDate.of(1921, 6, 30)))));
        assertEquals(
                List.of(" 该组织在 1999-06-30 不存在。"),
                faults(() -> market.submissions.submit(market.root, visit(market.east, Street.FOUNDED.minusDays(1)))));
        LocalDate day = LocalDate.of(2020, 2, 29);
        assertEquals(
                day,
                market.submissions.submit(market.root, visit(market.east, day)).day());
    }

    @OnEachDatabase
    void aFormIsFilledInByThoseItAppliesTo(Store store) {
        Street market = new Street(store);
        Organisation other = market.found("J3", OrganisationType.BRANCH, market.street, "community");
        Organisation group = market.found("J11", OrganisationType.GROUP, market.east);
        assertEquals(
                List.of(" “J3组织”不填报表单“摊位登记”：不在该表单的填报范围之内。"),
                faults(() -> market.submissions.submit(market.root, stall(other, "{\"name\": \"一\"}"))));
        assertEquals(
                1,
                faults(() -> market.submissions.submit(market.root, stall(group, "{\"name\": \"一\"}")))
                        .size());
        assertEquals(
                List.of("market/card", "market/stall", "market/visit"),
                market.forms.applicable(market.root, market.east.id()).stream()
                        .map(Form::id)
                        .toList());
        assertEquals(
                List.of("market/card", "market/visit"),
                market.forms.applicable(market.root, other.id()).stream()
                        .map(Form::id)
                        .toList());
    }

    @OnEachDatabase
    void aFormAboutAMemberBelongsToTheirHomeOnThatDay(Store store) {
        Street market = new Street(store);
        Member member = market.enrol("李四", market.west, LocalDate.of(2001, 7, 1));
        JsonNode need = TestForm.json("{\"need\": \"就医\", \"on\": \"2021-05-04\"}");
        Entry entry = new Entry("market/card", market.east.id(), member.id(), null, need);
        Caller east = market.clerk(Role.RECORDER, market.east);
        assertEquals(
                List.of(" 没有这名党员，或其在 2021-05-04 不在您可以查看的组织。"), faults(() -> market.submissions.submit(east, entry)));
        Caller west = market.clerk(Role.RECORDER, market.west);
        Submission stored = market.submissions.submit(west, entry);
        assertEquals(market.west.id(), stored.organisation());
        assertEquals(member.id(), stored.member());
        refused(Refusal.Reason.CONFLICT, () -> market.submissions.submit(market.root, entry));
        JsonNode early = TestForm.json("{\"need\": \"就医\", \"on\": \"2001-06-30\"}");
        assertEquals(
                List.of(" 没有这名党员，或其在 2001-06-30 不在您可以查看的组织。"),
                faults(() -> market.submissions.submit(
                        market.root, new Entry("market/card", market.west.id(), member.id(), null, early))));
        assertEquals(
                List.of(" 请选择党员。"),
                faults(() -> market.submissions.submit(
                        market.root, new Entry("market/card", market.west.id(), null, null, need))));
        assertEquals(
                List.of(" 这张表单不是针对党员个人的，请去掉党员。"),
                faults(() -> market.submissions.submit(
                        market.root,
                        new Entry(
                                "market/visit",
                                market.west.id(),
                                member.id(),
                                null,
                                TestForm.json("{\"on\": \"2021-05-04\"}")))));
    }

    @OnEachDatabase
    void aSubmissionOpensInTheVersionItWasFilledInForEver(Store store) {
        Street market = new Street(store);
        Form before = market.forms.get(market.root, "market/stall");
        refused(Refusal.Reason.NOT_FOUND, () -> market.forms.version(market.root, before.version()));
        Submission stored = market.submissions.submit(market.root, stall(market.east, "{\"name\": \"一\"}"));
        market.modules.install("market", Map.of("stall", Street.STALL.replace("摊位登记", "摊位登记（新）")));
        Form after = market.forms.get(market.root, "market/stall");
        assertEquals(
                before, new FormArchive(store).version(stored.formVersion()).orElseThrow());
        Submission revised = market.submissions.revise(market.root, stored.id(), 1, stored.data(), null);
        assertEquals(after.version(), revised.formVersion());
        market.modules.remove("market");
        assertEquals(before, market.forms.version(market.root, before.version()));
        assertEquals(after, market.forms.version(market.root, after.version()));
        assertEquals(revised, market.submissions.get(market.root, stored.id()));
        refused(Refusal.Reason.NOT_FOUND, () -> market.forms.get(market.root, "market/stall"));
        refused(
                Refusal.Reason.NOT_FOUND,
                () -> market.submissions.submit(market.root, stall(market.east, "{\"name\": \"二\"}")));
    }

    @OnEachDatabase
    void pagesFollowOneAnotherOfSmallAndLargeSubtrees(Store store) {
        Street market = new Street(store);
        for (int i = 0; i < 210; i++) {
            market.found("K" + i, OrganisationType.BRANCH, i < 205 ? market.west : market.east);
        }
        List<Long> east = new ArrayList<>();
        List<Long> west = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            LocalDate day = LocalDate.of(2024, 1, 1).plusDays(i / 3);
            east.add(
                    0,
                    market.submissions
                            .submit(market.root, visit(market.east, day))
                            .id());
            west.add(
                    0,
                    market.submissions
                            .submit(market.root, visit(market.west, day))
                            .id());
        }
        assertEquals(east, paged(market, market.east, null));
        assertEquals(west, paged(market, market.west, null));
        assertEquals(50, paged(market, market.street, null).size());
        Period month = Period.parse("2024-01-02/2024-01-03").orElseThrow();
        assertEquals(6, paged(market, market.west, month).size());
        refused(
                Refusal.Reason.MALFORMED,
                () -> market.submissions.page(
                        market.root, new SubmissionQuery(market.east.id(), null, null, "x.1", 10)));
        refused(
                Refusal.Reason.MALFORMED,
                () -> market.submissions.page(
                        market.root, new SubmissionQuery(market.east.id(), null, null, null, 201)));
    }

    private static List<Long> paged(Street market, Organisation organisation, Period period) {
        List<Long> ids = new ArrayList<>();
        String after = null;
        do {
            Page<Submission> page = market.submissions.page(
                    market.root, new SubmissionQuery(organisation.id(), "market/visit", period, after, 4));
            page.items().forEach(submission -> ids.add(submission.id()));
            after = page.next();
        } while (after != null);
        assertNull(after);
        return ids;
    }
}
