package org.sanqu.web.page.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sanqu.api.form.Period;

class FiguresPageTest {

    private static List<String> until(String period) {
        return FiguresPage.until(Period.parse(period).orElseThrow()).stream()
                .map(Period::toString)
                .toList();
    }

    @Test
    void theTrendEndsWithThePeriod() {
        assertEquals(List.of("2023-Q4", "2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4", "2025-Q1"), until("2025-Q1"));
    }

    @Test
    void theTrendBeginsWhereTimeBegins() {
        assertEquals(List.of("1900", "1901"), until("1901"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1900", "1900-W01", "1900-01-01", "1901-01-01/2999-12-31", "1900-01-01/2999-12-31"})
    void aPeriodWithNothingBeforeItStandsAlone(String period) {
        assertEquals(List.of(period), until(period));
    }
}
