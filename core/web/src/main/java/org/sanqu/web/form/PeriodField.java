package org.sanqu.web.form;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sanqu.api.form.Period;
import org.sanqu.api.form.Period.Kind;
import org.sanqu.web.http.Labels;
import org.sanqu.web.http.Parameters;

/**
 * The choice of a period: a year and a part of it, or a day.
 *
 * @param year the year as typed
 * @param parts the parts of a year that can be chosen; empty where a day is asked for
 * @param day the day as typed; empty where a year and a part are asked for
 * @param kind the kind of the period; null where any calendar period will do
 */
public record PeriodField(String year, List<Option> parts, String day, Kind kind) {

    /** With a period chosen. */
    public static PeriodField of(Kind kind, Period chosen, Labels labels) {
        String whole = chosen.toString();
        String part = whole.length() > 5 ? whole.substring(5) : "";
        return of(
                kind,
                String.valueOf(chosen.from().getYear()),
                part,
                chosen.from().toString(),
                labels);
    }

    /** As it was sent. */
    public static PeriodField of(Kind kind, Parameters sent, Labels labels) {
        return of(kind, Typed.narrow(sent.text("year")), sent.text("part"), sent.text("day"), labels);
    }

    private static PeriodField of(Kind kind, String year, String part, String day, Labels labels) {
        boolean byDay = kind == Kind.DAY || kind == Kind.WEEK;
        List<Option> parts = codes(kind).stream()
                .map(code ->
                        new Option(code, labels.of("period." + (code.isEmpty() ? "year" : code)), code.equals(part)))
                .toList();
        return new PeriodField(byDay ? "" : year, parts, byDay ? day : "", kind);
    }

    /** The period to begin with: the one just ended while it may still be handed in, else the present one. */
    public static Period suggest(Kind kind, int dueDays, LocalDate today) {
        Period present = Period.of(kind, today);
        Period ended = present.previous();
        return today.isAfter(ended.to().plusDays(dueDays)) ? present : ended;
    }

    /** What was chosen; empty for nothing that is a period of the kind. */
    public Optional<Period> period() {
        if (kind == Kind.DAY || kind == Kind.WEEK) {
            return around();
        }
        String part = parts.stream()
                .filter(Option::chosen)
                .map(Option::value)
                .findFirst()
                .orElse("");
        return Period.parse(part.isEmpty() ? year : year + "-" + part)
                .filter(period -> kind == null || period.kind() == kind);
    }

    private Optional<Period> around() {
        try {
            return Optional.of(Period.of(kind, LocalDate.parse(day)));
        } catch (DateTimeParseException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static List<String> codes(Kind kind) {
        List<String> codes = new ArrayList<>();
        if (kind == null || kind == Kind.YEAR) {
            codes.add("");
        }
        if (kind == null || kind == Kind.HALF) {
            codes.addAll(List.of("H1", "H2"));
        }
        if (kind == null || kind == Kind.QUARTER) {
            codes.addAll(List.of("Q1", "Q2", "Q3", "Q4"));
        }
        if (kind == null || kind == Kind.BIMONTH) {
            codes.addAll(List.of("B1", "B2", "B3", "B4", "B5", "B6"));
        }
        if (kind == null || kind == Kind.MONTH) {
            for (int month = 1; month <= 12; month++) {
                codes.add("%02d".formatted(month));
            }
        }
        return codes;
    }
}
