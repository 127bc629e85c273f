package org.sanqu.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sanqu.api.Fault;
import org.sanqu.api.form.Entry;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Period;
import org.sanqu.api.form.Subject;
import org.sanqu.api.platform.BatchImport.Intake;
import org.sanqu.forms.list.SheetLayout;
import org.sanqu.forms.list.WrittenPeriod;

/** Reads the rows of a ledger as entries of a form; not thread-safe. */
final class SheetEntries {

    private final Form form;
    private final EntryCheck check;
    private final SheetLayout layout;
    private final SheetValues values;
    private final SheetReferents referents;

    SheetEntries(Form form, SubmissionBatch.Services services, Surroundings around, SheetLayout layout) {
        this.form = form;
        this.check = services.check();
        this.layout = layout;
        this.values = new SheetValues(form, layout);
        this.referents = new SheetReferents(services, around);
    }

    /** The entry of a row; null when it does not say whose it is. What cannot be read is added to the faults. */
    Entry read(Map<String, String> cells, Map<String, List<Intake.Item>> lists, List<Fault> faults) {
        Period period = period(cells, faults);
        // an organisation and its members are looked up by the day, which is known when the data are
        SheetReferents.On today = referents.on(check.today(), null);
        JsonNode dated = values.data(dates(cells), Map.of(), today, new ArrayList<>());
        LocalDate day = check.lookUpDay(form, period, dated);
        Long organisation = organisation(cells, day, faults);
        Long member = form.subject() == Subject.MEMBER ? member(cells, day, organisation, faults) : null;
        JsonNode data = values.data(cells, lists, referents.on(day, organisation), faults);
        boolean known = organisation != null && (member != null || form.subject() != Subject.MEMBER);
        return known ? new Entry(form.id(), organisation, member, period, data) : null;
    }

    /** Where in the workbook what a fault of an entry is about stands. */
    String place(String at) {
        if (at.startsWith("/data")) {
            return values.place(at.substring("/data".length()));
        }
        return at.isEmpty() ? "" : "/." + at.substring(1);
    }

    private Map<String, String> dates(Map<String, String> cells) {
        Map<String, String> dates = new HashMap<>();
        layout.fields().stream()
                .filter(field -> field.at().equals(form.date()) && cells.containsKey(field.name()))
                .forEach(field -> dates.put(field.name(), cells.get(field.name())));
        return dates;
    }

    private Period period(Map<String, String> cells, List<Fault> faults) {
        String written = cells.get("." + SubmissionBatch.PERIOD);
        Period.Kind kind = form.cadence().period().orElse(null);
        if (written == null || kind == null) {
            return null;
        }
        Optional<Period> period = WrittenPeriod.parse(written, kind);
        if (period.isEmpty()) {
            faults.add(Fault.at("/." + SubmissionBatch.PERIOD, "submission.period-unreadable", written));
        }
        return period.orElse(null);
    }

    private Long organisation(Map<String, String> cells, LocalDate day, List<Fault> faults) {
        String written = cells.get("." + SubmissionBatch.ORGANISATION);
        try {
            return written == null ? null : (Long) referents.owner(written, day);
        } catch (SheetValues.Unreadable unreadable) {
            faults.add(new Fault("/." + SubmissionBatch.ORGANISATION, unreadable.reason()));
            return null;
        }
    }

    private Long member(Map<String, String> cells, LocalDate day, Long organisation, List<Fault> faults) {
        String number = cells.get("." + SubmissionBatch.CITIZEN_NUMBER);
        String column = number == null ? SubmissionBatch.MEMBER : SubmissionBatch.CITIZEN_NUMBER;
        String written = number == null ? cells.get("." + column) : number;
        try {
            return written == null || organisation == null
                    ? null
                    : (Long) referents.on(day, organisation).find("member", written);
        } catch (SheetValues.Unreadable unreadable) {
            faults.add(new Fault("/." + column, unreadable.reason()));
            return null;
        }
    }
}
