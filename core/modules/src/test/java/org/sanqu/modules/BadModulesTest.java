package org.sanqu.modules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.sanqu.api.Fault;

/** Every way to spoil a module: each is refused with its file, its pointer and its reason, in both languages. */
class BadModulesTest {
    private static final String FORM = "forms/stall.json";
    private static final String RATIO = "metrics/stalls-with-members.json";
    private static final String VISITS = "metrics/visits.json";
    private static final String WOMEN = "metrics/women.json";
    private static final String MANIFEST = "META-INF/MANIFEST.MF";

    private record Case(String name, Consumer<Market> spoil, String at, String chinese, String english) {}

    private static Case spoilt(String path, String text, String by, String pointer, String chinese, String english) {
        return new Case(text + " → " + by, market -> market.spoil(path, text, by), path + pointer, chinese, english);
    }

    private static Case header(String name, String value, String at, String chinese, String english) {
        return new Case(
                name + ": " + value, market -> market.header(name, value), MANIFEST + "#/" + at, chinese, english);
    }

    private static Case file(String path, byte[] content, String at, String chinese, String english) {
        return new Case(path, market -> market.file(path, content), at, chinese, english);
    }

    private static final List<Case> JSON = List.of(
            spoilt(FORM, "\"required\": [\"name\", \"trade\"],", "\"required\": [,", "#/required/0", "第 5 行", "line 5"),
            spoilt(FORM, "\"members\": {", "\"name\": {", "#/properties/name", "写了两次", "written twice"),
            spoilt(
                    FORM,
                    "\"type\": \"object\",\n  \"required\"",
                    "\"type\": \"objekt\",\n  \"required\"",
                    "#/type",
                    "元模式",
                    "metaschema"),
            file("metrics/x.json", new byte[] {'{', '"', (byte) 0xc3, '"', '}'}, "metrics/x.json", "UTF-8", "UTF-8"),
            file("metrics/x.json", "[]".getBytes(), "metrics/x.json", "JSON 对象", "JSON object"),
            file("metrics/x.json", "{} {}".getBytes(), "metrics/x.json#", "不是合法的 JSON", "not JSON"),
            file("metrics/x.json", ("{\"a\":" + "[".repeat(100)).getBytes(), "metrics/x.json", "嵌套过深", "too deeply"),
            file("metrics/x.json", new byte[(1 << 20) + 1], "metrics/x.json", "文件过大", "too long"),
            file("forms/Stall 2.json", "{}".getBytes(), "forms/Stall 2.json", "文件名", "wrong name"),
            file("forms/old/stall.json", "{}".getBytes(), "forms/old/stall.json", "文件名", "wrong name"));

