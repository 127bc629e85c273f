package org.sanqu.web.form;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sanqu.api.form.Period;
import org.sanqu.api.form.Period.Kind;
import org.sanqu.web.http.Labels;

class PeriodFieldTest {

    private static final Labels LABELS = Labels.in(Locale.CHINESE);

    @ParameterizedTest
    @CsvSource({"2026-01-08,10,2025-Q4", "2026-01-11,10,2026-Q1", "2026-01-01,0,2026-Q1", "2026-03-31,0,2026-Q1"})
    void thePeriodJustEndedIsSuggestedWhileItMayStillBeHandedIn(LocalDate today, int dueDays, String period) {
        assertEquals(period, PeriodField.suggest(Kind.QUARTER, dueDays, today).toString());
    }

    @ParameterizedTest
    @CsvSource({
        "YEAR,year=2025&part=,2025",
        "QUARTER,year=２０２５&part=Q3,2025-Q3",
        "MONTH,year=2025&part=07,2025-07",
        "HALF,year=2025&part=H1,2025-H1",
        "DAY,day=2025-07-01,2025-07-01",
        "WEEK,day=2025-07-30,2025-W31"
    })
    void whatIsChosenIsAPeriodOfTheKind(Kind kind, String query, String period) {
        PeriodField field = PeriodField.of(kind, Sample.sent(query), LABELS);
        assertEquals(Optional.of(period), field.period().map(Period::toString));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "year=", "year=20x5&part=Q1", "year=2025&part=Q9", "year=2025&part=07", "year=0001&part=Q1"})
    void whatIsNoQuarterIsNoPeriod(String query) {
        assertEquals(
                Optional.empty(),
                PeriodField.of(Kind.QUARTER, Sample.sent(query), LABELS).period());
    }

    @Test
    void aPeriodIsShownAsItsYearAndPart() {
        PeriodField field = PeriodField.of(null, Period.parse("2025-Q3").orElseThrow(), LABELS);
        assertEquals("2025", field.year());
        assertEquals(
                "第三季度",
                field.parts().stream()
                        .filter(Option::chosen)
                        .findFirst()
                        .orElseThrow()
                        .label());
    }
}
