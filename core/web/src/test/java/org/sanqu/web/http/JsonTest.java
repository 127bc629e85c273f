package org.sanqu.web.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    record Value(String name, LocalDate day, BigDecimal number, YearMonth month, Long whole, Boolean truth) {}

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void daysAndMonthsAreTextsAndNumbersArePlain() {
        Value value = Json.read(
                bytes("{\"name\":\"A\",\"day\":\"2025-07-01\",\"number\":1E+3,\"month\":\"2025-06\"}"), Value.class);
        assertEquals(LocalDate.of(2025, 7, 1), value.day());
        assertEquals(YearMonth.of(2025, 6), value.month());
        assertEquals(
                "{\"name\":\"A\",\"day\":\"2025-07-01\",\"number\":1000,\"month\":\"2025-06\",\"whole\":null,\"truth\":null}",
                Json.text(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{\"name\":\"A\",\"name\":\"B\"}",
                "{\"surplus\":1}",
                "{\"name\":\"A\"} x",
                "{\"day\":\"2025-02-30\"}",
                "{\"day\":5}",
                "{\"day\":\"+12025-01-01\"}",
                "{\"day\":\"0025-01-01\"}",
                "{\"month\":\"2025-13\"}",
                "{\"name\":5}",
                "{\"name\":true}",
                "{\"whole\":1.5}",
                "{\"whole\":\"1\"}",
                "{\"truth\":1}",
                "{\"truth\":\"true\"}",
                "{\"number\":\"x\"}"
            })
    void whatIsNotTheDocumentIsRefused(String text) {
        assertEquals(
                400,
                assertThrows(HttpFault.class, () -> Json.read(bytes(text), Value.class))
                        .status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"A\\u0000", "\\ud800", "\\udc00A"})
    void textThatNotEveryDatabaseTakesIsRefused(String text) {
        byte[] value = bytes("{\"name\":\"" + text + "\"}");
        assertEquals(
                400,
                assertThrows(HttpFault.class, () -> Json.read(value, Value.class))
                        .status());
        byte[] rows = bytes("[{\"" + text + "\":1}]");
        assertEquals(
                400,
                assertThrows(HttpFault.class, () -> Json.rows(new ByteArrayInputStream(rows), 1_000))
                        .status());
    }

    @Test
    void anotherEncodingThatIsBrokenIsAFaultOfTheRequest() {
        byte[] utf32 = {0, 0, 0, '{', -1, -1, -1, -1};
        assertEquals(
                400,
                assertThrows(HttpFault.class, () -> Json.read(utf32, Value.class))
                        .status());
        byte[] rows = {0, 0, 0, '[', -1, -1, -1, -1};
        assertEquals(
                400,
                assertThrows(HttpFault.class, () -> Json.rows(new ByteArrayInputStream(rows), 1_000))
                        .status());
    }

    @Test
    void depthIsBounded() {
        byte[] deep = bytes("[".repeat(60) + "]".repeat(60));
        assertThrows(HttpFault.class, () -> Json.rows(new ByteArrayInputStream(deep), 1_000));
    }

    @Test
    void rowsAreReadWithinABound() throws IOException {
        assertEquals(
                2,
                Json.rows(new ByteArrayInputStream(bytes("[{\"a\":1},{\"a\":2}]")), 1_000)
                        .size());
        HttpFault large = assertThrows(
                HttpFault.class,
                () -> Json.rows(new ByteArrayInputStream(bytes("[" + " ".repeat(2_000) + "]")), 1_000));
        assertEquals(413, large.status());
        for (String text : new String[] {"{}", "[{}", "[{}] []", ""}) {
            assertEquals(
                    400,
                    assertThrows(HttpFault.class, () -> Json.rows(new ByteArrayInputStream(bytes(text)), 1_000))
                            .status(),
                    text);
        }
    }
}
