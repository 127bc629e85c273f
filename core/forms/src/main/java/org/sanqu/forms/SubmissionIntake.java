package org.sanqu.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.sanqu.api.Fault;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Entry;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Period;
import org.sanqu.api.form.Subject;
import org.sanqu.api.form.Submission;
import org.sanqu.api.platform.BatchImport;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;
import org.sanqu.forms.list.SheetField;
import org.sanqu.forms.list.WrittenPeriod;

/** Takes the rows of a ledger of one form: each is checked as if it was typed. */
final class SubmissionIntake implements BatchImport.Intake {

    private static final int REPORTED = 100;
    private static final int REFERENCE = 200;

    /** What is kept of a row is some hundred bytes and its data. */
    private static final int ROWS = 50_000;

    private final Form form;
    private final SubmissionBatch.Services services;
    private final Surroundings around;
    private final long batch;
    private final List<SheetField> fields;
    private final SheetValues values;
    private final SheetReferents referents;
    private final Deque<Kept> kept = new ArrayDeque<>();
    private final Map<List<Object>, Integer> marks = new HashMap<>();
    private final Map<Integer, List<Fault>> differences = new TreeMap<>();
    private long known;
    private long differing;

    /** A good row, small until it is applied. */
    private record Kept(int row, Filing filing, String data) {

        static Kept of(int row, Filing filing) {
            return new Kept(
                    row,
                    filing.withData(JsonNodeFactory.instance.nullNode()),
                    filing.data().toString());
        }

        Filing whole() {
            return filing.withData(SubmissionRows.json(data));
        }
    }

    SubmissionIntake(Form form, SubmissionBatch.Services services, Caller caller, Surroundings around, long batch) {
        this.form = form;
        this.services = services;
        this.around = around;
        this.batch = batch;
        this.fields = SheetField.of(form);
        this.values = new SheetValues(form, fields);
        this.referents = new SheetReferents(services, caller);
    }

    @Override
    public List<Fault> add(int row, Map<String, String> cells, Set<String> unread) {
        if (kept.size() >= ROWS) {
            return List.of(Fault.at("", "import.too-many", ROWS));
        }
        List<Fault> faults = new ArrayList<>();
        Period period = period(cells, faults);
        // an organisation and its members are looked up by the day, which is known when the data are
        SheetReferents.On today = referents.on(services.check().today(), null);
        JsonNode dated = values.data(only(cells), today, new ArrayList<>()).data();
        LocalDate day = services.check().lookUpDay(form, period, dated);
        Long organisation = organisation(cells, day, faults);
        Long member = form.subject() == Subject.MEMBER ? member(cells, day, organisation, faults) : null;
        SheetValues.Filled filled = values.data(cells, referents.on(day, organisation), faults);
        String ref = cells.get("." + SubmissionBatch.REF);
        if (ref != null && ref.length() > REFERENCE) {
            faults.add(Fault.at("/." + SubmissionBatch.REF, "field.text", REFERENCE));
        }
        if (organisation != null && (member != null || form.subject() != Subject.MEMBER)) {
            check(row, cells, new Entry(form.id(), organisation, member, period, filled.data()), filled, ref, faults);
        } else if (unread.isEmpty() && faults.isEmpty()) {
            faults.add(Fault.at("/." + SubmissionBatch.ORGANISATION, "sheet.organisation-missing"));
        }
        faults.removeIf(fault ->
                unread.contains(fault.at().substring(Math.min(1, fault.at().length()))));
        return faults.stream().distinct().toList();
    }

    private Map<String, String> only(Map<String, String> cells) {
        Map<String, String> dates = new HashMap<>();
        fields.stream()
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

    private void check(
            int row,
            Map<String, String> cells,
            Entry entry,
            SheetValues.Filled filled,
            String ref,
            List<Fault> faults) {
        Filing filing;
        try {
            String behalf = Behalf.of(
                    services.access(), around.caller(), entry.organisation(), cells.get("." + SubmissionBatch.BEHALF));
            filing = services.check()
                    .check(around, form, entry)
                    .withBehalf(behalf)
                    .withRef(ref)
                    .withBatch(batch);
        } catch (Refusal refusal) {
            String column = refusal.reason() == Refusal.Reason.FORBIDDEN
                    ? SubmissionBatch.ORGANISATION
                    : SubmissionBatch.BEHALF;
            faults.add(new Fault("/." + column, refusal.text()));
            return;
        }
        Set<String> unreadable = new HashSet<>();
        faults.forEach(fault -> unreadable.add(fault.at()));
        for (Fault fault : filing.faults()) {
            String at = column(filled, fault.at());
            if (!unreadable.contains(at)) {
                faults.add(new Fault(at, fault.reason()));
            }
        }
        if (faults.isEmpty()) {
            keep(row, filing, faults);
        }
    }

    private String column(SheetValues.Filled filled, String at) {
        if (!at.startsWith("/data")) {
            return at.isEmpty() ? "" : "/." + at.substring(1);
        }
        String column = values.column(filled, at.substring("/data".length()));
        return column.isEmpty() ? "" : "/" + column;
    }

    private void keep(int row, Filing filing, List<Fault> faults) {
        if (filing.slot() != null) {
            List<Object> mark = Arrays.asList(filing.owner(), filing.member(), filing.key(), filing.slot());
            Integer other = marks.putIfAbsent(mark, row);
            if (other != null) {
                faults.add(Fault.at("", "sheet.row-twice", String.valueOf(other)));
                return;
            }
        }
        Optional<Submission> there = services.store().read(sql -> there(sql, filing));
        if (there.isPresent()) {
            // as it would be read again, so that a number is the same number
            known(row, filing.withData(SubmissionRows.json(filing.data().toString())), there.get());
        } else {
            kept.add(Kept.of(row, filing));
        }
    }

    private static Optional<Submission> there(Sql sql, Filing filing) {
        SubmissionRows rows = new SubmissionRows(sql);
        return rows.holder(filing).flatMap(rows::withId);
    }

    private void known(int row, Filing filing, Submission there) {
        known++;
        differs(row, filing, there);
    }

    private void differs(int row, Filing filing, Submission there) {
        if (Objects.equals(there.data(), filing.data())) {
            return;
        }
        differing++;
        if (differences.size() < REPORTED) {
            String id = String.valueOf(there.id());
            differences.put(row, List.of(Fault.at(firstDifference(filing, there), "sheet.submission-there", id)));
        }
    }

    private String firstDifference(Filing filing, Submission there) {
        return fields.stream()
                .filter(field -> field.number() == 0
                        && !filing.data().at(field.at()).equals(there.data().at(field.at())))
                .map(field -> "/" + field.name())
                .findFirst()
                .orElse("");
    }

    @Override
    public Map<Integer, List<Fault>> close() {
        return Map.of();
    }

    @Override
    public There there() {
        return new There(known, differing, Map.copyOf(differences));
    }

    @Override
    public int remaining() {
        return kept.size();
    }

    @Override
    public int apply(Sql sql, Caller caller, int most) {
        int fresh = 0;
        for (int i = 0; i < most && !kept.isEmpty(); i++) {
            Kept next = kept.remove();
            Filing filing = next.whole();
            services.access().require(caller, Permission.RECORD, filing.owner());
            if (services.book().add(sql, filing, caller).isPresent()) {
                fresh++;
            } else {
                // somebody entered it since the rows were checked
                there(sql, filing).ifPresent(there -> known(next.row(), filing, there));
            }
        }
        return fresh;
    }
}
