package org.sanqu.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
import org.sanqu.api.platform.BatchImport.Intake.Item;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Role;
import org.sanqu.api.sheet.SheetColumn;
import org.sanqu.api.sheet.SheetList;
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
               "guests": {"type": "array", "title": "来宾", "items": {"type": "object",
                  "properties": {"name": {"type": "string", "title": "姓名"}}}},
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

    private static List<String> titles(List<SheetColumn> columns) {
        return columns.stream().map(column -> column.title().in(Locale.CHINESE)).toList();
    }

    private static Item item(String... pairs) {
        return new Item(row(pairs), Set.of());
    }

    @OnEachDatabase
    void eachListHasASheetOfItsOwnBesideTheColumnsOfTheForm(Store store) {
        BatchImport meetings = meetings(new Street(store));
        assertEquals(
                List.of("编号", "填报组织", "日期", "类型", "费用（元）", "公开", "主持人", "到会", "来宾", "代录", "外部编号"),
                titles(meetings.columns()));
        assertEquals(2, meetings.lists().size());
        assertEquals(List.of("编号", "姓名"), titles(meetings.lists().get(0).columns()));
        SheetList items = meetings.lists().get(1);
        assertEquals("议题", items.title().in(Locale.CHINESE));
        assertEquals(List.of("编号", "内容", "票数"), titles(items.columns()));
        SheetColumn kind = meetings.columns().get(3);
        assertEquals(
                List.of("党课", "主题党日"),
                kind.choices().stream().map(each -> each.in(Locale.CHINESE)).toList());
    }

    @OnEachDatabase
    void whatHasNoColumnIsSaid(Store store) {
        Street market = new Street(store);
        StringBuilder many = new StringBuilder();
        for (int number = 1; number <= 182; number++) {
            many.append(",\"f%d\": {\"type\": \"string\", \"title\": \"项%d\"}".formatted(number, number));
        }
        market.modules.install(
                "market",
                Map.of(
                        "wide",
                        """
                        {"title": "宽表", "type": "object", "properties": {
                          "from": {"type": "string", "format": "date", "title": "自"},
                          "days": {"type": "integer", "title": "天数", "x-computed": {"days": ["/from", "/from"]}},
                          "photo": {"type": "string", "title": "照片", "x-attachment": {}},
                          "rows": {"type": "array", "title": "明细", "items": {"type": "object", "properties": {
                             "name": {"type": "string", "title": "名"},
                             "deep": {"type": "array", "title": "细目", "items": {"type": "object", "properties": {
                                "a": {"type": "string", "title": "甲"}, "b": {"type": "string", "title": "乙"}}}}}}}
                          %s},
                          "x-form": {"cadence": "event"}}"""
                                .formatted(many)));
        BatchImport wide = market.batches.find("market/wide").orElseThrow();
        assertEquals(
                List.of(
                        "由平台计算，不用填写：天数。",
                        "文件不能用表格导入，请在填报页面添加；必须附文件的，请逐份填报：照片。",
                        "明细中的明细不能用表格导入，请逐份填报：明细·细目。",
                        "一张表最多 180 列，以下各项放不下，请在导入后到填报页面补充：项180、项181、项182。"),
                wide.remarks().stream().map(each -> each.in(Locale.CHINESE)).toList());
        assertEquals(List.of("编号", "名"), titles(wide.lists().get(0).columns()));
    }

    @OnEachDatabase
    void aListIsAsLongAsItIs(Store store) {
        Street market = new Street(store);
        market.modules.install("market", Map.of("meeting", MEETING.replace("\"maxItems\": 2,", "")));
        BatchImport meetings = market.batches.find("market/meeting").orElseThrow();
        BatchImport.Intake intake = meetings.begin(market.root, 7, null);
        List<Item> items = new ArrayList<>();
        for (int number = 1; number <= 40; number++) {
            items.add(item("text", "第" + number + "题", "votes", String.valueOf(number)));
        }
        Map<String, String> row = row(".organisation", "J1", "on", "2024-03-01", "kind", "党课");
        assertEquals(List.of(), said(intake.add(2, row, Set.of(), Map.of("items", items))));
        assertEquals(1, apply(store, market, intake));
        Submission made = only(market);
        assertEquals(40, made.data().path("items").size());
        assertEquals(40, made.data().at("/items/39/votes").asInt());

        BatchImport.Intake again = meetings.begin(market.root, 8, null);
        assertEquals(List.of(), said(again.add(2, row, Set.of(), Map.of("items", items.subList(0, 39)))));
        again.add(3, row, Set.of(), Map.of("items", items));
        assertEquals(1, again.there().rows(), "the one that says the same, list and all");
        assertEquals(1, again.remaining());
    }

    @OnEachDatabase
    void aListThatSaysButOneThingStandsInOneCellOrOnItsSheet(Store store) {
        Street market = new Street(store);
        BatchImport.Intake intake = meetings(market).begin(market.root, 7, null);
        Map<String, String> row = row(".organisation", "J1", "on", "2024-03-01", "kind", "党课");
        Map<String, String> cell = new HashMap<>(row);
        cell.put("guests", "甲、乙");
        Map<String, List<Item>> sheet = Map.of("guests", List.of(item("name", "甲"), item("name", "乙")));
        assertEquals(List.of("/guests “来宾”既写在这一行，又写在明细表中，请只留一处。"), said(intake.add(2, cell, Set.of(), sheet)));
        assertEquals(List.of(), said(intake.add(3, cell, Set.of())));
        apply(store, market, intake);
        assertEquals("乙", only(market).data().at("/guests/1/name").asText());
        BatchImport.Intake again = meetings(market).begin(market.root, 8, null);
        assertEquals(List.of(), said(again.add(3, row, Set.of(), sheet)));
        assertEquals(1, again.there().rows(), "it is the same");
    }

    private static Submission only(Street market) {
        return market.submissions
                .page(market.root, new SubmissionQuery(market.east.id(), null, null, null, 10))
                .items()
                .get(0);
    }

    @OnEachDatabase
    void aRowWithACellThatCannotBeReadIsNotKeptWhateverElseItSays(Store store) {
        Street market = new Street(store);
        BatchImport.Intake intake = meetings(market).begin(market.root, 7, null);
        Map<String, String> row = row(".organisation", "J1", "on", "2024-03-01", "kind", "党课");
        assertEquals(List.of(), said(intake.add(2, row, Set.of("cost"))));
        Item unread = new Item(row("text", "题目"), Set.of("votes"));
        assertEquals(List.of(), said(intake.add(3, row, Set.of(), Map.of("items", List.of(unread)))));
        assertEquals(0, intake.remaining());
    }

    @OnEachDatabase
    void aNameThatManyContainMeansWhoBearsIt(Store store) {
        Street market = new Street(store);
        BatchImport meetings = meetings(market);
        LocalDate joined = LocalDate.of(2001, 7, 1);
        for (int number = 0; number < 201; number++) {
            market.enrol("阿王丽" + number, market.east, joined);
        }
        long first = market.enrol("王丽", market.east, joined).id();
        BatchImport.Intake one = meetings.begin(market.root, 7, null);
        Map<String, String> row = row(".organisation", "J1", "on", "2024-03-01", "kind", "党课", "chair", "王 丽");
        assertEquals(List.of(), said(one.add(2, row, Set.of())));
        assertEquals(1, apply(store, market, one));
        assertEquals(first, only(market).data().path("chair").asLong());
        market.enrol("王丽", market.east, joined);
        BatchImport.Intake two = meetings.begin(market.root, 8, null);
        assertEquals(List.of("/chair 有 2 名党员叫“王 丽”，请改填公民身份号码。"), said(two.add(2, row, Set.of())));
    }

    @OnEachDatabase
    void whatWasImportedForAFormThatIsGoneIsStillTakenBack(Store store) {
        Street market = new Street(store);
        BatchImport.Intake intake = meetings(market).begin(market.root, 7, null);
        intake.add(2, row(".organisation", "J1", "on", "2024-03-01", "kind", "党课"), Set.of());
        apply(store, market, intake);
        market.modules.remove("market");
        BatchImport gone = market.batches.find("market/meeting").orElseThrow();
        assertThrows(Refusal.class, () -> gone.begin(market.root, 8, null));
        undo(store, market, gone);
        assertEquals(1, states(store, SubmissionState.VOIDED));
        assertTrue(market.batches.find("market/never").isEmpty());
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
                                "欧阳雪、王五"),
                        Set.of(),
                        Map.of("items", List.of(item("text", "第二题", "votes", "3"))))));
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
                        "/items/1/votes “多”不是数字。",
                        "/kind 请选择“类型”。",
                        "/items/1/text “内容”至少需要 2 个字。"),
                said(intake.add(
                        2,
                        row(".organisation", "J1", "on", "2024-03-05", "cost", "很多", "chair", "无名氏"),
                        Set.of(),
                        Map.of("items", List.of(item("text", "第一题"), item("text", "短", "votes", "多"))))));
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
            meetings.requireUndoable(sql, 7);
            return meetings.undo(sql, market.root, 7, 10);
        });
    }

    private static long states(Store store, SubmissionState state) {
        return store.read(sql -> sql.first(
                        "select count(*) as n from submission where state = ?", row -> row.number("n"), state.code())
                .orElseThrow());
    }

    @OnEachDatabase
    void whatIsImportedIsSubmittedWhenItIsImportedUnlessItIsHistory(Store store) {
        Street market = new Street(store);
        meetings(market);
        Period past = Street.quarter(Street.TODAY).previous();
        BatchImport stalls = market.batches.find("market/stall").orElseThrow();
        BatchImport.Intake now = stalls.begin(market.root, 8, null);
        now.add(2, row(".organisation", "J1", ".period", past.toString(), "name", "一"), Set.of());
        apply(store, market, now);
        BatchImport.Intake later = stalls.begin(market.root, 9, past.from());
        later.add(2, row(".organisation", "J1", ".period", past.toString(), "name", "二"), Set.of());
        apply(store, market, later);
        BatchImport.Intake history = stalls.begin(market.root, 10, past.to());
        history.add(2, row(".organisation", "J2", ".period", past.toString(), "name", "一"), Set.of());
        apply(store, market, history);
        Map<Long, Set<Instant>> submitted = new HashMap<>();
        market.filed.each("market/stall", past, null, (id, owner, member, state, at) -> submitted
                .computeIfAbsent(owner, unknown -> new HashSet<>())
                .add(at));
        Instant due = past.to().atStartOfDay(ZoneOffset.UTC).toInstant();
        assertEquals(Set.of(due), submitted.get(market.west.id()));
        assertEquals(2, submitted.get(market.east.id()).size());
        submitted.get(market.east.id()).forEach(at -> assertTrue(at.isAfter(due)));
    }

    @OnEachDatabase
    void aRecorderDoesNotSayThatWhatIsOverdueIsHistory(Store store) {
        Street market = new Street(store);
        meetings(market);
        Caller recorder = market.clerk(Role.RECORDER, market.east);
        Period past = Street.quarter(Street.TODAY).previous();
        BatchImport stalls = market.batches.find("market/stall").orElseThrow();
        BatchImport.Intake history = stalls.begin(recorder, 8, past.to());
        Map<String, String> row = row(".organisation", "J1", ".period", past.toString(), "name", "一");
        assertEquals(
                List.of("sheet.history-forbidden"),
                history.add(2, row, Set.of()).stream()
                        .map(fault -> fault.reason().key())
                        .toList());
        assertEquals(List.of(), said(stalls.begin(recorder, 9, null).add(2, row, Set.of())));
    }

    @OnEachDatabase
    void aLedgerOfEventsThatIsImportedTwiceAddsNothing(Store store) {
        Street market = new Street(store);
        BatchImport meetings = meetings(market);
        Map<String, String> row = row(".organisation", "J1", "on", "2024-03-01", "kind", "党课", "cost", "12.50");
        Map<String, String> other = row(".organisation", "J1", "on", "2024-03-01", "kind", "党课", "cost", "13");
        BatchImport.Intake first = meetings.begin(market.root, 7, null);
        for (int number = 2; number < 4; number++) {
            assertEquals(List.of(), said(first.add(number, row, Set.of())));
        }
        assertEquals(2, apply(store, market, first), "somebody who does a thing twice has two rows");
        BatchImport.Intake again = meetings.begin(market.root, 8, null);
        for (int number = 2; number < 5; number++) {
            assertEquals(List.of(), said(again.add(number, row, Set.of())));
        }
        again.add(5, other, Set.of());
        assertEquals(2, again.there().rows());
        assertEquals(0, again.there().differing());
        assertEquals(2, apply(store, market, again), "the third and the other");
        undo(store, market, meetings);
        BatchImport.Intake anew = meetings.begin(market.root, 9, null);
        anew.add(2, row, Set.of());
        anew.add(3, row, Set.of());
        assertEquals(1, anew.there().rows(), "what was taken back is not there");
    }

    @OnEachDatabase
    void twoImportsOfOneLedgerThatWereCheckedBeforeEitherAddItOnce(Store store) {
        Street market = new Street(store);
        BatchImport meetings = meetings(market);
        Map<String, String> row = row(".organisation", "J1", "on", "2024-03-01", "kind", "党课");
        BatchImport.Intake first = meetings.begin(market.root, 7, null);
        BatchImport.Intake second = meetings.begin(market.root, 8, null);
        first.add(2, row, Set.of());
        second.add(2, row, Set.of());
        assertEquals(1, apply(store, market, first));
        assertEquals(0, apply(store, market, second));
        assertEquals(1, second.there().rows());
    }
}
