package org.sanqu.api.form;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.time.temporal.IsoFields;
import java.time.temporal.WeekFields;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A calendar year, half, quarter, two months (January and February are the first), month, ISO week or day, or a free range of days.
 *
 * <p>Written {@code 2025}, {@code 2025-H1}, {@code 2025-Q3}, {@code 2025-B4}, {@code 2025-07}, {@code 2025-W31}, {@code 2025-07-01},
 * {@code 2009-01-01/2009-03-27}. Years are 1900 … 2999.
 *
 * @param kind what it is
 * @param from the first day
 * @param to the last day, included
 */
public record Period(Kind kind, LocalDate from, LocalDate to) {

    /** The kinds of periods. */
    public enum Kind {
        YEAR,
        HALF,
        QUARTER,
        BIMONTH,
        MONTH,
        WEEK,
        DAY,
        RANGE
    }

    private static final Pattern WRITTEN = Pattern.compile(
            "(?<year>\\d{4})(?:-(?:H(?<half>[12])|Q(?<quarter>[1-4])|B(?<bimonth>[1-6])|W(?<week>\\d{2})|(?<month>\\d{2})(?:-(?<day>\\d{2}))?))?");

    public Period {
        if (to.isBefore(from) || from.getYear() < 1900 || to.getYear() > 2999) {
            throw new IllegalArgumentException("not a period: " + from + "/" + to);
        }
    }

    /** The period of a kind around a day; {@code RANGE} is the day alone. */
    public static Period of(Kind kind, LocalDate day) {
        return switch (kind) {
            case YEAR -> new Period(kind, day.withDayOfYear(1), day.withDayOfYear(day.lengthOfYear()));
            case HALF -> months(kind, YearMonth.of(day.getYear(), day.getMonthValue() <= 6 ? 1 : 7), 6);
            case QUARTER -> months(kind, YearMonth.of(day.getYear(), (day.getMonthValue() - 1) / 3 * 3 + 1), 3);
            case BIMONTH -> months(kind, YearMonth.of(day.getYear(), (day.getMonthValue() - 1) / 2 * 2 + 1), 2);
            case MONTH -> months(kind, YearMonth.from(day), 1);
            case WEEK -> {
                LocalDate monday = day.with(WeekFields.ISO.dayOfWeek(), 1);
                yield new Period(kind, monday, monday.plusDays(6));
            }
            case DAY, RANGE -> new Period(kind, day, day);
        };
    }

    private static Period months(Kind kind, YearMonth first, int count) {
        return new Period(kind, first.atDay(1), first.plusMonths(count - 1L).atEndOfMonth());
    }

    /** The period that is written so; empty when nothing is. */
    public static Optional<Period> parse(String text) {
        try {
            int slash = text.indexOf('/');
            if (slash > 0) {
                LocalDate from = LocalDate.parse(text.substring(0, slash));
                return Optional.of(new Period(Kind.RANGE, from, LocalDate.parse(text.substring(slash + 1))));
            }
            Matcher written = WRITTEN.matcher(text);
            return written.matches() ? Optional.of(of(written)) : Optional.empty();
        } catch (DateTimeParseException | IllegalArgumentException e) {
            return Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Period of(Matcher written) {
        int year = Integer.parseInt(written.group("year"));
        if (written.group("half") != null) {
            return of(Kind.HALF, LocalDate.of(year, written.group("half").equals("1") ? 1 : 7, 1));
        }
        if (written.group("quarter") != null) {
            return of(Kind.QUARTER, LocalDate.of(year, Integer.parseInt(written.group("quarter")) * 3, 1));
        }
        if (written.group("bimonth") != null) {
            return of(Kind.BIMONTH, LocalDate.of(year, Integer.parseInt(written.group("bimonth")) * 2, 1));
        }
        if (written.group("week") != null) {
            return week(year, Integer.parseInt(written.group("week")));
        }
        if (written.group("month") == null) {
            return of(Kind.YEAR, LocalDate.of(year, 1, 1));
        }
        int month = Integer.parseInt(written.group("month"));
        return written.group("day") == null
                ? of(Kind.MONTH, LocalDate.of(year, month, 1))
                : of(Kind.DAY, LocalDate.of(year, month, Integer.parseInt(written.group("day"))));
    }

    private static Period week(int year, int week) {
        LocalDate day = LocalDate.of(year, 1, 4).plusWeeks(week - 1L);
        if (week < 1 || day.get(IsoFields.WEEK_BASED_YEAR) != year) {
            throw new DateTimeException("no week " + week + " in " + year);
        }
        return of(Kind.WEEK, day);
    }

    /** The period of the same kind just before; for a range, the range of the same length. */
    public Period previous() {
        if (kind == Kind.RANGE) {
            return new Period(kind, from.minusDays(to.toEpochDay() - from.toEpochDay() + 1), from.minusDays(1));
        }
        return of(kind, from.minusDays(1));
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return switch (kind) {
            case YEAR -> String.valueOf(from.getYear());
            case HALF -> from.getYear() + "-H" + (from.getMonthValue() <= 6 ? 1 : 2);
            case QUARTER -> from.getYear() + "-Q" + from.get(IsoFields.QUARTER_OF_YEAR);
            case BIMONTH -> from.getYear() + "-B" + (from.getMonthValue() + 1) / 2;
            case MONTH -> YearMonth.from(from).toString();
            case WEEK ->
                "%d-W%02d".formatted(from.get(IsoFields.WEEK_BASED_YEAR), from.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case DAY -> from.toString();
            case RANGE -> from + "/" + to;
        };
    }
}
