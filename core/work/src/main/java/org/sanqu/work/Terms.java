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

/**
 * For which periods a form is due, and until when.
 *
 * @param form the form
 * @param served the day on which the platform first served it
 */
record Terms(Form form, LocalDate served) {

    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

    /** The periods that have begun and were due, the latest first; a single null for a form that is filled in once. */
    List<Period> periods(LocalDate today, int most) {
        if (form.cadence() == Cadence.ONCE) {
            return Collections.singletonList(null);
        }
        List<Period> periods = new ArrayList<>();
        form.cadence().period().ifPresent(kind -> {
            Period period = Period.of(kind, today);
            while (periods.size() < most && !period.to().isBefore(served)) {
                periods.add(period);
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
                        && !period.to().isBefore(served);
        if (!fits) {
            throw new Refusal(Refusal.Reason.INVALID, "work.not-due", String.valueOf(period));
        }
    }

    /**
     * By when the form says that it is due.
     *
     * @param established the first day of the organisation that fills it in; matters only to a form that is filled in once
     */
    LocalDateTime until(Period period, LocalDate established) {
        if (period != null) {
            return period.to().plusDays(form.dueDays()).atTime(END_OF_DAY);
        }
        if (form.dueAt() != null) {
            return form.dueAt();
        }
        LocalDate from = established != null && established.isAfter(served) ? established : served;
        return from.plusDays(form.dueDays()).atTime(END_OF_DAY);
    }

    /** Whether the time depends on when the organisation was founded. */
    boolean foundingMatters() {
        return form.cadence() == Cadence.ONCE;
    }

    /** The last day of which something can be said today: a past period's last day, else today. */
    static LocalDate known(Period period, LocalDate today) {
        return period == null || period.to().isAfter(today) ? today : period.to();
    }
}
