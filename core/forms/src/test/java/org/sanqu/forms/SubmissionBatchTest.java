package org.sanqu.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Period;
import org.sanqu.api.form.Submission;
import org.sanqu.api.form.SubmissionQuery;
import org.sanqu.api.form.SubmissionState;
import org.sanqu.api.platform.BatchImport;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Role;
import org.sanqu.api.sheet.SheetColumn;
import org.sanqu.store.OnEachDatabase;

class SubmissionBatchTest {

    private static final String MEETING =
            """
            {"title": "会议", "type": "object", "required": ["on", "kind"],
             "properties": {
               "on": {"type": "string", "format": "date", "title": "日期"},
               "kind": {"enum": ["class", "day"], "title": "类型", "x-labels": {"class": "党课", "day": "主题党日"}},
               "cost": {"type": "number", "title": "费用", "x-unit": "元", "minimum": 0},
               "open": {"type": "boolean", "title": "公开"},
               "chair": {"type": "integer", "x-reference": "member", "title": "主持人"},
               "present": {"type": "array", "title": "到会", "items": {"type": "integer", "x-reference": "member"}},
               "items": {"type": "array", "title": "议题", "maxItems": 2, "items": {"type": "object",
                  "properties": {"text": {"type": "string", "title": "内容", "minLength": 2},
                                 "votes": {"type": "integer", "title": "票数"}}}}},
             "x-form": {"cadence": "event", "date": "/on"}}""";