    private static final List<Case> FORMS = List.of(
            spoilt(FORM, "2020-12/schema", "2019-09/schema", "#/$schema", "只能是", "can only be"),
            spoilt(FORM, "\"maxLength\": 60", "\"maxLength\": \"60\"", "#/properties/name/maxLength", "type", "type"),
            spoilt(
                    FORM,
                    "\"maxLength\": 60",
                    "\"maxLenght\": 60",
                    "#/properties/name/maxLenght",
                    "maxLenght",
                    "spelling"),
            spoilt(FORM, "^[^<>]+$", "^([a-z]+", "#/properties/name/pattern", "无法编译", "does not compile"),
            spoilt(FORM, "^[^<>]+$", "^([a-z]+)+$", "#/properties/name/pattern", "停顿", "stall"),
            spoilt(FORM, "^[^<>]+$", "a".repeat(301), "#/properties/name/pattern", "过长", "too long"),
            spoilt(
                    FORM,
                    "\"format\": \"date\"",
                    "\"format\": \"day\"",
                    "#/properties/opened/format",
                    "format",
                    "format"),
            spoilt(FORM, "[\"hours\"]", "[\"hour\"]", "#/properties/visits/items/required/0", "hour", "not a field"),
            spoilt(
                    FORM,
                    ", \"clothes\": \"服装\"",
                    "",
                    "#/properties/trade/x-labels",
                    "“clothes”缺少标签",
                    "\"clothes\" has no label"),
            spoilt(
                    FORM,
                    "\"clothes\": \"服装\"",
                    "\"clothes\": \"服装\", \"shoes\": \"鞋\"",
                    "#/properties/trade/x-labels/shoes",
                    "没有对应",
                    "no option"),
            spoilt(FORM, "\"x-labels\"", "\"x-label\"", "#/properties/trade/x-label", "未知的注解", "unknown"),
            spoilt(FORM, "\"x-unit\": \"人\"", "\"x-unit\": 1", "#/properties/members/x-unit", "x-unit", "x-unit"),
            spoilt(
                    FORM,
                    "\"x-widget\": \"money\"",
                    "\"x-widget\": \"slider\"",
                    "#/properties/rent/x-widget",
                    "slider",
                    "slider"),
            spoilt(
                    FORM,
                    "\"x-widget\": \"money\"",
                    "\"x-widget\": \"long-text\"",
                    "#/properties/rent/x-widget",
                    "string",
                    "string"),
            spoilt(
                    FORM,
                    "\"maxLength\": 60",
                    "\"maxLength\": 60, \"x-check-digit\": \"isbn\"",
                    "#/properties/name/x-check-digit",
                    "isbn",
                    "isbn"),
            spoilt(
                    FORM,
                    "\"x-widget\": \"money\"",
                    "\"x-widget\": \"money\", \"x-check-digit\": \"credit-code\"",
                    "#/properties/rent/x-check-digit",
                    "string",
                    "string"),
            spoilt(
                    FORM,
                    "\"x-reference\": \"member\"",
                    "\"x-reference\": \"person\"",
                    "#/properties/keeper/x-reference",
                    "person",
                    "person"),
            spoilt(
                    FORM,
                    "\"#/$defs/address\"",
                    "\"#/$defs/adress\"",
                    "#/properties/address/$ref",
                    "找不到",
                    "leads nowhere"),
            spoilt(
                    FORM,
                    "\"#/$defs/address\"",
                    "\"https://example.org/a.json\"",
                    "#/properties/address/$ref",
                    "找不到",
                    "leads nowhere"),
            spoilt(
                    FORM,
                    "\"type\": \"integer\", \"title\": \"楼层\"",
                    "\"$ref\": \"#/$defs/address\"",
                    "#/$defs/address/properties/floor/$ref",
                    "指回自身",
                    "back to itself"));

    private static final List<Case> X_FORM = List.of(
            spoilt(FORM, "\"x-form\": {", "\"x-from\": {", "#/x-form", "缺少 x-form", "x-form is missing"),
            spoilt(FORM, "\"dueDays\": 10", "\"until\": 10", "#/x-form/until", "未知的键", "unknown"),
            spoilt(FORM, "\"dueDays\": 10", "\"dueDays\": -1", "#/x-form/dueDays", "0 至 366", "0 to 366"),
            spoilt(FORM, "\"subject\": \"organisation\"", "\"subject\": \"team\"", "#/x-form/subject", "team", "team"),
            spoilt(FORM, "\"quarterly\"", "\"fortnightly\"", "#/x-form/cadence", "half-yearly", "half-yearly"),
            spoilt(
                    FORM,
                    "\"joint-branch\"]",
                    "\"joint\"]",
                    "#/x-form/appliesTo/types/1",
                    "joint-branch",
                    "joint-branch"),
            spoilt(FORM, "[\"market\"]", "\"market\"", "#/x-form/appliesTo/sectors", "列表", "list"),
            spoilt(FORM, "[\"market\"]", "[\"Market!\"]", "#/x-form/appliesTo/sectors/0", "名称", "not a name"),
            spoilt(FORM, "\"/address/street\"", "\"/address/road\"", "#/x-form/key/1", "不存在", "does not have"),
            spoilt(FORM, "\"/address/street\"", "\"/visits/0/hours\"", "#/x-form/key/1", "单个值", "single value"),
            spoilt(FORM, "\"date\": \"/opened\"", "\"date\": \"/open\"", "#/x-form/date", "不存在", "does not have"),
            spoilt(FORM, "\"date\": \"/opened\"", "\"date\": \"/name\"", "#/x-form/date", "不是日期", "not a date"),
            says("\"edition\": 0", "/edition", "1 至 10000", "1 to 10000"),
            says("\"due\": \"2026-11-21T17:00\"", "/due", "cadence 为 once", "cadence once"),
            says("\"due\": \"tomorrow\"", "/due", "不是时间", "no time"),
            says("\"approval\": \"signed\"", "/approval", "filed, reviewed", "filed, reviewed"),
            says("\"approval\": [\"branch\", \"office\"]", "/approval/1", "office", "office"),
            says("\"approval\": []", "/approval", "不能为空", "not be empty"),
            says("\"confidential\": [\"everybody\"]", "/confidential/0", "everybody", "everybody"),
            says("\"confidential\": []", "/confidential", "不能为空", "not be empty"),
            says("\"list\": [\"/owner\"]", "/list/0", "不存在", "does not have"),
            says("\"list\": [\"/visits\"]", "/list/0", "单个值", "single value"),
            appliesTo("\"hierarchies\": [\"Formal\"]", "/hierarchies/0", "territorial", "territorial"),
            appliesTo("\"organisations\": [\"\"]", "/organisations/0", "组织代码", "code of an organisation"),
            appliesTo("\"organisations\": []", "/organisations", "空列表", "empty list"),
            appliesTo("\"organisations\": [7]", "/organisations/0", "文字", "text"),
            appliesTo("\"where\": 1", "/where", "JSON 对象", "JSON object"),
            appliesTo(
                    "\"where\": {\"properties\": {\"memebrs\": {\"minimum\": 3}}}",
                    "/where/properties/memebrs",
                    "memebrs",
                    "memebrs"),
            appliesTo("\"where\": {\"type\": 3}", "/where/type", "元模式", "metaschema"));

