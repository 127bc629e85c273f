package org.sanqu.web.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.web.http.Labels;
import org.sanqu.web.http.Reply;
import org.sanqu.web.page.Chrome;
import org.sanqu.web.page.form.Sheet;
import org.sanqu.web.template.form.JtesheetGenerated;
import org.sanqu.web.template.submission.JtevaluesGenerated;

class SheetTest {

    private static final String HOSTILE = "\"><script>alert(1)</script><img src=x onerror='x'>";

    private static List<Field> fields(
            String data, Locale locale, Map<String, List<String>> faults, Map<String, String> searches) {
        return new Fields(Sample.everyKind(), Labels.in(locale), Sample.REFERENTS, faults, searches)
                .of(Sample.json(data));
    }

    private static String sheet(List<Field> fields, String title, Locale locale) {
        Chrome chrome = new Chrome(
                Labels.in(locale), "clerk", "token", "/assets/0", "/here", "organisations", false, false, null);
        Organisation organisation = new Organisation(
                1, "A", title, title, List.of(), OrganisationType.BRANCH, List.of(), null, null, LocalDate.EPOCH, null);
        List<Sheet.Fault> faults = fields.stream()
                .filter(Field::faulty)
                .map(field -> new Sheet.Fault(
                        "#" + field.id(), field.title(), field.faults().get(0)))
                .toList();
        Sheet sheet = new Sheet(
                chrome,
                title,
                title,
                organisation,
                title,
                "/send",
                "/back",
                "/references?organisation=1",
                null,
                fields,
                faults,
                null,
                true,
                3,
                null);
        return text(Reply.html(200, out -> JtesheetGenerated.render(out, null, sheet)));
    }

    private static String text(Reply reply) {
        return new String(reply.body(), StandardCharsets.UTF_8);
    }

    private static String sheet(String data) {
        return sheet(fields(data, Locale.CHINESE, Map.of(), Map.of()), "样表", Locale.CHINESE);
    }

    @Test
    void everyKindOfFieldIsDrawnByItsPointer() {
        String page = sheet("{\"items\":[{}],\"aliases\":[\"\"]}");
        for (String control : List.of(
                "<input class=\"form-control \" type=\"text\" id=\"field/name\" name=\"/name\"",
                "inputmode=\"numeric\" id=\"field/members\"",
                "inputmode=\"decimal\" id=\"field/area\"",
                "type=\"date\" id=\"field/on\"",
                "type=\"radio\" id=\"field/open-true\" name=\"/open\"",
                "<select class=\"form-select \" id=\"field/trade\" name=\"/trade\"",
                "type=\"checkbox\" id=\"field/tags-a\" name=\"/tags\"",
                "name=\"/address/street\"",
                "<input type=\"hidden\" name=\"/items/0\"",
                "name=\"/items/0/what\"",
                "name=\"/aliases/0\"",
                "name=\"_remove\" value=\"/items/0\"",
                "name=\"_add\" value=\"/items\"",
                "name=\"_search:/head\"",
                "name=\"_find\" value=\"/host\"",
                "name=\"_refresh\"",
                "<span class=\"input-group-text\">人</span>",
                "<span class=\"input-group-text\">元</span>")) {
            assertTrue(page.contains(control), control);
        }
    }

    @Test
    void nothingIsChosenBeforeSomebodyChooses() {
        String page = sheet("{}");
        assertFalse(page.contains("<option value=\"food\" selected"));
        assertTrue(page.contains("<option value=\"\">请选择</option>"));
        assertFalse(page.matches("(?s).*id=\"field/open-(true|false)\"[^>]* checked.*"));
    }

    @Test
    void aSmallDecimalIsWrittenAsItWasTyped() {
        JsonNode typed = Binder.bind(Sample.everyKind(), Sample.sent("/area=0.0000001"));
        Fields made = new Fields(Sample.everyKind(), Labels.in(Locale.CHINESE), Sample.REFERENTS, Map.of(), Map.of());
        Field area = made.of(typed).stream()
                .filter(field -> field.pointer().equals("/area"))
                .findFirst()
                .orElseThrow();
        assertEquals("0.0000001", area.value());
        assertEquals("0.0000001", area.shown());
    }

