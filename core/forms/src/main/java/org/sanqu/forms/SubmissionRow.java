package org.sanqu.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sanqu.api.Fault;
import org.sanqu.api.form.Entry;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Period;
import org.sanqu.api.module.Catalogue;

/** One row of an import: read first, checked with its surroundings then; what is wrong is collected with the row's number. */
final class SubmissionRow {

    private static final Set<String> COLUMNS = Set.of("form", "organisation", "member", "period", "ref", "data");
    private static final int REFERENCE = 200;

    private final int number;
    private final JsonNode row;
    private final EntryCheck check;
    private final List<Fault> faults = new ArrayList<>();
    private final Form form;
    private final Period period;
    private final String ref;
    private Filing filing;

    /**
     * A row.
     *
     * @param number its place in the file, from 0
     */
    SubmissionRow(int number, JsonNode row, Catalogue catalogue, EntryCheck check) {
        this.number = number;
        this.row = row;
        this.check = check;
        if (row.isObject()) {
            columns();
        } else {
            fault("", "import.row-object");
        }
        this.form = form(catalogue);
        this.period = period();
        this.ref = text("ref");
        if (ref != null && ref.length() > REFERENCE) {
            fault("/ref", "field.text", REFERENCE);
        }
    }

    private void columns() {
        row.fieldNames().forEachRemaining(name -> {
            if (!COLUMNS.contains(name)) {
                fault("/" + name.replace("~", "~0").replace("/", "~1"), "field.unknown", name);
            }
        });
    }

    private Form form(Catalogue catalogue) {
        String id = text("form");
        Optional<Form> found = id == null ? Optional.empty() : catalogue.form(id);
        if (found.isEmpty()) {
            fault("/form", "form.not-found", id == null ? "" : id);
        }
        return found.orElse(null);
    }

    private Period period() {
        String written = text("period");
        Optional<Period> found = written == null ? Optional.empty() : Period.parse(written);
        if (written != null && found.isEmpty()) {
            fault("/period", "submission.period-unreadable", written);
        }
        return found.orElse(null);
    }

    /** A column's text; null where it is empty. */
    private String text(String column) {
        JsonNode node = row.path(column);
        if (!node.isMissingNode() && !node.isNull() && !node.isTextual()) {
            fault("/" + column, "field.type");
        }
        return node.isTextual() && !node.textValue().isBlank()
                ? node.textValue().strip()
                : null;
    }

    private void fault(String at, String key, Object... args) {
        faults.add(Fault.at("/" + number + at, key, args));
    }

    int number() {
        return number;
    }

    /** The day by which the row is checked. */
    LocalDate day() {
        return form == null ? check.today() : check.lookUpDay(form, period, row.path("data"));
    }

    /** Checks the row; FORBIDDEN when the caller may not fill in forms there. */
    void check(Surroundings around) {
        Long organisation = organisation(around);
        Long member = member(around);
        if (faults.isEmpty()) {
            Entry entry = new Entry(form.id(), organisation, member, period, row.path("data"));
            filing = check.check(around, form, entry).withRef(ref);
            filing.faults().forEach(fault -> faults.add(new Fault("/" + number + fault.at(), fault.reason())));
        }
    }

    private Long organisation(Surroundings around) {
        String code = text("organisation");
        LocalDate day = day();
        Optional<Long> found =
                code == null ? Optional.empty() : around.organisation(code, day).map(organisation -> organisation.id());
        if (found.isEmpty()) {
            fault("/organisation", "organisation.unknown", code == null ? "" : code);
        }
        return found.orElse(null);
    }

    private Long member(Surroundings around) {
        String citizenNumber = text("member");
        if (citizenNumber == null) {
            return null;
        }
        Optional<Long> found = around.member(citizenNumber, day()).map(member -> member.id());
        if (found.isEmpty()) {
            fault("/member", "submission.member-absent", day().toString());
        }
        return found.orElse(null);
    }

    /** What must occur once in a file: the owner's reference, and the place for the period; nothing of a faulty row. */
    List<List<Object>> marks() {
        List<List<Object>> marks = new ArrayList<>();
        if (!faults.isEmpty()) {
            return marks;
        }
        if (ref != null) {
            marks.add(List.of(form.id(), filing.owner(), ref));
        }
        if (filing.slot() != null) {
            marks.add(Arrays.asList(form.id(), filing.owner(), filing.member(), filing.key(), filing.slot()));
        }
        return marks;
    }

    /** Notes that an earlier row says the same. */
    void duplicate(int other) {
        fault("", "import.duplicate", String.valueOf(other + 1), ref == null ? form.id() : ref);
    }

    Filing filing() {
        return filing;
    }

    List<Fault> faults() {
        return faults;
    }
}
