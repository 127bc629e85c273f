package org.sanqu.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sanqu.api.form.Submission;
import org.sanqu.api.form.SubmissionQuery;
import org.sanqu.api.form.SubmissionTables;
import org.sanqu.api.form.SubmissionTables.Column;
import org.sanqu.api.form.SubmissionTables.Table;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Role;
import org.sanqu.store.OnEachDatabase;

class SubmissionTablesTest {

    private static final String LATER = Street.STALL
            .replace("\"title\": \"党员数\"", "\"title\": \"党员人数\"")
            .replace("\"properties\": {", "\"properties\": { \"area\": {\"type\": \"number\", \"title\": \"面积\"},");

    private static List<String> titles(Table table) {
        return table.columns().stream()
                .map(column -> column.title().in(Locale.CHINESE))
                .toList();
    }

    private static List<Submission> all(Street market) {
        return market.submissions
                .page(market.root, new SubmissionQuery(market.street.id(), "market/stall", null, null, 10))
                .items();
    }

    @OnEachDatabase
    void theColumnsOfAllVersionsAreOneTableAndEachIsShownAsItWasWritten(Store store) {
        Street market = new Street(store);
        SubmissionTables tables = market.tables;
        long leader = market.enrol("欧阳雪", market.east, LocalDate.of(2001, 7, 1)).id();
        market.submissions.submit(
                market.root,
                Street.stall(market.east, "{\"name\": \"一\", \"members\": 3, \"leader\": %d}".formatted(leader)));
        market.modules.install("market", Map.of("stall", LATER));
        market.submissions.submit(
                market.root, Street.stall(market.west, "{\"name\": \"二\", \"members\": 4, \"area\": 2.5}"));
        Table whole = tables.whole(market.root, "market/stall");
        assertEquals(List.of("面积", "摊位名称", "党员人数", "负责人", "联系组织", "党员数（第 1 版）"), titles(whole));
        assertEquals(
                List.of(List.of("2.5", "二", "4", "", "", ""), List.of("", "一", "", "欧阳雪", "", "3")),
                whole.cells(all(market), whole.columns(), Locale.CHINESE));
        assertEquals(
                List.of("面积", "党员人数", "党员数（第 1 版）"),
                whole.columns().stream()
                        .filter(Column::isNumber)
                        .map(column -> column.title().in(Locale.CHINESE))
                        .toList());
        Table present = tables.present(market.root, "market/stall");
        assertEquals(List.of("面积", "摊位名称", "党员人数", "负责人", "联系组织"), titles(present));
        assertEquals(
                List.of(List.of("4"), List.of("3")),
                present.cells(all(market), present.columns().subList(2, 3), Locale.CHINESE));
    }

    @OnEachDatabase
    void theTableOfARemovedModuleIsThatOfItsLastVersion(Store store) {
        Street market = new Street(store);
        market.submissions.submit(market.root, Street.stall(market.east, "{\"name\": \"一\"}"));
        market.modules.install("market", Map.of("visit", Street.VISIT));
        Table present = market.tables.present(market.root, "market/stall");
        assertEquals(List.of("摊位名称", "党员数", "负责人", "联系组织"), titles(present));
        assertEquals(
                "一",
                present.cells(all(market), present.columns(), Locale.CHINESE)
                        .get(0)
                        .get(0));
        assertEquals(
                "摊位登记", market.tables.forms(market.root).get("market/stall").in(Locale.CHINESE));
    }

    @OnEachDatabase
    void whoChoseColumnsSeesThoseUntilTheyChooseNone(Store store) {
        Street market = new Street(store);
        Caller recorder = market.clerk(Role.RECORDER, market.east);
        List<String> usual = List.of("/name", "/members", "/leader", "/host");
        assertEquals(usual, market.tables.chosen(recorder, "market/stall"));
        market.tables.choose(recorder, "market/stall", List.of("/host", "/name", "/unknown"));
        assertEquals(List.of("/name", "/host"), market.tables.chosen(recorder, "market/stall"));
        assertEquals(usual, market.tables.chosen(market.root, "market/stall"));
        market.tables.choose(recorder, "market/stall", List.of());
        assertEquals(usual, market.tables.chosen(recorder, "market/stall"));
    }

    @OnEachDatabase
    void theItemsOfAListAreRowsOfItsColumns(Store store) {
        Street market = new Street(store);
        market.modules.install(
                "market",
                Map.of(
                        "meal",
                        """
                        {"title": "聚餐", "type": "object",
                         "properties": {"guests": {"type": "array", "title": "来宾", "items": {"type": "object", "properties":
                           {"name": {"type": "string", "title": "姓名"},
                            "vip": {"type": "boolean", "title": "贵宾"}}}}},
                         "x-form": {"cadence": "event"}}"""));
        Submission meal = market.submissions.submit(
                market.root,
                new org.sanqu.api.form.Entry(
                        "market/meal",
                        market.east.id(),
                        null,
                        null,
                        TestForm.json("{\"guests\": [{\"name\": \"甲\", \"vip\": true}, {\"name\": \"乙\"}]}")));
        Table whole = market.tables.whole(market.root, "market/meal");
        Column guests = whole.columns().get(0);
        assertEquals(true, guests.isList());
        assertEquals(List.of(List.of("甲", "是"), List.of("乙", "")), whole.items(meal, guests, Locale.CHINESE));
    }
}
