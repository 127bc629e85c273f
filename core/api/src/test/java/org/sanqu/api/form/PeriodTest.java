package org.sanqu.api.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {

    @ParameterizedTest
    @CsvSource({
        "2025, YEAR, 2025-01-01, 2025-12-31, 2024",
        "2024-H1, HALF, 2024-01-01, 2024-06-30, 2023-H2",
        "2025-H2, HALF, 2025-07-01, 2025-12-31, 2025-H1",
        "2025-Q1, QUARTER, 2025-01-01, 2025-03-31, 2024-Q4",
        "2025-Q4, QUARTER, 2025-10-01, 2025-12-31, 2025-Q3",
        "2024-02, MONTH, 2024-02-01, 2024-02-29, 2024-01",
        "2026-W01, WEEK, 2025-12-29, 2026-01-04, 2025-W52",
        "2020-W53, WEEK, 2020-12-28, 2021-01-03, 2020-W52",
        "2025-07-01, DAY, 2025-07-01, 2025-07-01, 2025-06-30",
        "2009-01-01/2009-03-27, RANGE, 2009-01-01, 2009-03-27, 2008-10-07/2008-12-31"
    })
    void aPeriodIsReadAndWrittenAlike(String text, Period.Kind kind, LocalDate from, LocalDate to, String previous) {
        Period period = Period.parse(text).orElseThrow();
        assertEquals(new Period(kind, from, to), period);
        assertEquals(text, period.toString());
        assertEquals(previous, period.previous().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "25",
                "2025-13",
                "2025-Q5",
                "2025-H3",
                "2025-W54",
                "2025-W53",
                "2025-W00",
                "2025-02-30",
                "2025-7",
                "2025-01-02/2025-01-01",
                "/2025-01-01",
                "1899",
                "3000",
                "2025-01-01/",
                "２０２５",
                "2025 ",
                "+2025"
            })
    void whatIsNotAPeriodIsEmpty(String text) {
        assertTrue(Period.parse(text).isEmpty());
    }

    @ParameterizedTest
    @EnumSource(Period.Kind.class)
    void aPeriodAroundADayContainsIt(Period.Kind kind) {
        LocalDate day = LocalDate.of(2024, 12, 30);
        Period period = Period.of(kind, day);
        assertTrue(!period.from().isAfter(day) && !period.to().isBefore(day));
        assertEquals(period.from().minusDays(1), period.previous().to());
    }

    @Test
    void theRangeOfTheServiceCentreHasEightySixDays() {
        Period range = Period.parse("2009-01-01/2009-03-27").orElseThrow();
        assertEquals(86, range.to().toEpochDay() - range.from().toEpochDay() + 1);
    }
}
