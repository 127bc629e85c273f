package org.sanqu.forms;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sanqu.api.Fault;
import org.sanqu.api.Message;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Period;

/** Where entries lie in time, and what speaks against it. */
record EntryDays(Clock clock) {

    /** Nothing that the platform keeps happened before. */
    private static final LocalDate EARLIEST = LocalDate.of(1921, 7, 1);

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** The day by which organisations and members are looked up: that of the event or the period's end, never a future one. */
    LocalDate lookUp(Form form, Period period, JsonNode filled) {
        LocalDate day = of(form, period, filled, today());
        return day.isBefore(EARLIEST) || day.isAfter(today()) ? today() : day;
    }

    /** The day of an entry: that of the event, else the period's last, else another. */
    LocalDate of(Form form, Period period, JsonNode filled, LocalDate otherwise) {
        return event(form, filled)
                .or(() -> Optional.ofNullable(period).map(Period::to))
                .orElse(otherwise);
    }

    private static Optional<LocalDate> event(Form form, JsonNode filled) {
        try {
            JsonNode written = form.date() == null ? MissingNode.getInstance() : filled.at(form.date());
            return written.isTextual() ? Optional.of(LocalDate.parse(written.textValue())) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Tells what is wrong with the day that an entry names. */
    void event(SchemaCheck.Examination examined, Form form, Period period) {
        if (form.date() == null || !examined.data().at(form.date()).isTextual()) {
            return;
        }
        Optional<LocalDate> written = event(form, examined.data());
        if (written.isEmpty()) {
            add(examined, form, form.date(), "form.date");
            return;
        }
        LocalDate event = written.get();
        if (event.isAfter(today())) {
            add(examined, form, form.date(), "submission.date-future");
        } else if (event.isBefore(EARLIEST)) {
            add(examined, form, form.date(), "submission.date-early", EARLIEST.toString());
        } else if (period != null && (event.isBefore(period.from()) || event.isAfter(period.to()))) {
            add(examined, form, form.date(), "submission.date-outside", period.toString());
        }
    }

    /** Tells that the field at a pointer is wrong. */
    static void add(SchemaCheck.Examination examined, Form form, JsonPointer at, String key, String... args) {
        Place place = Place.top(form.schema(), new Effort()).at(at);
        examined.findings().add(place, examined.texts().about(place, key, args));
    }

    /** Tells what is wrong with the period of an entry. */
    void period(Form form, Period period, List<Fault> faults) {
        Period.Kind wanted = form.cadence().period().orElse(null);
        if (wanted == null) {
            if (period != null) {
                faults.add(Fault.at("/period", "submission.period-surplus"));
            }
        } else if (period == null || period.kind() != wanted) {
            String kind = "period." + wanted.name().toLowerCase(Locale.ROOT);
            faults.add(Fault.at("/period", "submission.period-kind", Message.of(kind)));
        } else if (period.from().isAfter(today())) {
            faults.add(Fault.at("/period", "submission.period-future", period.toString()));
        } else if (period.to().isBefore(EARLIEST)) {
            faults.add(Fault.at("/period", "submission.date-early", period.toString(), EARLIEST.toString()));
        }
    }
}