    @Test
    void aReferenceThatWasChosenCanBeTakenBack() {
        String none = "type=\"radio\" name=\"/head\" value=\"\"";
        assertTrue(sheet("{\"head\":7}").contains(none));
        assertFalse(sheet("{}").contains(none));
    }

    @Test
    void aConditionShowsAndHides() {
        String without = sheet("{\"trade\":\"clothes\"}");
        String with = sheet("{\"trade\":\"food\"}");
        assertFalse(without.contains("name=\"/licence\""));
        assertFalse(without.contains("name=\"/note\""));
        assertTrue(with.contains("name=\"/licence\""));
        assertTrue(with.contains("<textarea class=\"form-control \" id=\"field/note\""));
        assertTrue(with.contains("id=\"field/trade\" name=\"/trade\" aria-required=\"true\" hx-post=\"/send\""));
        assertFalse(with.contains("name=\"/members\" value=\"\" autocomplete=\"off\" hx-post"));
    }

    @Test
    void aFaultStandsInTheSummaryAndAtItsFieldWithWhatWasTyped() {
        List<Field> fields =
                fields("{\"members\":\"many\"}", Locale.CHINESE, Map.of("/members", List.of("应为整数")), Map.of());
        String page = sheet(fields, "样表", Locale.CHINESE);
        assertTrue(page.contains("<a href=\"#field/members\">党员数</a> 应为整数"));
        assertTrue(page.contains("value=\"many\""));
        assertTrue(page.contains("aria-invalid=\"true\" aria-describedby=\"field/members-faults\""));
        assertTrue(page.contains("id=\"field/members-faults\""));
    }

    @Test
    void aReferenceShowsWhoIsChosenAndWhoWasFound() {
        String page =
                sheet(fields("{\"head\":7}", Locale.CHINESE, Map.of(), Map.of("/head", "八")), "样表", Locale.CHINESE);
        assertTrue(page.contains("name=\"/head\" value=\"7\" checked"));
        assertTrue(page.contains("第七位"));
        assertTrue(page.contains("name=\"/head\" value=\"8\">"));
    }

    @Test
    void theReadersLanguageIsUsedWhereThereIsATranslation() {
        String page = sheet(fields("{}", Locale.ENGLISH, Map.of(), Map.of()), "Sample", Locale.ENGLISH);
        assertTrue(page.contains("<html lang=\"en\">"));
        assertTrue(page.contains(">Food</option>"));
        assertTrue(page.contains(">服装</option>"));
    }

    @Test
    void whatPeopleTypeIsTextAndNeverMarkup() {
        String data = Sample.json("{}").isObject()
                ? "{\"name\":%s,\"note\":%s,\"trade\":%s,\"members\":%s,\"aliases\":[%s]}"
                        .replace("%s", new com.fasterxml.jackson.databind.node.TextNode(HOSTILE).toString())
                : "";
        Map<String, List<String>> faults = Map.of("/name", List.of(HOSTILE));
        String page = sheet(fields(data, Locale.CHINESE, faults, Map.of("/head", HOSTILE)), HOSTILE, Locale.CHINESE);
        assertFalse(page.contains("<script>alert"));
        assertFalse(page.contains("<img src=x"));
        assertEquals(page.split("<script ").length, page.split("<script src=\"/assets/0/").length);
    }

    @Test
    void aSubmissionIsReadWithLabelsAndUnits() {
        List<Field> fields = fields(
                "{\"trade\":\"food\",\"members\":3,\"open\":false,\"head\":7,\"host\":99,\"tags\":[\"a\",\"b\"],\"items\":[{\"what\":\"W\"}]}",
                Locale.CHINESE,
                Map.of(),
                Map.of());
        String page =
                text(Reply.html(200, out -> JtevaluesGenerated.render(out, null, Labels.in(Locale.CHINESE), fields)));
        for (String shown : List.of("餐饮", "3 人", "否", "第七位", "编号 99", "甲、乙", "W")) {
            assertTrue(page.contains(shown), shown);
        }
    }

    @Test
    void noPageCarriesScriptOrStyleInLine() {
        String page = sheet("{}");
        assertFalse(page.contains("<style"));
        assertFalse(page.matches("(?s).*<[^>]+\\sstyle=.*"));
        assertFalse(page.matches("(?s).*<[^>]+\\son[a-z]+=.*"));
        assertFalse(page.matches("(?s).*<script(?! src=).*"));
    }
}
