package org.sanqu.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sanqu.api.Fault;
import org.sanqu.api.form.Form;

class SchemaCheckTest {

    private static final Form STALL = TestForm.of(
            "stall",
            """
            { "title": "摊位登记", "type": "object", "required": ["name", "trade", "open"],
              "properties": {
                "name":    { "type": "string", "title": "摊位名称", "maxLength": 10, "minLength": 1 },
                "trade":   { "enum": ["food", "clothes"], "title": "行业", "x-labels": {"food": "餐饮"} },
                "open":    { "type": "boolean", "title": "是否营业" },
                "members": { "type": "integer", "title": "党员数", "minimum": 0, "maximum": 5000 },
                "rent":    { "type": "number", "title": "租金", "x-widget": "money" },
                "since":   { "type": "string", "format": "date", "title": "开业日期" },
                "code":    { "type": "string", "title": "信用代码", "pattern": "^[0-9A-Z]{4}$",
                             "x-messages": { "pattern": "信用代码为 4 位数字或大写字母。" } },
                "notes":   { "type": "string", "title": "备注", "x-widget": "long-text" },
                "address": { "type": "object", "title": "地址", "required": ["street"],
                             "properties": { "street": { "type": "string", "title": "街道" } } },
                "staff":   { "type": "array", "title": "人员", "maxItems": 3,
                             "items": { "type": "object", "required": ["who"],
                               "properties": { "who": { "type": "string", "title": "姓名" } } } } },
              "if":   { "properties": { "trade": { "const": "food" } }, "required": ["trade"] },
              "then": { "properties": { "licence": { "type": "string", "title": "卫生许可证" },
                                        "inspected": { "type": "boolean", "title": "已检查" } },
                        "required": ["licence"] } }
            """,
            Map.of(
                    "en",
                    Map.of(
                            "/properties/name/title",
                            "Name of the stall",
                            "/properties/code/x-messages/pattern",
                            "Four digits or capitals.")));

    private final SchemaCheck check = new SchemaCheck();

    private List<String> faults(Form form, String data) {
        return faults(form, TestForm.json(data), Locale.CHINESE);
    }

    private List<String> faults(Form form, JsonNode data, Locale locale) {
        return check.check(form, data).stream()
                .map(fault -> fault.at() + " " + fault.reason().in(locale))
                .toList();
    }

    @Test
    void dataThatFitsHasNoFaults() {
        assertEquals(
                List.of(),
                faults(
                        STALL,
                        """
                        {"name": "老王饺子", "trade": "food", "open": true, "licence": "沪食001", "inspected": false,
                         "members": 3, "rent": 1200.50, "since": "2020-02-29", "code": "A1B2", "notes": "第一行\\n第二行",
                         "address": {"street": "三区路"}, "staff": [{"who": "王"}, {"who": "李"}]}
                        """));
    }

    @Test
    void whatIsMissingIsAskedForInTheOrderOfTheForm() {
        assertEquals(List.of("/name 请填写“摊位名称”。", "/trade 请选择“行业”。", "/open 请选择“是否营业”。"), faults(STALL, "{}"));
    }

    @Test
    void anEmptyTextIsMissingToo() {
        assertEquals(
                List.of("/name 请填写“摊位名称”。", "/members 请填写“党员数”。"),
                faults(STALL, "{\"name\": \"\", \"members\": null, \"trade\": \"clothes\", \"open\": true}"));
    }

    @Test
    void aCheckDigitThatDoesNotAgreeIsDoubtedAndNoFault() {
        Form units = TestForm.of(
                "units",
                """
                { "title": "单位", "type": "object",
                  "properties": { "units": { "type": "array", "items": { "type": "object", "properties": {
                    "usc": { "type": "string", "title": "信用代码", "x-check-digit": "credit-code" } } } } } }
                """,
                Map.of());
        JsonNode data =
                TestForm.json("{\"units\": [{\"usc\": \"91350100M000100Y43\"}, {\"usc\": \"91350100M000100Y4Z\"}]}");
        SchemaCheck.Examination examined = check.examine(units, data);
        assertEquals(List.of(), examined.findings().inOrder());
        List<Fault> doubted = examined.warnings().inOrder();
        assertEquals(List.of("/units/1/usc"), doubted.stream().map(Fault::at).toList());
        assertEquals(
                "“信用代码”的校验位不符，可能有一位录错，请核对；确实如此的可以不改。", doubted.get(0).reason().in(Locale.CHINESE));
    }

