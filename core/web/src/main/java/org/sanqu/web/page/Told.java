package org.sanqu.web.page;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.sanqu.api.form.Period;
import org.sanqu.web.http.Labels;

/** Periods and deadlines as people say them. */
public final class Told {

    private Told() {}

    /** {@code 2026年第三季度}; empty for none. */
    public static String period(Labels labels, Period period) {
        if (period == null) {
            return "";
        }
        String year = String.valueOf(period.from().getYear());
        return switch (period.kind()) {
            case YEAR -> labels.of("work.whole-year", year);
            case HALF, QUARTER, BIMONTH, MONTH ->
                labels.of(
                        "work.part-of-year",
                        year,
                        labels.of("period." + period.toString().substring(5)));
            default -> period.toString();
        };
    }

    /** Up to the minute where it matters, else the day; empty for none. */
    public static String until(LocalDateTime until) {
        if (until == null) {
            return "";
        }
        boolean wholeDay = until.getHour() == 23 && until.getMinute() == 59;
        return until.toLocalDate() + (wholeDay ? "" : " " + until.toLocalTime().truncatedTo(ChronoUnit.MINUTES));
    }

    /** How long it is until then, or since; empty for no time. */
    public static String left(Labels labels, LocalDateTime until) {
        if (until == null) {
            return "";
        }
        long days = ChronoUnit.DAYS.between(LocalDate.now(), until.toLocalDate());
        if (until.isBefore(LocalDateTime.now())) {
            return days == 0 ? labels.of("work.over-today") : labels.of("work.over", -days);
        }
        return days == 0 ? labels.of("work.today") : labels.of("work.left", days);
    }
}
