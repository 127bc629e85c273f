package org.sanqu.work;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Cadence;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Period;

/** For which periods a form is due, and until when. */
record Terms(Form form, Served served) {

    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

    /** The periods that have begun and were due, the latest first; a single null for a form that is filled in once. */
    List<Period> periods(LocalDate today, int most) {
        return periods(today, LocalDate.MIN, most);
    }

    /** Those that did not end before a day. */
    List<Period> periods(LocalDate today, LocalDate earliest, int most) {
        if (form.cadence() == Cadence.ONCE) {
            return Collections.singletonList(null);
        }
        List<Period> periods = new ArrayList<>();
        form.cadence().period().ifPresent(kind -> {
            Period period = Period.of(kind, today);
            LocalDate first = earliest.isAfter(served.first()) ? earliest : served.first();
            while (periods.size() < most && !period.to().isBefore(first)) {
                if (served.asks(period)) {
                    periods.add(period);
                }
                period = period.previous();
            }
        });
        return periods;
    }

    /** Passes for a period that is or was due. */
    void require(Period period, LocalDate today) {
        boolean fits = form.cadence() == Cadence.ONCE
                ? period == null
                : period != null
                        && Objects.equals(form.cadence().period().orElse(null), period.kind())
                        && !period.from().isAfter(today)
                        && served.asks(period);
        if (!fits) {
            throw new Refusal(Refusal.Reason.INVALID, "work.not-due", String.valueOf(period));
        }
    }

    /**
     * By when the form says that it is due.
     *
     * @param since the first day on which the organisation, or the one whose member it is about, had to fill it in; null for always; matters
     *     only to a form that is filled in once
     */
    LocalDateTime until(Period period, LocalDate since) {
        if (period != null) {
            return period.to().plusDays(form.dueDays()).atTime(END_OF_DAY);
        }
        if (form.dueAt() != null) {
            return form.dueAt();
        }
        LocalDate from = since != null && since.isAfter(served.first()) ? since : served.first();
        return served.after(from, form.dueDays()).atTime(END_OF_DAY);
    }

    /** Whether the time depends on since when it has to be filled in. */
    static boolean beginningMatters(Form form) {
        return form.cadence() == Cadence.ONCE && form.dueAt() == null;
    }

    /** The last day of which something can be said today: a past period's last day, else today. */
    static LocalDate known(Period period, LocalDate today) {
        return period == null || period.to().isAfter(today) ? today : period.to();
    }
}