    @Test
    void everyKindOfFieldSaysWhatItWants() {
        assertEquals(
                List.of(
                        "/name “摊位名称”应为文字。",
                        "/trade “行业”只能选择列出的选项。",
                        "/open 请为“是否营业”选择“是”或“否”。",
                        "/members “党员数”应为整数。",
                        "/rent “租金”是金额，最多两位小数。",
                        "/since “开业日期”应为日期，格式为“年-月-日”，例如 2025-07-01。",
                        "/code 信用代码为 4 位数字或大写字母。",
                        "/notes “备注”应为文字。",
                        "/address “地址”应为一组栏目。",
                        "/staff “人员”应为列表。"),
                faults(
                        STALL,
                        """
                        {"staff": {}, "address": 1, "notes": [], "code": "a", "since": "2025-02-30", "rent": 0.001,
                         "members": 1.5, "open": "yes", "trade": "cars", "name": 7}
                        """));
    }

    @Test
    void boundsAreTold() {
        assertEquals(
                List.of("/name “摊位名称”最多 10 个字。", "/members “党员数”不能大于 5000。", "/staff “人员”最多 3 项。"),
                faults(
                        STALL,
                        """
                        {"name": "一二三四五六七八九十一", "trade": "clothes", "open": true, "members": 5001,
                         "staff": [{"who": "a"}, {"who": "b"}, {"who": "c"}, {"who": "d"}]}
                        """));
    }

    @Test
    void nestedFieldsArePointedAt() {
        assertEquals(
                List.of("/address/street 请填写“街道”。", "/staff/1/who 请填写“姓名”。"),
                faults(
                        STALL,
                        """
                        {"name": "一", "trade": "clothes", "open": true, "address": {}, "staff": [{"who": "王"}, {}]}
                        """));
    }

    @Test
    void fieldsThatTheFormDoesNotHaveAreRefusedAtEveryDepth() {
        assertEquals(
                List.of(
                        "/address/flat 表单没有“flat”这一栏，请删去。",
                        "/staff/0/age 表单没有“age”这一栏，请删去。",
                        "/owner 表单没有“owner”这一栏，请删去。"),
                faults(
                        STALL,
                        """
                        {"name": "一", "trade": "clothes", "open": true, "owner": "王",
                         "address": {"street": "三区路", "flat": 1}, "staff": [{"who": "王", "age": 3}]}
                        """));
    }

    @Test
    void aConditionAsksForItsFieldsAndOnlyForThese() {
        assertEquals(
                List.of("/licence 请填写“卫生许可证”。"),
                faults(STALL, "{\"name\": \"一\", \"trade\": \"food\", \"open\": true, \"inspected\": true}"));
        assertEquals(
                List.of("/licence 按其他栏目的内容，“卫生许可证”不用填写，请清空。"),
                faults(STALL, "{\"name\": \"一\", \"trade\": \"clothes\", \"open\": true, \"licence\": \"x\"}"));
    }

    private static final Form MEETING = TestForm.of(
            "meeting",
            """
            { "title": "会议", "type": "object", "required": ["how"],
              "properties": {
                "how": { "type": "object", "title": "方式", "oneOf": [
                  { "type": "object", "title": "线上", "required": ["kind", "link"], "properties": {
                      "kind": { "const": "online" }, "link": { "type": "string", "title": "链接", "format": "uri" } } },
                  { "$ref": "#/$defs/place" } ] },
                "mail": { "type": "string", "title": "邮箱", "format": "email" },
                "begin": { "type": "string", "title": "开始", "format": "time" },
                "end": { "type": "string", "title": "结束", "format": "time", "x-messages": { "format": "如 09:30:00Z。" } },
                "guests": { "type": "array", "title": "来宾", "contains": { "const": "书记" }, "items": { "type": "string" } } },
              "dependentRequired": { "begin": ["end"] },
              "dependentSchemas": { "guests": { "required": ["mail"] } },
              "$defs": { "place": { "type": "object", "title": "现场", "required": ["kind", "place"], "properties": {
                  "kind": { "const": "on-site" }, "place": { "type": "string", "title": "地点", "minLength": 2 } } } } }
            """);

