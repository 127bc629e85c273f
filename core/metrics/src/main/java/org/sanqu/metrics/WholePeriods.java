package org.sanqu.metrics;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import org.sanqu.api.form.Cadence;
import org.sanqu.api.form.Period;
import org.sanqu.api.form.Period.Kind;

/** Says for which periods a form's submissions have a value. */
final class WholePeriods {

    private WholePeriods() {}

    /**
     * Whether a period is long enough to hold a whole period of the cadence: a quarterly form has no value for a month.
     *
     * <p>A week belongs to no month, so a weekly form has none for a month either; a quarter or longer takes the weeks that end
     * in it.
     */
    static boolean measurable(Cadence cadence, Period period) {
        return cadence.period().map(kind -> holds(period, kind)).orElse(true);
    }

    private static boolean holds(Period period, Kind kind) {
        if (kind == Kind.WEEK) {
            LocalDate monday = period.from().with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
            return period.kind() != Kind.MONTH && !monday.plusDays(6).isAfter(period.to());
        }
        Period first = Period.of(kind, period.from());
        LocalDate next = first.to().plusDays(1);
        if (first.from().equals(period.from()) || next.isAfter(period.to())) {
            return first.from().equals(period.from()) && !first.to().isAfter(period.to());
        }
        return !Period.of(kind, next).to().isAfter(period.to());
    }
}
