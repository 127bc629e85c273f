package org.sanqu.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sanqu.api.form.Cadence;
import org.sanqu.api.form.Period;

class WholePeriodsTest {

    @ParameterizedTest
    @CsvSource({
        "quarterly, 2025-Q3, true",
        "quarterly, 2025, true",
        "quarterly, 2025-07, false",
        "quarterly, 2025-07-01, false",
        "yearly, 2025-H2, false",
        "event, 2025-07-01, true",
        "once, 2025-07, true",
        "daily, 2025-W31, true",
        "weekly, 2025-W31, true",
        "weekly, 2025-07, false",
        "weekly, 2025-Q3, true",
        "weekly, 2025-07-30, false",
        "monthly, 2009-01-01/2009-03-27, true",
        "monthly, 2009-01-02/2009-02-27, false",
        "monthly, 2009-01-02/2009-02-28, true",
        "weekly, 2999-12-25/2999-12-31, false",
        "yearly, 2999-12-25/2999-12-31, false",
        "yearly, 2999, true"
    })
    void aPeriodHasAValueWhenItHoldsAWholePeriodOfTheForm(String cadence, String period, boolean expected) {
        assertEquals(
                expected,
                WholePeriods.measurable(
                        Cadence.of(cadence), Period.parse(period).orElseThrow()));
    }
}