    /** A field that is added to the stall, and what is wrong with it. */
    private static Case field(String schema, String pointer, String chinese, String english) {
        return spoilt(
                FORM,
                "\"properties\": {\n    \"name\"",
                "\"properties\": {\n    \"extra\": " + schema + ",\n    \"name\"",
                "#/properties/extra" + pointer,
                chinese,
                english);
    }

    private static Case computed(String rule, String pointer, String chinese, String english) {
        String schema = "{\"type\": \"integer\", \"title\": \"额外\", \"x-computed\": " + rule + "}";
        return field(schema, "/x-computed" + pointer, chinese, english);
    }

    private static Case check(String check, String pointer, String chinese, String english) {
        return spoilt(
                FORM,
                "\"x-form\": {",
                "\"x-check\": [" + check + "], \"x-form\": {",
                "#/x-check" + pointer,
                chinese,
                english);
    }

    private static Case from(String from, String chinese, String english) {
        return field(
                "{\"type\": \"string\", \"title\": \"额外\", \"x-from\": " + from + "}", "/x-from", chinese, english);
    }

    private static final List<Case> KEYWORDS = List.of(
            computed("{}", "", "有且只有", "exactly one"),
            computed("{\"sum\": \"/members\", \"count\": \"/visits\"}", "", "有且只有", "exactly one"),
            computed("{\"sum\": \"/members\", \"decimals\": 2}", "/decimals", "decimals", "decimals"),
            computed("{\"sum\": \"/memebrs\"}", "/sum", "不存在", "does not have"),
            computed("{\"sum\": \"/name\"}", "/sum", "不是数字", "not a number"),
            computed("{\"sum\": \"/visits/*/note\"}", "/sum", "不是数字", "not a number"),
            computed("{\"sum\": 7}", "/sum", "指针", "pointer"),
            computed("{\"count\": \"/members\"}", "/count", "不是列表", "not a list"),
            computed("{\"days\": [\"/opened\"]}", "/days", "两个指针", "two pointers"),
            computed("{\"days\": [\"/opened\", \"/name\"]}", "/days/1", "不是日期", "not a date"),
            computed("{\"sum\": [\"/members\", \"/rent\"]}", "", "不是整数", "need not be whole"),
            computed("{\"sum\": [\"/members\", \"/extra\"]}", "", "依赖自身", "depends on itself"),
            field(
                    "{\"type\": \"string\", \"title\": \"x\", \"x-computed\": {\"count\": \"/visits\"}}",
                    "/x-computed",
                    "number",
                    "number"),
            spoilt(
                    FORM,
                    "\"licence\": {",
                    "\"licence\": { \"x-computed\": {\"count\": \"/visits\"}, ",
                    "#/then/properties/licence/x-computed",
                    "无条件",
                    "whatever the data says"),
            check("{\"message\": \"x\"}", "/0", "有且只有", "exactly one"),
            check("{\"before\": [\"/opened\", \"/opened\"]}", "/0/message", "缺少 message", "message is missing"),
            check("{\"before\": [\"/opened\", \"/name\"], \"message\": \"x\"}", "/0/before/1", "不是日期", "not a date"),
            check("{\"less-or-equal\": [\"/rent\"], \"message\": \"x\"}", "/0/less-or-equal", "两个指针", "two pointers"),
            check(
                    "{\"equals-sum\": {\"total\": \"/rent\", \"of\": []}, \"message\": \"x\"}",
                    "/0/equals-sum/of",
                    "列表",
                    "list"),
            check(
                    "{\"equals-sum\": {\"total\": \"/rent\", \"of\": [\"/visits/*/note\"]}, \"message\": \"x\"}",
                    "/0/equals-sum/of/0",
                    "不是数字",
                    "not a number"),
            check(
                    "{\"where\": {\"properties\": {\"rnet\": true}}, \"message\": \"x\"}",
                    "/0/where/properties/rnet",
                    "rnet",
                    "rnet"),
            check(
                    "{\"where\": {\"properties\": {\"keeper\": {\"properties\": {\"height\": true}}}}, \"message\": \"x\"}",
                    "/0/where/properties/keeper/properties/height",
                    "height",
                    "height"),
            check(
                    "{\"where\": {\"properties\": {\"$member\": true}}, \"message\": \"x\"}",
                    "/0/where/properties/$member",
                    "$member",
                    "$member"),
            check("{\"where\": {}, \"severity\": \"hint\", \"message\": \"x\"}", "/0/severity", "warning", "warning"),
            check("{\"where\": {}, \"at\": \"/nowhere\", \"message\": \"x\"}", "/0/at", "不存在", "does not have"),
            from("\"yesterday\"", "不是来源", "no source"),
            from("\"organisation/colour\"", "colour", "colour"),
            from("\"member/name\"", "subject 为 member", "subject is member"),
            from("\"stand#/name\"", "forms/stand.json", "forms/stand.json"),
            from("\"stall#/nmae\"", "不存在", "does not have"),
            from("\"Other/stall#/name\"", "不是表单的名称", "form"),
            from("7", "不合要求", "annotation"),
            field(
                    "{\"type\": \"integer\", \"title\": \"x\", \"x-reference\": \"submission:Stall\"}",
                    "/x-reference",
                    "submission:form",
                    "submission:form"),
            field(
                    "{\"type\": \"string\", \"title\": \"x\", \"x-attachment\": {\"kinds\": [\"film\"]}}",
                    "/x-attachment/kinds/0",
                    "office",
                    "office"),
            field(
                    "{\"type\": \"string\", \"title\": \"x\", \"x-attachment\": {\"maxMegabytes\": 500}}",
                    "/x-attachment/maxMegabytes",
                    "1 至 50",
                    "1 to 50"),
            field(
                    "{\"type\": \"integer\", \"title\": \"x\", \"x-attachment\": {}}",
                    "/x-attachment",
                    "string",
                    "string"));