    @Test
    void ofAlternativesOnlyTheChosenOneIsSpokenOf() {
        assertEquals(List.of("/how/kind 请选择“方式”。"), faults(MEETING, "{\"how\": {}}"));
        assertEquals(List.of("/how/kind 请选择“方式”。"), faults(MEETING, "{\"how\": {\"kind\": \"by-post\"}}"));
        assertEquals(List.of("/how/link 请填写“链接”。"), faults(MEETING, "{\"how\": {\"kind\": \"online\"}}"));
        assertEquals(
                List.of("/how/place “地点”至少需要 2 个字。"),
                faults(MEETING, "{\"how\": {\"kind\": \"on-site\", \"place\": \"x\"}}"));
        assertEquals(
                List.of("/how/link 按其他栏目的内容，“链接”不用填写，请清空。"),
                faults(MEETING, "{\"how\": {\"kind\": \"on-site\", \"place\": \"三区\", \"link\": \"https://a.cn\"}}"));
    }

    @Test
    void dependentFieldsAndFormatsSayWhatTheyWant() {
        assertEquals(
                List.of(
                        "/mail “邮箱”应为电子邮箱地址，例如 dangban@example.cn。",
                        "/begin “开始”应为时间，例如 09:30:00+08:00。",
                        "/end 请填写“结束”。",
                        "/guests “来宾”中缺少必须有的一项，请按填写说明补充。"),
                faults(
                        MEETING,
                        """
                        {"how": {"kind": "on-site", "place": "三区"}, "mail": "a", "begin": "9点", "guests": ["王"]}"""));
        assertEquals(
                List.of("/mail 请填写“邮箱”。", "/end 如 09:30:00Z。"),
                faults(
                        MEETING,
                        """
                        {"how": {"kind": "on-site", "place": "三区"}, "end": "9点", "guests": ["书记"]}"""));
    }

    @Test
    void otherFieldsPassWhereTheFormSaysSo() {
        Form open = TestForm.of("open", "{\"type\": \"object\", \"additionalProperties\": true}");
        assertEquals(List.of(), faults(open, "{\"anything\": [1, {\"goes\": true}]}"));
        assertEquals(1, faults(open, "{\"any\\u0000thing\": 1}").size());
    }

    @Test
    void aReaderOfEnglishGetsTheTranslationOfTheForm() {
        JsonNode data = TestForm.json("{\"trade\": \"clothes\", \"open\": true, \"code\": \"?\"}");
        assertEquals(
                List.of("/name Fill in \"Name of the stall\".", "/code Four digits or capitals."),
                faults(STALL, data, Locale.ENGLISH));
    }

