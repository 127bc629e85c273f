package org.sanqu.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.sanqu.forms.Meetings.apply;
import static org.sanqu.forms.Meetings.item;
import static org.sanqu.forms.Meetings.meetings;
import static org.sanqu.forms.Meetings.only;
import static org.sanqu.forms.Meetings.row;
import static org.sanqu.forms.Meetings.said;
import static org.sanqu.forms.Meetings.titles;

import java.lang.reflect.Proxy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.sanqu.api.Page;
import org.sanqu.api.form.Submission;
import org.sanqu.api.form.SubmissionQuery;
import org.sanqu.api.member.Member;
import org.sanqu.api.member.MemberRegister;
import org.sanqu.api.organisation.Change;
import org.sanqu.api.organisation.Decision;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.platform.BatchImport;
import org.sanqu.api.platform.BatchImport.Intake.Item;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Role;
import org.sanqu.api.sheet.SheetColumn;
import org.sanqu.api.sheet.SheetList;
import org.sanqu.organisation.StoredDirectory;
import org.sanqu.store.OnEachDatabase;

class SubmissionBatchTest {

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
        market.modules.install("market", Map.of("meeting", Meetings.MEETING.replace("\"maxItems\": 2,", "")));
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
        assertEquals(List.of("/chair 不止一名党员叫“王 丽”，请改填公民身份号码。"), said(two.add(2, row, Set.of())));
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
    void aNameMeansWhoBoreItOnTheDayOfTheRow(Store store) {
        Street market = new Street(store);
        BatchImport meetings = meetings(market);
        renamed(market, market.east, "东市组织", LocalDate.of(2024, 6, 1));
        renamed(market, market.west, "J1组织", LocalDate.of(2024, 7, 1));
        BatchImport.Intake intake = meetings.begin(market.root, 7, null);
        String[] days = {"2024-03-01", "2024-08-01"};
        for (String day : days) {
            assertEquals(
                    List.of(), said(intake.add(2, row(".organisation", "J1组织", "on", day, "kind", "党课"), Set.of())));
        }
        Map<String, String> newer = row(".organisation", "东市组织", "on", "2024-02-01", "kind", "党课");
        assertEquals(List.of(), said(intake.add(4, newer, Set.of())), "today's name does for an older day");
        assertEquals(3, apply(store, market, intake));
        assertEquals(
                List.of(market.east.id(), market.west.id(), market.east.id()),
                store.read(sql -> sql.list(
                        "select organisation from submission order by id", row -> row.number("organisation"))));
    }

    private static void renamed(Street market, Organisation which, String name, LocalDate on) {
        Change change = new Change.Rename(which.id(), name, name);
        market.history.decide(market.root, new Decision(change, on, "更名", market.street.id(), null));
    }

    @OnEachDatabase
    void aNameThatTooManyContainIsNotLookedForRowByRow(Store store) {
        Street market = new Street(store);
        BatchImport meetings = meetings(market);
        Member crowd = market.enrol("欧阳雪", market.east, LocalDate.of(2001, 7, 1));
        int[] asked = {0};
        MemberRegister crowded = (MemberRegister) Proxy.newProxyInstance(
                MemberRegister.class.getClassLoader(), new Class<?>[] {MemberRegister.class}, (proxy, method, args) -> {
                    asked[0]++;
                    return new Page<>(List.of(crowd), asked[0] < 500 ? "more" : null);
                });
        SubmissionBatch.Services services = new SubmissionBatch.Services(
                store,
                market.access,
                new StoredDirectory(store, market.access, market.hierarchies),
                crowded,
                market.check,
                market.book);
        BatchImport.Intake intake =
                new SubmissionBatch(((SubmissionBatch) meetings).form(), true, services).begin(market.root, 7, null);
        for (int day = 1; day < 4; day++) {
            Map<String, String> row = row(".organisation", "J1", "on", "2024-03-0" + day, "kind", "党课", "chair", "欧阳");
            assertEquals(List.of("/chair 名字里有“欧阳”的党员太多，无法逐一核对，请改填公民身份号码。"), said(intake.add(day, row, Set.of())));
        }
        assertEquals(50, asked[0]);
    }
}