    private static Case says(String text, String pointer, String chinese, String english) {
        return spoilt(FORM, "\"dueDays\": 10", text, "#/x-form" + pointer, chinese, english);
    }

    private static Case appliesTo(String text, String pointer, String chinese, String english) {
        return spoilt(FORM, "\"sectors\": [\"market\"]", text, "#/x-form/appliesTo" + pointer, chinese, english);
    }

    private static final List<Case> METRICS = List.of(
            spoilt(VISITS, "\"decimals\": 1", "\"decimals\": 9", "#/decimals", "0 至 4", "0 to 4"),
            spoilt(VISITS, "\"unit\"", "\"units\"", "#/units", "未知的键", "unknown"),
            spoilt(VISITS, "\"title\": \"首次走访小时\"", "\"title\": \" \"", "#/title", "标题", "title"),
            spoilt(VISITS, "\"value\"", "\"numerator\"", "", "二者择一", "a numerator and a denominator"),
            spoilt(
                    VISITS,
                    "\"form\": \"stall\"",
                    "\"form\": \"stalls\"",
                    "#/value/form",
                    "forms/stalls.json",
                    "forms/stalls.json"),
            spoilt(VISITS, "\"form\": \"stall\"", "\"form\": \"Other/Form\"", "#/value/form", "名称", "name of a form"),
            spoilt(
                    VISITS,
                    "\"form\": \"stall\"",
                    "\"source\": \"people\"",
                    "#/value/source",
                    "people",
                    "members, organisations"),
            spoilt(VISITS, "\"latest\"", "\"count\": true, \"latest\"", "#/value", "之一", "exactly one"),
            spoilt(
                    VISITS,
                    "/visits/0/hours",
                    "/visits/hours",
                    "#/value/latest",
                    "穿过列表“/visits”",
                    "through the list \"/visits\""),
            spoilt(VISITS, "/visits/0/hours", "/visits/0/minutes", "#/value/latest", "不存在", "does not have"),
            spoilt(VISITS, "/visits/0/hours", "/visits/0/note", "#/value/latest", "不是数字", "not a number"),
            spoilt(VISITS, "/visits/0/hours", "visits", "#/value/latest", "以 / 开头", "begin with /"),
            spoilt(VISITS, "\"/licence\"", "\"/licens\"", "#/value/by/1", "不存在", "does not have"),
            spoilt(VISITS, "\"/licence\"", "\"/visits\"", "#/value/by/1", "单个值", "single value"),
            spoilt(
                    RATIO,
                    "\"members\"",
                    "\"member\"",
                    "#/numerator/where/properties/member",
                    "没有字段“member”",
                    "no field \"member\""),
            spoilt(
                    RATIO,
                    "\"floor\"",
                    "\"level\"",
                    "#/numerator/where/properties/address/properties/level",
                    "level",
                    "level"),
            spoilt(
                    RATIO,
                    "\"minimum\": 1 }, \"trade\"",
                    "\"minimum\": \"1\" }, \"trade\"",
                    "#/numerator/where/properties/members/minimum",
                    "元模式",
                    "metaschema"),
            spoilt(
                    RATIO,
                    "\"const\": \"food\"",
                    "\"const\": \"fodo\"",
                    "#/numerator/where/properties/trade/const",
                    "fodo",
                    "can never be"),
            spoilt(RATIO, "\"count\": true,\n", "\"count\": 1,\n", "#/numerator/count", "只能是 true", "only be true"),
            spoilt(WOMEN, "\"/age\"", "\"/height\"", "#/value/sum", "不存在", "does not have"),
            spoilt(WOMEN, "\"/age\"", "\"/education\"", "#/value/sum", "不是数字", "not a number"),
            spoilt(WOMEN, "\"sex\"", "\"gender\"", "#/value/where/properties/gender", "gender", "gender"),
            spoilt(WOMEN, "\"sum\": \"/age\"", "\"latest\": true", "#/value/latest", "latest", "latest"),
            spoilt(
                    "i18n/en.json",
                    "#/properties/trade/x-labels/food",
                    "#/properties/trade/x-labels/shoes",
                    "#/forms~1stall.json#~1properties~1trade~1x-labels~1shoes",
                    "没有指向任何文字",
                    "does not lead to a text"));

