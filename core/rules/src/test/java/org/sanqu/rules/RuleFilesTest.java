package org.sanqu.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sanqu.api.metric.Source;

class RuleFilesTest {

    private static final Path FOLDER = Path.of("src/main/resources/rules");

    private static final String GOOD =
            """
            {"title": "规模", "titleEn": "Size", "about": "organisation", "source": "条例", "sourceEn": "Regulations", "article": "4",
             "mark": "V1", "from": "2018-10-28", "parameters": {"most": 50},
             "where": {"properties": {"type": {"const": "branch"}, "members": {"exclusiveMinimum": "$most"}}},
             "finding": {"zh": "党员 {members} 名，超过 {most} 名", "en": "{members} members, more than {most}"},
             "advice": {"zh": "分设", "en": "Split it"}}""";

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static RuleFile read(String text) {
        return RuleFiles.read("size", text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void everyFileIsListedAndGood() throws IOException {
        Set<String> files = new TreeSet<>();
        try (Stream<Path> folder = Files.list(FOLDER)) {
            folder.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .forEach(name -> files.add(name.substring(0, name.length() - ".json".length())));
        }
        List<String> read = RuleFiles.all().stream().map(RuleFile::id).toList();
        assertEquals(List.copyOf(files), read);
        for (RuleFile file : RuleFiles.all()) {
            assertFalse(file.rule().advice().in(Locale.CHINESE).contains("{"), file.id());
            assertFalse(new Applied(file, file.rule().parameters()).finds(json("{}")), file.id());
            assertTrue(
                    file.mark().equals("P")
                            || !file.rule().article().isEmpty()
                            || file.mark().equals("V2"),
                    file.id());
        }
    }

    @Test
    void aFindingIsToldInBothLanguagesWithItsNumbers() {
        Applied size = new Applied(read(GOOD), Map.of("most", new BigDecimal("50.0")));
        JsonNode branch = json("{'type': 'branch', 'members': 62, 'level': 3}");
        assertTrue(size.finds(branch));
        assertFalse(size.finds(json("{'type': 'branch', 'members': 50}")));
        assertFalse(size.finds(json("{'type': 'branch'}")));
        assertEquals(json("{'members': 62}"), size.needed(branch));
        assertEquals(
                "党员 62 名，超过 50 名",
                size.finding(7, null, size.needed(branch)).text().in(Locale.CHINESE));
        assertEquals(
                "62 members, more than 50",
                size.finding(7, null, size.needed(branch)).text().in(Locale.ENGLISH));
    }

    @Test
    void aPlaceholderMayTurnTheSignAndACodeIsToldByItsLabel() {
        Template template = new Template(new Bilingual("{type}：{-days} 天", "{type}: {-days} days"));
        assertEquals(
                "党支部：3 天",
                template.filled(json("{'type': 'branch', 'days': -3}"), Map.of())
                        .in(Locale.CHINESE));
        assertEquals(
                "Party branch: 0 days",
                template.filled(json("{'type': 'branch', 'days': 0}"), Map.of()).in(Locale.ENGLISH));
    }

    @Test
    void aRuleHoldsFromItsFirstDayUntilTheDayBeforeItsLast() {
        RuleFile file = read(GOOD.replace("\"parameters\"", "\"until\": \"2030-01-01\", \"parameters\""));
        assertEquals(Source.ORGANISATIONS, file.rule().about());
        assertFalse(file.holds(file.rule().from().minusDays(1)));
        assertTrue(file.holds(file.rule().from()));
        assertTrue(file.holds(file.rule().until().minusDays(1)));
        assertFalse(file.holds(file.rule().until()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            "about": "organisation" | "about": "branch"                | about is one of
            "mark": "V1"            | "mark": "sure"                   | mark is one of
            "from": "2018-10-28"    | "from": "2018-13-28"             | from is not a day
            "titleEn": "Size"       | "titleEn": ""                    | titleEn is missing
            "titleEn": "Size"       | "titel": "Size"                  | unknown key titel
            {"most": 50}            | {"most": "50"}                   | most is not a number
            {"most": 50}            | {"most": -1}                     | most is negative
            {"most": 50}            | {"most": 50, "least": 3}         | a number is not used
            "$most"                 | "$more"                          | where uses a number that is not there
            "exclusiveMinimum"      | "exclusiveMinimum": 3, "minimum": "x", "exclusiveMinimum" | where:
            {members} members       | {people} members                 | finding differs in its placeholders
            超过 {most} 名          | 超过 {most} 名 {phone}           | finding differs in its placeholders
            "en": "Split it"        | "en": ""                         | advice is missing in a language
            "en": "Split it"        | "en": "Split {most}"             | advice differs in its placeholders
            "zh": "分设", "en": "Split it" | "zh": "{more}", "en": "{more}" | advice names what is not a number
            "properties"            | "propertys"                      | where names no attribute
            """)
    void aBadFileIsRefusedWithWhatIsWrong(String good, String bad, String fault) {
        assertTrue(GOOD.contains(good));
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> read(GOOD.replace(good, bad)));
        assertTrue(refused.getMessage().contains(fault), refused.getMessage());
    }

    @Test
    void aFindingNamesNothingThatTheConditionDoesNot() {
        String both = GOOD.replace("{members}", "{phone}");
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> read(both));
        assertTrue(refused.getMessage().contains("neither an attribute nor a number"), refused.getMessage());
    }
}