    private static Map<String, String> row(String... pairs) {
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            row.put(pairs[i], pairs[i + 1]);
        }
        return row;
    }

    private static List<String> said(List<org.sanqu.api.Fault> faults) {
        return faults.stream().map(fault -> fault.at() + " " + fault.reason()).toList();
    }

    private static BatchImport meetings(Street market) {
        market.modules.install("market", Map.of("meeting", MEETING, "stall", Street.STALL));
        return market.batches.find("market/meeting").orElseThrow();
    }

    @OnEachDatabase
    void theColumnsAreThoseOfTheFormWithListsAsRepeatedOnes(Store store) {
        List<SheetColumn> columns = meetings(new Street(store)).columns();
        List<String> titles = columns.stream()
                .map(column -> column.title().in(Locale.CHINESE))
                .toList();
        assertEquals(
                List.of(
                        "填报组织", "日期", "类型", "费用（元）", "公开", "主持人", "到会", "议题1·内容", "议题1·票数", "议题2·内容", "议题2·票数", "代录",
                        "外部编号"),
                titles);
        SheetColumn kind = columns.get(2);
        assertEquals(
                List.of("党课", "主题党日"),
                kind.choices().stream().map(each -> each.in(Locale.CHINESE)).toList());
    }

    @OnEachDatabase
    void rowsBecomeSubmissionsWithNamesAndCodesLookedUp(Store store) {
        Street market = new Street(store);
        LocalDate joined = LocalDate.of(2001, 7, 1);
        long chair = market.enrol("欧阳雪", market.east, joined).id();
        long other = market.enrol("王五", market.east, joined).id();
        BatchImport.Intake intake = meetings(market).begin(market.root, 7, null);
        assertEquals(
                List.of(),
                said(intake.add(
                        2,
                        row(
                                ".organisation",
                                "J1",
                                "on",
                                "2024-03-05",
                                "kind",
                                "党课",
                                "cost",
                                "1,200.50",
                                "open",
                                "是",
                                "chair",
                                "欧阳雪",
                                "present",
                                "欧阳雪、王五",
                                "items.1.text",
                                "第二题",
                                "items.1.votes",
                                "3"),
                        Set.of())));
        int fresh = store.write(sql -> intake.apply(sql, market.root, 10));
        assertEquals(1, fresh);
        Submission made = market.submissions
                .page(market.root, new SubmissionQuery(market.east.id(), null, null, null, 10))
                .items()
                .get(0);
        assertEquals(
                TestForm.json(("{\"on\":\"2024-03-05\",\"kind\":\"class\",\"cost\":1200.50,\"open\":true,\"chair\":%d,"
                                + "\"present\":[%d,%d],\"items\":[{\"text\":\"第二题\",\"votes\":3}]}")
                        .formatted(chair, chair, other)),
                TestForm.json(made.data().toString()));
        assertEquals(7, made.batch().intValue());
        assertEquals(LocalDate.of(2024, 3, 5), made.day());
    }

    @OnEachDatabase
    void whatIsWrongIsSaidAtTheCell(Store store) {
        Street market = new Street(store);
        Caller recorder = market.clerk(Role.RECORDER, market.east);
        BatchImport.Intake intake = meetings(market).begin(recorder, 7, null);
        assertEquals(
                List.of(
                        "/cost “很多”不是数字。",
                        "/chair 没有找到 2024-03-05 在册的党员“无名氏”，请核对姓名。",
                        "/kind 请选择“类型”。",
                        "/items.1.text “内容”至少需要 2 个字。"),
                said(intake.add(
                        2,
                        row(
                                ".organisation",
                                "J1",
                                "on",
                                "2024-03-05",
                                "cost",
                                "很多",
                                "chair",
                                "无名氏",
                                "items.1.text",
                                "短"),
                        Set.of())));
        assertEquals(
                List.of("/.organisation 没有找到 2024-03-05 存在、且您可以填报的组织“J2”，请核对代码或名称。"),
                said(intake.add(3, row(".organisation", "J2", "on", "2024-03-05", "kind", "党课"), Set.of())));
        assertEquals(0, intake.remaining());
    }

    @OnEachDatabase
    void whatIsThereAlreadyStaysAndWhatIsThereTwiceIsSaid(Store store) {
        Street market = new Street(store);
        meetings(market);
        market.submissions.submit(market.root, Street.stall(market.east, "{\"name\": \"一\", \"members\": 1}"));
        BatchImport.Intake intake =
                market.batches.find("market/stall").orElseThrow().begin(market.root, 8, null);
        String quarter = Street.quarter(Street.TODAY).toString();
        Map<String, String> same = row(".organisation", "J1", ".period", quarter, "name", "一", "members", "1");
        Map<String, String> differs = row(".organisation", "J1", ".period", quarter, "name", "一", "members", "2");
        Map<String, String> fresh = row(".organisation", "J2", ".period", quarter, "name", "一", "members", "2");
        assertEquals(List.of(), said(intake.add(2, same, Set.of())));
        assertEquals(List.of(), said(intake.add(3, fresh, Set.of())));
        assertEquals(List.of(" 与第 3 行填报的是同一件事，请保留一行。"), said(intake.add(4, fresh, Set.of())));
        assertEquals(1, intake.there().rows());
        assertEquals(0, intake.there().differing());
        BatchImport.Intake again =
                market.batches.find("market/stall").orElseThrow().begin(market.root, 9, null);
        again.add(2, differs, Set.of());
        assertEquals(1, again.there().differing());
        assertEquals(1, intake.remaining());
    }

    @OnEachDatabase
    void aBatchIsTakenBackUnlessSomethingHappenedSince(Store store) {
        Street market = new Street(store);
        BatchImport meetings = meetings(market);
        BatchImport.Intake intake = meetings.begin(market.root, 7, null);
        for (int day = 1; day <= 3; day++) {
            intake.add(day, row(".organisation", "J1", "on", "2024-03-0" + day, "kind", "党课"), Set.of());
        }
        store.write(sql -> intake.apply(sql, market.root, 10));
        List<Submission> made = new ArrayList<>(market.submissions
                .page(market.root, new SubmissionQuery(market.east.id(), null, null, null, 10))
                .items());
        Submission touched = market.submissions.revise(
                market.root, made.get(0).id(), 1, TestForm.json("{\"on\": \"2024-03-03\", \"kind\": \"day\"}"), null);
        Refusal refusal = assertThrows(Refusal.class, () -> undo(store, market, meetings));
        assertEquals(Refusal.Reason.CONFLICT, refusal.reason());
        assertEquals(3, states(store, SubmissionState.SUBMITTED));
        store.write(sql -> sql.update("update submission set revision = 1 where id = ?", touched.id()));
        undo(store, market, meetings);
        assertEquals(3, states(store, SubmissionState.VOIDED));
        assertEquals(3, market.count("submission_review"));
    }

    @OnEachDatabase
    void whatWasTakenBackIsImportedAgainUnderItsReference(Store store) {
        Street market = new Street(store);
        BatchImport meetings = meetings(market);
        Map<String, String> row = row(".organisation", "J1", "on", "2024-03-01", "kind", "党课", ".ref", "A-1");
        BatchImport.Intake first = meetings.begin(market.root, 7, null);
        first.add(1, row, Set.of());
        assertEquals(1, apply(store, market, first));
        BatchImport.Intake again = meetings.begin(market.root, 8, null);
        again.add(1, row, Set.of());
        assertEquals(1, again.there().rows(), "the reference is taken");
        undo(store, market, meetings);
        BatchImport.Intake corrected = meetings.begin(market.root, 9, null);
        corrected.add(1, row, Set.of());
        assertEquals(0, corrected.there().rows());
        assertEquals(1, apply(store, market, corrected));
    }

    @OnEachDatabase
    void whatSomebodyEnteredBetweenCheckingAndApplyingIsTold(Store store) {
        Street market = new Street(store);
        meetings(market);
        BatchImport.Intake intake =
                market.batches.find("market/stall").orElseThrow().begin(market.root, 8, null);
        String quarter = Street.quarter(Street.TODAY).toString();
        intake.add(2, row(".organisation", "J1", ".period", quarter, "name", "一", "members", "2"), Set.of());
        assertEquals(0, intake.there().rows());
        market.submissions.submit(market.root, Street.stall(market.east, "{\"name\": \"一\", \"members\": 1}"));
        assertEquals(0, apply(store, market, intake));
        assertEquals(1, intake.there().rows());
        assertEquals(Set.of(2), intake.there().differences().keySet());
    }

    private static int apply(Store store, Street market, BatchImport.Intake intake) {
        return store.write(sql -> intake.apply(sql, market.root, 10));
    }

    private static void undo(Store store, Street market, BatchImport meetings) {
        store.write(sql -> {
            meetings.undo(sql, market.root, 7, done -> {});
            return null;
        });
    }

    private static long states(Store store, SubmissionState state) {
        return store.read(sql -> sql.first(
                        "select count(*) as n from submission where state = ?", row -> row.number("n"), state.code())
                .orElseThrow());
    }

    @OnEachDatabase
    void importedHistoryIsNotLate(Store store) {
        Street market = new Street(store);
        meetings(market);
        Period past = Street.quarter(Street.TODAY).previous();
        BatchImport.Intake intake =
                market.batches.find("market/stall").orElseThrow().begin(market.root, 8, null);
        intake.add(2, row(".organisation", "J1", ".period", past.toString(), "name", "一"), Set.of());
        store.write(sql -> intake.apply(sql, market.root, 10));
        List<Instant> submitted = new ArrayList<>();
        market.filed.each("market/stall", past, null, (id, owner, member, state, at) -> submitted.add(at));
        assertEquals(List.of(past.to().atStartOfDay(ZoneOffset.UTC).toInstant()), submitted);
    }
}