    private static final List<Case> HEADERS = List.of(
            header("Bundle-SymbolicName", "Market_1", "Bundle-SymbolicName", "Market_1", "not allowed"),
            header("Bundle-SymbolicName", "core", "Bundle-SymbolicName", "core", "core"),
            header("Bundle-SymbolicName", "market;singleton:=true", "Bundle-SymbolicName", "singleton", "singleton"),
            header("Sanqu-Module", "core", "Sanqu-Module", "Sanqu-Module", "Sanqu-Module"),
            header("Bundle-Version", "one", "Bundle-Version", "1.2.3", "1.2.3"),
            header("Export-Package", "market.spi", "Export-Package", "Export-Package", "may not have"),
            header("Require-Bundle", "org.sanqu.api", "Require-Bundle", "Require-Bundle", "may not have"),
            header("Fragment-Host", "org.sanqu.api", "Fragment-Host", "Fragment-Host", "may not have"),
            header("DynamicImport-Package", "*", "DynamicImport-Package", "DynamicImport-Package", "may not have"),
            header(
                    "Import-Package",
                    "org.sanqu.api.form;version=\"[1.0,2)\",org.sanqu.api.platform",
                    "Import-Package",
                    "不得导入",
                    "may not import"),
            header(
                    "Require-Capability",
                    Market.EXTENDER.replace("1.0", "2.0").replace("=2.0)))", "=3.0)))"),
                    "Require-Capability",
                    "本平台提供 1.0.0",
                    "this one offers 1.0.0"),
            header(
                    "Require-Capability",
                    "osgi.ee;filter:=\"(osgi.ee=JavaSE)\"",
                    "Require-Capability",
                    "这不是模块",
                    "not a module"));

