package org.sanqu.members;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.sanqu.api.Fault;

/**
 * Days that follow one another.
 *
 * @param from the first day
 * @param until the first day that is no more of it; null for no end
 */
record Span(LocalDate from, LocalDate until) {

    /** The founding of the Party. */
    static final LocalDate EARLIEST = LocalDate.of(1921, 7, 1);

    private static final int YEARS_AHEAD = 1;
    private static final int LONGEST = 100;

    boolean has(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }

    /** Whether any of its days is a day or after it. */
    boolean lastsBeyond(LocalDate day) {
        return until == null || (until.isAfter(day) && until.isAfter(from));
    }

    boolean overlaps(Span other) {
        return begins(other) && other.begins(this);
    }

    /** Whether this one begins before the other ends, and is not empty. */
    private boolean begins(Span other) {
        return (other.until == null || from.isBefore(other.until)) && (until == null || from.isBefore(until));
    }

    /** The same from its first day to the earliest of the ends; nulls are no ends. */
    Span cut(LocalDate... ends) {
        LocalDate first = Stream.concat(Stream.of(ends), Stream.ofNullable(until))
                .filter(Objects::nonNull)
                .min(LocalDate::compareTo)
                .orElse(null);
        return new Span(from, first != null && first.isBefore(from) ? from : first);
    }

    /** Adds what is wrong with days that somebody gave for something that begins a year ahead at most. */
    boolean check(List<Fault> faults, LocalDate today) {
        if (!reasonable(from, today)) {
            faults.add(Fault.at("/from", "tie.from-when", EARLIEST.toString()));
            return false;
        }
        if (until != null && (!until.isAfter(from) || until.isAfter(from.plusYears(LONGEST)))) {
            faults.add(Fault.at("/until", "tie.until-when"));
            return false;
        }
        return true;
    }

    static boolean reasonable(LocalDate day, LocalDate today) {
        return day != null && !day.isBefore(EARLIEST) && !day.isAfter(today.plusYears(YEARS_AHEAD));
    }
}