    @Test
    void numbersThatFiguresCannotHoldAreRefusedBesideOtherFaults() {
        Form figures = TestForm.of(
                "figures",
                """
                { "type": "object", "required": ["z"],
                  "properties": { "a": {"type": "number", "title": "甲", "multipleOf": 0.5}, "b": {"type": "number", "title": "乙"},
                    "c": {"type": "integer", "title": "丙"}, "d": {"type": "number", "title": "丁"},
                    "z": {"type": "string", "title": "末"} } }
                """);
        assertEquals(
                List.of(
                        "/a “甲”的数值太大，绝对值应小于 1000 亿。",
                        "/b “乙”的数字最多 15 位有效数字。",
                        "/c “丙”的数值太大，绝对值应小于 1000 亿。",
                        "/z 请填写“末”。"),
                faults(
                        figures,
                        "{\"a\": -1e11, \"b\": 0.1234567890123456, \"c\": 99999999999999999999, \"d\": 99999999999.9999}"));
        ObjectNode huge = JsonNodeFactory.instance.objectNode();
        huge.put("a", new java.math.BigDecimal("1e999999999")).put("b", new java.math.BigDecimal("1e-999999999"));
        huge.put("d", Double.NaN).put("z", "");
        assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertEquals(
                        List.of("/a “甲”的数值太大，绝对值应小于 1000 亿。", "/b “乙”的数字最多 15 位有效数字。", "/d “丁”应为数字。"),
                        faults(figures, huge, Locale.CHINESE)));
    }

    @Test
    void controlCharactersAreRefusedAndLinesAreForLongText() {
        String rest = ", \"trade\": \"clothes\", \"open\": true}";
        assertEquals(List.of("/name “摊位名称”只能填写一行，不能含换行或控制字符。"), faults(STALL, "{\"name\": \"一\\n二\"" + rest));
        assertEquals(
                List.of("/notes “备注”不能含控制字符，请重新输入。"),
                faults(STALL, "{\"name\": \"一\", \"notes\": \"一\\u0000\"" + rest));
        assertEquals(
                List.of("/notes “备注”不能含控制字符，请重新输入。"), faults(STALL, "{\"name\": \"一\", \"notes\": \"\\ud800\"" + rest));
    }

    @Test
    void aWholeThatIsNoObjectOrTooLargeIsRefused() {
        assertEquals(List.of(" 填报内容应为一组栏目（JSON 对象）。"), faults(STALL, "[]"));
        ObjectNode large = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < 20_001; i++) {
            large.withArray("staff").addObject();
        }
        assertEquals(List.of(" 填报内容太多，请拆分后分别填报。"), faults(STALL, large, Locale.CHINESE));
        assertEquals(
                List.of(" 填报内容太多，请拆分后分别填报。"), faults(STALL, "{\"notes\": " + "[".repeat(900) + "]".repeat(900) + "}"));
        assertEquals(List.of(" 填报内容太多，请拆分后分别填报。"), faults(STALL, "{\"" + "a".repeat(201) + "\": 1}"));
    }

    @Test
    void anExpressionThatWouldHangIsGivenUp() {
        for (String pattern : List.of("^(a+)+$", "^(a|a)*$", "(.*)*=.*", "(?:(?:(?:){9999}){9999}){9999}b")) {
            Form slow = TestForm.of(
                    "slow", "{\"title\": \"慢\", \"properties\": {\"a\": {\"pattern\": \"" + pattern + "\"}}}");
            String data = "{\"a\": \"" + "a".repeat(5_000) + "!\"}";
            assertTimeoutPreemptively(
                    Duration.ofSeconds(5),
                    () -> assertEquals(
                            List.of(" 表单“慢”的校验规则过于复杂，无法完成校验，内容未保存。请联系模块的提供者。"), faults(slow, data), pattern));
        }
    }

    @Test
    void aSchemaThatUnfoldsWithoutEndIsGivenUp() {
        StringBuilder laughs = new StringBuilder("{\"title\": \"慢\", \"$ref\": \"#/$defs/d0\", \"$defs\": {");
        for (int i = 0; i < 40; i++) {
            String next = "{\"$ref\": \"#/$defs/d" + (i + 1) + "\"}";
            laughs.append("\"d%d\": {\"allOf\": [%s, %s]}, ".formatted(i, next, next));
        }
        laughs.append("\"d40\": {}}}");
        Form endless = TestForm.of("endless", "{\"title\": \"慢\", \"allOf\": [{\"$ref\": \"#\"}]}");
        for (Form form : List.of(TestForm.of("laughs", laughs.toString()), endless)) {
            assertTimeoutPreemptively(
                    Duration.ofSeconds(5),
                    () -> assertEquals(List.of(" 表单“慢”的校验规则过于复杂，无法完成校验，内容未保存。请联系模块的提供者。"), faults(form, "{}")));
        }
    }

    @Test
    void nothingOutsideTheFormIsReferredTo() {
        for (String target :
                List.of("https://example.org/a.json", "classpath:/draft/2020-12/schema", "file:/etc/hosts")) {
            Form form = TestForm.of("outside", "{\"title\": \"外\", \"$ref\": \"" + target + "\"}");
            assertEquals(List.of(" 表单“外”引用了自身以外的内容，内容未保存。请联系模块的提供者。"), faults(form, "{}"));
        }
    }

    @Test
    void aSchemaThatIsNoneIsTheModulesFault() {
        for (String broken : List.of(
                "{\"title\": \"坏\", \"properties\": {\"a\": {\"unevaluatedProperties\": 7}}}",
                "{\"title\": \"坏\", \"$ref\": \"#/$defs/none\"}",
                "{\"title\": \"坏\", \"$ref\": \"#/%zz\"}")) {
            List<Fault> faults = check.check(TestForm.of("broken", broken), TestForm.json("{\"a\": 1}"));
            assertEquals(1, faults.size(), broken);
            assertEquals("form.broken", faults.get(0).reason().key(), broken);
        }
        Form pattern = TestForm.of("pattern", "{\"title\": \"坏\", \"properties\": {\"a\": {\"pattern\": \"(\"}}}");
        assertEquals(List.of(" 表单“坏”中有无法识别的正则表达式，内容未保存。请联系模块的提供者。"), faults(pattern, "{\"a\": \"x\"}"));
    }
}