    @TestFactory
    Stream<DynamicTest> eachIsRefusedWithFilePointerAndReason() {
        return Stream.of(JSON, FORMS, X_FORM, KEYWORDS, METRICS, HEADERS)
                .flatMap(List::stream)
                .map(one -> DynamicTest.dynamicTest(one.at() + " " + one.name(), () -> check(one)));
    }

    private static void check(Case one) {
        Market market = new Market();
        one.spoil().accept(market);
        Reading reading = market.read();
        assertNull(reading.module());
        List<Fault> there = reading.faults().stream()
                .filter(fault -> fault.at().equals(one.at()))
                .toList();
        assertFalse(there.isEmpty(), () -> one.at() + " not among " + reading.faults());
        assertTrue(says(there, Locale.CHINESE, one.chinese()), () -> there.toString());
        assertTrue(
                says(there, Locale.ENGLISH, one.english()),
                () -> there.get(0).reason().in(Locale.ENGLISH));
    }

    private static boolean says(List<Fault> faults, Locale locale, String part) {
        return faults.stream().anyMatch(fault -> fault.reason().in(locale).contains(part));
    }

    @Test
    void allFaultsAreToldAtOnce() {
        Reading reading = new Market()
                .spoil(FORM, "\"joint-branch\"]", "\"joint\"]")
                .spoil(FORM, "\"quarterly\"", "\"often\"")
                .spoil(RATIO, "\"members\"", "\"member\"")
                .spoil(VISITS, "\"decimals\": 1", "\"decimals\": 9")
                .header("Export-Package", "market.spi")
                .read();
        assertEquals(
                List.of(
                        MANIFEST + "#/Export-Package",
                        FORM + "#/x-form/cadence",
                        FORM + "#/x-form/appliesTo/types/1",
                        RATIO + "#/numerator/where/properties/member",
                        VISITS + "#/decimals"),
                reading.faults().stream().map(Fault::at).toList());
    }

    @Test
    void whatReadsAFaultyFormIsNotBlamed() {
        Reading reading = new Market().file(FORM, "{").read();
        assertEquals(
                List.of("forms/stall.json#"),
                reading.faults().stream().map(Fault::at).toList());
    }

    @Test
    void aModuleOfNothingIsRefused() {
        Reading reading = ModuleReader.read(
                "market", "1.0.0", "市场", new ModuleFiles(new java.util.TreeMap<>(), new java.util.TreeMap<>()));
        assertEquals("模块中没有任何表单或指标。", reading.faults().get(0).reason().in(Locale.CHINESE));
    }

    @Test
    void referencesThatUnfoldIntoBillionsEndTheCheck() {
        StringBuilder defs = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            defs.append("\"d%d\": {\"allOf\": [{\"$ref\": \"#/$defs/d%d\"}, {\"$ref\": \"#/$defs/d%d\"}]},"
                    .formatted(i, i + 1, i + 1));
        }
        Reading reading = new Market()
                .spoil(FORM, "\"$defs\": {", "\"$defs\": {" + defs + "\"d40\": {\"type\": \"string\"},")
                .spoil(FORM, "#/$defs/address\"", "#/$defs/d0\"")
                .read();
        assertTrue(
                reading.faults().stream().anyMatch(fault -> fault.reason().key().equals("modules.schema-too-large")));
    }
}
