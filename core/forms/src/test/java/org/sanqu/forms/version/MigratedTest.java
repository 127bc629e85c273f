package org.sanqu.forms.version;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sanqu.api.form.MigrationStep;

/** What each step does to what was filled in. */
class MigratedTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static void expect(String after, String before, MigrationStep... steps) {
        ObjectNode data = (ObjectNode) json(before);
        Migrated migrated = new Migrated(data);
        for (MigrationStep step : steps) {
            migrated.take(step);
        }
        assertEquals(json(after), data);
    }

    private static JsonPointer at(String pointer) {
        return JsonPointer.compile(pointer);
    }

    @Test
    void aFieldIsMovedAlsoIntoAGroupAndOutOfOneAndInEveryItem() {
        expect("{'b': 1}", "{'a': 1}", new MigrationStep.Rename(at("/a"), at("/b")));
        expect("{'g': {'x': 0, 'b': 1}}", "{'a': 1, 'g': {'x': 0}}", new MigrationStep.Rename(at("/a"), at("/g/b")));
        expect("{'g': {'b': 1}}", "{'a': 1}", new MigrationStep.Rename(at("/a"), at("/g/b")));
        expect("{'g': {}, 'b': 1}", "{'g': {'a': 1}}", new MigrationStep.Rename(at("/g/a"), at("/b")));
        expect(
                "{'l': [{'b': 1}, {}, {'b': 3}, 4]}",
                "{'l': [{'a': 1}, {}, {'a': 3}, 4]}",
                new MigrationStep.Rename(at("/l/*/a"), at("/l/*/b")));
        expect(
                "{'l': [{'m': [{'g': {'b': 1}}]}]}",
                "{'l': [{'m': [{'a': 1}]}]}",
                new MigrationStep.Rename(at("/l/*/m/*/a"), at("/l/*/m/*/g/b")));
        expect("{'m': [1]}", "{'l': [1]}", new MigrationStep.Rename(at("/l"), at("/m")));
        expect("{'c': 1}", "{'c': 1}", new MigrationStep.Rename(at("/a"), at("/b")));
    }

    @Test
    void aListMovesToAnotherNameWithItsItems() {
        expect("{'m': [{'a': 1}]}", "{'l': [{'a': 1}]}", new MigrationStep.Rename(at("/l"), at("/m")));
    }

    @Test
    void aDefaultFillsOnlyWhatIsEmptyAndMakesNoGroups() {
        expect("{'a': 1}", "{}", new MigrationStep.Default(at("/a"), json("1")));
        expect("{'a': 1}", "{'a': null}", new MigrationStep.Default(at("/a"), json("1")));
        expect("{'a': 2}", "{'a': 2}", new MigrationStep.Default(at("/a"), json("1")));
        expect("{}", "{}", new MigrationStep.Default(at("/g/a"), json("1")));
        expect(
                "{'l': [{'a': 1}, {'a': 2}]}",
                "{'l': [{}, {'a': 2}]}",
                new MigrationStep.Default(at("/l/*/a"), json("1")));
    }

    @Test
    void valuesAreReplacedInFieldsAndInLists() {
        Map<String, JsonNode> values = Map.of("x", json("'y'"), "1", json("2"));
        expect("{'a': 'y'}", "{'a': 'x'}", new MigrationStep.Recode(at("/a"), values));
        expect("{'a': 'z'}", "{'a': 'z'}", new MigrationStep.Recode(at("/a"), values));
        expect("{'l': ['y', 'z', 2]}", "{'l': ['x', 'z', 1]}", new MigrationStep.Recode(at("/l/*"), values));
    }

    @Test
    void whatGoesIsGoneAndWhatIsNotThereIsNoMatter() {
        expect("{}", "{'a': 1}", new MigrationStep.Remove(at("/a")));
        expect("{'b': 1}", "{'b': 1}", new MigrationStep.Remove(at("/a/b")));
        expect("{'l': [{}, {}]}", "{'l': [{'a': 1}, {}]}", new MigrationStep.Remove(at("/l/*/a")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'12' | INTEGER | 12",
                "'１，２' | INTEGER | 12",
                "12.0 | INTEGER | 12",
                "12.5 | INTEGER | -",
                "'1e9999999' | INTEGER | -",
                "'zwölf' | INTEGER | -",
                "true | INTEGER | 1",
                "'1.25' | NUMBER | 1.25",
                "3 | STRING | '3'",
                "1.50 | STRING | '1.5'",
                "{} | STRING | -",
                "'是' | BOOLEAN | true",
                "0 | BOOLEAN | false",
                "'vielleicht' | BOOLEAN | -",
                "'a' | LIST | ['a']",
                "['a'] | LIST | -"
            },
            quoteCharacter = '`')
    void aValueIsConvertedOrLeft(String before, MigrationStep.Type to, String after) {
        Optional<JsonNode> wanted = after.equals("-") ? Optional.empty() : Optional.of(json(after));
        assertEquals(
                wanted.map(JsonNode::toString),
                Migrated.converted(json(before), to).map(JsonNode::toString));
    }
}
