package org.sanqu.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sanqu.api.form.AskedAgain;
import org.sanqu.api.form.Burden;
import org.sanqu.api.form.Burdens;
import org.sanqu.api.platform.Store;
import org.sanqu.store.OnEachDatabase;

/** Asked once is enough: what is asked again is pointed out, and what is asked altogether is counted. */
class BurdensTest {

    private static final String PROFILE =
            """
            { "title": "基本情况", "type": "object",
              "properties": {
                "households": { "type": "integer", "title": "户 数" },
                "members":    { "type": "integer", "title": "党员总数" },
                "note":       { "type": "string", "title": "备注" } },
              "x-form": { "cadence": "once", "appliesTo": { "types": ["branch"] } } }
            """;

    private static final String MONTHLY =
            """
            { "title": "月报", "type": "object",
              "properties": {
                "households": { "type": "integer", "title": "户数" },
                "text":       { "type": "string", "title": "户数" },
                "members":    { "type": "integer", "title": "党员总数", "x-from": "organisation/members" },
                "note":       { "type": "string", "title": "备注" },
                "rows": { "type": "array", "title": "活动", "items": { "type": "object", "properties": {
                    "on": { "type": "string", "title": "日期" }, "what": { "type": "string", "title": "内容" } } } },
                "total": { "type": "integer", "title": "合计", "x-computed": { "count": "/rows" } } },
              "x-form": { "cadence": "monthly" } }
            """;

    private static final String PERSON =
            """
            { "title": "谈心谈话", "type": "object",
              "properties": { "name": { "type": "string", "title": "姓名" }, "need": { "type": "string", "title": "诉求" } },
              "x-form": { "subject": "member", "cadence": "quarterly" } }
            """;

    private static final String EVENT =
            """
            { "title": "活动", "type": "object",
              "properties": {
                "people": { "type": "array", "title": "参加", "items": { "type": "object", "properties": {
                    "name": { "type": "string", "title": "姓名" }, "sex": { "type": "string", "title": "性别" },
                    "part": { "type": "string", "title": "分工" } } } },
                "helpers": { "type": "array", "title": "志愿者", "items": { "type": "object", "properties": {
                    "name": { "type": "string", "title": "姓名" }, "skill": { "type": "string", "title": "特长" } } } },
                "site": { "$ref": "#/$defs/homes" },
                "way": { "type": "object", "title": "方式", "oneOf": [
                    { "title": "线上", "properties": { "kind": { "const": "a" } } },
                    { "title": "入户", "properties": { "kind": { "const": "b" },
                        "homes": { "$ref": "#/$defs/homes", "title": "户数" } } } ] },
                "contact": { "type": "string", "title": "网格员", "x-from": "away/profile#/note" } },
              "$defs": { "homes": { "type": "integer", "title": "户数" } },
              "x-form": { "cadence": "monthly" } }
            """;

    private static Burdens burdens(Street market) {
        market.modules.remove("market");
        market.modules.install("a", Map.of("monthly", MONTHLY));
        market.modules.install("b", Map.of("profile", PROFILE, "person", PERSON));
        return market.burdens;
    }

    @OnEachDatabase
    void whatIsAskedAgainIsPointedOutWithWhatToSayInstead(Store store) {
        Street market = new Street(store);
        List<AskedAgain> found = burdens(market).askedAgain(market.root);
        assertEquals(
                List.of(
                        "a/monthly /households “户数”与表单“基本情况”的“户 数”重复采集。可写 \"x-from\": \"b/profile#/households\" 自动带入。",
                        "b/person /name “姓名”平台已有（党员信息）。可写 \"x-from\": \"member/name\" 自动带入。",
                        "b/profile /members “党员总数”平台已有（组织信息）。可写 \"x-from\": \"organisation/members\" 自动带入。"),
                found.stream()
                        .map(one -> one.form() + " " + one.field() + " "
                                + one.advice().in(Locale.CHINESE))
                        .toList());
    }

    @OnEachDatabase
    void whatIsAskedOfABranchIsCountedInFieldsAMonth(Store store) {
        Street market = new Street(store);
        market.enrol("王长者", market.east, LocalDate.of(2005, 1, 1));
        market.enrol("李长者", market.east, LocalDate.of(2006, 1, 1));
        assertEquals(
                List.of(
                        new Burden("a/monthly", 5, 1, 5),
                        new Burden("b/person", 2, 2, 2 * 2 * 4 / 12.0),
                        new Burden("b/profile", 3, 1, 0)),
                burdens(market).of(market.root, market.east.id()));
        assertEquals(3, market.burdens.all(market.root).size());
    }

    @OnEachDatabase
    void whatIsAskedInListsBranchesAndReferencesIsSeenToo(Store store) {
        Street market = new Street(store);
        burdens(market);
        market.modules.install("c", Map.of("event", EVENT));
        assertEquals(
                List.of(
                        "/people/*/name 列表中的“姓名”平台已有（党员信息）。可改用 \"x-reference\": \"member\" 选取，不必逐行重填。",
                        "/people/*/sex 列表中的“性别”平台已有（党员信息）。可改用 \"x-reference\": \"member\" 选取，不必逐行重填。",
                        "/site “户数”与表单“基本情况”的“户 数”重复采集。可写 \"x-from\": \"b/profile#/households\" 自动带入。",
                        "/way/homes “户数”与表单“基本情况”的“户 数”重复采集。可写 \"x-from\": \"b/profile#/households\" 自动带入。"),
                market.burdens.askedAgain(market.root).stream()
                        .filter(one -> one.form().equals("c/event"))
                        .map(one -> one.field() + " " + one.advice().in(Locale.CHINESE))
                        .toList());
        assertEquals(9, fields(market), "what comes from a module that is away has to be filled in");
        market.modules.install("away", Map.of("profile", PROFILE));
        assertEquals(8, fields(market));
    }

    private static int fields(Street market) {
        return market.burdens.all(market.root).stream()
                .filter(burden -> burden.form().equals("c/event"))
                .findFirst()
                .orElseThrow()
                .fields();
    }
}
