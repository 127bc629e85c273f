package org.sanqu.forms.version;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sanqu.api.form.AppliesTo;
import org.sanqu.api.form.Approval;
import org.sanqu.api.form.Cadence;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Subject;

/** How two versions differ, in words, and what that means for what was filled in. */
class FormComparisonTest {

    private static final String SCHEMA =
            """
            { "title": "表", "type": "object", "required": ["a"],
              "properties": {
                "a": { "type": "string", "title": "甲", "maxLength": 9 },
                "n": { "type": "integer", "title": "数", "minimum": 1 },
                "e": { "enum": ["x", "y"], "title": "选", "x-labels": { "x": "西", "y": "东" } },
                "l": { "type": "array", "title": "表格",
                       "items": { "type": "object", "properties": { "i": { "type": "string", "title": "项" } } } } } }
            """;

    private static Form form(String schema, Cadence cadence, JsonPointer... key) {
        try {
            return new Form(
                    "m",
                    "f",
                    schema + cadence,
                    1,
                    new ObjectMapper().readTree(schema),
                    Subject.ORGANISATION,
                    cadence,
                    0,
                    null,
                    AppliesTo.ALL,
                    List.of(key),
                    null,
                    Approval.FILED,
                    Set.of(),
                    List.of(),
                    Map.of("en", Map.of("/properties/n/title", "Number")));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static List<String> changes(String schema) {
        return FormComparison.of(form(SCHEMA, Cadence.EVENT), form(schema, Cadence.EVENT)).stream()
                .map(change -> change.weight() + " " + change.at() + " "
                        + change.text().in(Locale.CHINESE))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"maxLength\": 9 | \"maxLength\": 10 | NONE /properties/a/maxLength “甲”的限度放宽：由 9 改为 10。",
                "\"maxLength\": 9 | \"maxLength\": 8 | DATA /properties/a/maxLength “甲”的限度收紧：由 9 改为 8。",
                "\"minimum\": 1 | \"minimum\": 0 | NONE /properties/n/minimum “数”的限度放宽：由 1 改为 0。",
                ", \"minimum\": 1 |  | NONE /properties/n/minimum “数”的限度放宽：由 1 改为 —。",
                "\"type\": \"integer\" | \"type\": \"number\" | NONE /properties/n/type “数”的类型由 integer 改为 number。",
                "\"type\": \"integer\" | \"type\": \"string\" | DATA /properties/n/type “数”的类型由 integer 改为 string。",
                "[\"x\", \"y\"] | [\"x\"] | DATA /properties/e/enum “选”取消选项：东。",
                "[\"x\", \"y\"] | [\"x\", \"y\", \"z\"] | NONE /properties/e/enum “选”增加选项：z。",
                "\"西\" | \"南\" | LABEL /properties/e/x-labels/x “选”的选项 x 由“西”改称“南”：如果意思也变了，请另用新的代码。",
                "[\"a\"] | [\"a\", \"n\"] | DATA /required “数”改为必填。",
                "[\"a\"] | [] | NONE /required “甲”改为选填。",
                "\"title\": \"甲\" | \"title\": \"乙\" | NONE /properties/a/title “乙”的文字改变。",
                "\"i\": { | \"k\": { \"title\": \"新\" }, \"i\": {" + " | NONE /properties/l/items/properties/k 新增“新”。",
                "\"maxLength\": 9 | \"maxLength\": 9, \"pattern\": \"^x\" | DATA /properties/a/pattern “甲”的填写条件改变。",
                "\"title\": \"数\" | \"title\": \"数\", \"x-unit\": \"元\""
                        + " | MEANING /properties/n/x-unit “数”的计量单位改变。",
                "\"title\": \"数\" | \"title\": \"数\", \"x-reference\": \"member\""
                        + " | MEANING /properties/n/x-reference “数”所指的对象改变。"
            })
    void aDifferenceIsToldWithItsPlaceAndItsTitle(String text, String by, String change) {
        assertEquals(change, changes(SCHEMA.replace(text, by == null ? "" : by)).get(0));
    }

    @Test
    void whatGoesIsToldWithTheTitleThatItHadAndAGroupOnce() {
        String without =
                SCHEMA.substring(0, SCHEMA.indexOf("\"l\"")).stripTrailing().replaceAll(",$", "") + "} }";
        assertEquals(List.of("DATA /properties/l 取消“表格”。"), changes(without));
    }

    @Test
    void theSameIsTheSame() {
        assertEquals(List.of(), changes(SCHEMA));
    }

    @Test
    void whereDataBelongsIsNoMatterOfData() {
        List<Change> changes =
                FormComparison.of(form(SCHEMA, Cadence.EVENT), form(SCHEMA, Cadence.ONCE, JsonPointer.compile("/a")));
        assertEquals(
                List.of("MEANING /x-form/cadence", "MEANING /x-form/key"),
                changes.stream()
                        .map(change -> change.weight() + " " + change.at())
                        .toList());
    }

    @Test
    void whoReadsEnglishReadsTheTitlesInEnglish() {
        Form after = form(SCHEMA.replace("\"minimum\": 1", "\"minimum\": 2"), Cadence.EVENT);
        assertEquals(
                "\"Number\" has a narrower bound: 1 became 2.",
                FormComparison.of(form(SCHEMA, Cadence.EVENT), after)
                        .get(0)
                        .text()
                        .in(Locale.ENGLISH));
    }
}
