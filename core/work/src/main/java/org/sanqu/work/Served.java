package org.sanqu.work;

import java.time.LocalDate;
import java.util.List;
import org.sanqu.api.form.Period;

/**
 * When the platform served a form with its present cadence. Immutable.
 *
 * @param stretches the earliest first, at least one; between two of them the form was away
 */
record Served(List<Stretch> stretches) {

    /** Days on which it was served, both included. */
    record Stretch(LocalDate from, LocalDate last) {}

    Served {
        stretches = List.copyOf(stretches);
    }

    /** From one day on. */
    static Served since(LocalDate day) {
        return new Served(List.of(new Stretch(day, day)));
    }

    LocalDate first() {
        return stretches.get(0).from;
    }

    /** Whether a period is due: it did not end before the first day, nor while the form was away. */
    boolean asks(Period period) {
        return back(period.to()).equals(period.to());
    }

    /** The first day on which it was served, from a day on; the day itself when it is served now or was then. */
    LocalDate back(LocalDate day) {
        for (int i = 0; i < stretches.size(); i++) {
            Stretch stretch = stretches.get(i);
            boolean goesOn = i == stretches.size() - 1;
            if (day.isBefore(stretch.from)) {
                return stretch.from;
            }
            if (goesOn || !day.isAfter(stretch.last)) {
                return day;
            }
        }
        return day;
    }

    /** So many days behind a day, and as many behind its return when that day comes while it is away. */
    LocalDate after(LocalDate day, int days) {
        LocalDate from = back(day);
        LocalDate end = from.plusDays(days);
        while (back(end).isAfter(end)) {
            from = back(end);
            end = from.plusDays(days);
        }
        return end;
    }
}
