package org.sanqu.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sanqu.api.metric.Aggregate;
import org.sanqu.metrics.Extraction.Taken;

class ExtractionTest {

    private static final String SOLVED = "{'properties': {'solved': {'const': true}}}";

    private static Optional<Taken> take(Aggregate aggregate, String data) {
        return new Extraction(aggregate).of(Json.of(data));
    }

    @ParameterizedTest
    @CsvSource({"1, 10000", "0.0001, 1", "-2.5, -25000", "0, 0", "1.50000000, 15000", "1e3, 10000000"})
    void numbersAreKeptInTenThousandths(String number, long expected) {
        Taken taken =
                take(Aggregates.sum("m/f", "/n", null), "{'n': " + number + "}").orElseThrow();
        assertEquals(expected, taken.value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.00001", "1e15", "-1e15", "922337203685477.5808", "1e999999999", "1e-999999999"})
    void aNumberThatWouldHaveToBeRoundedIsRefused(String number) {
        Aggregate sum = Aggregates.sum("m/f", "/n", null);
        assertTimeout(
                Duration.ofSeconds(5),
                () -> assertThrows(ArithmeticException.class, () -> take(sum, "{'n': " + number + "}")));
    }

    @Test
    void theLargestNumberFits() {
        Taken taken = take(Aggregates.sum("m/f", "/n", null), "{'n': 922337203685477.5807}")
                .orElseThrow();
        assertEquals(Long.MAX_VALUE, taken.value());
    }

    @Test
    void aMissingNumberContributesNothing() {
        assertTrue(take(Aggregates.sum("m/f", "/n", null), "{}").isEmpty());
        assertTrue(take(Aggregates.sum("m/f", "/n", null), "{'n': null}").isEmpty());
        assertTrue(take(Aggregates.sum("m/f", "/n", null), "{'n': '7'}").isEmpty());
    }

    @Test
    void aSumTakesOnlyWhatMeetsItsCondition() {
        Aggregate sum = Aggregates.sum("m/f", "/n", SOLVED);
        assertTrue(take(sum, "{'n': 7, 'solved': true}").isPresent());
        assertTrue(take(sum, "{'n': 7, 'solved': false}").isEmpty());
    }

    @Test
    void ofLatestWhatFailsTheConditionIsTakenWithoutAValue() {
        Aggregate latest = Aggregates.latest("m/f", "/n", SOLVED);
        assertEquals(new Taken(null, ""), take(latest, "{'n': 7}").orElseThrow());
        assertEquals(
                new Taken(70_000L, ""), take(latest, "{'n': 7, 'solved': true}").orElseThrow());
    }

    @Test
    void latestWithoutAPointerCounts() {
        assertEquals(
                new Taken(10_000L, ""),
                take(Aggregates.latest("m/f", null, null), "{}").orElseThrow());
    }

    @Test
    void aCellHasTheValuesOfItsFields() {
        Aggregate count = Aggregates.count("m/f", null, "/trade", "/place/kind", "/organised");
        String cell = take(count, "{'trade': 'food', 'place': {'kind': 3}}")
                .orElseThrow()
                .cell();
        assertEquals(List.of(List.of("food", "3", "")), CellText.cells(cell));
    }

    @Test
    void severalValuesAreSeveralCells() {
        Aggregate count = Aggregates.count("m/f", null, "/sectors", "/type");
        String cell = take(count, "{'sectors': ['community', 'street'], 'type': 'branch'}")
                .orElseThrow()
                .cell();
        assertEquals(List.of(List.of("community", "branch"), List.of("street", "branch")), CellText.cells(cell));
    }

    @Test
    void aLongValueIsCutBetweenCharacters() {
        String essay = "x".repeat(CellText.LONGEST - 1) + "𠀀".repeat(10);
        Aggregate count = Aggregates.count("m/f", null, "/text");
        String cell = take(count, "{'text': '" + essay + "'}").orElseThrow().cell();
        assertEquals(List.of(List.of("x".repeat(CellText.LONGEST - 1))), CellText.cells(cell));
    }

    @Test
    void aPatternThatExplodesGivesUpAndTheNextRecordIsCounted() {
        Condition condition = new Condition(Json.of("{'properties': {'name': {'pattern': '^(a+)+$'}}}"));
        assertTimeout(Duration.ofSeconds(5), () -> assertFalse(condition.test(name("a".repeat(5_000) + "b"))));
        assertTrue(condition.test(name("aaaa")));
    }

    @Test
    void aDollarDoesNotMatchBeforeALineEnd() {
        Condition condition = new Condition(Json.of("{'properties': {'name': {'pattern': '^a$'}}}"));
        assertFalse(condition.test(name("a\\n")));
    }

    @Test
    void whatIsNoSchemaIsRefusedWhenItIsCompiled() {
        assertThrows(RuntimeException.class, () -> new Condition(Json.of("{'pattern': '('}")));
    }

    private static JsonNode name(String name) {
        return Json.of("{'name': '" + name + "'}");
    }
}
