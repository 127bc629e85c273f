package org.sanqu.forms;

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
import java.util.Optional;
import java.util.Set;
import org.sanqu.api.Fault;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Entry;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Submission;
import org.sanqu.api.platform.BatchImport;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;
import org.sanqu.forms.list.SheetLayout;

/** Takes the rows of a ledger of one form: each is checked as if it was typed. */
final class SubmissionIntake implements BatchImport.Intake {

    private static final int REFERENCE = 200;

    /** What is kept of a row is some hundred bytes and its data. */
    private static final int ROWS = 50_000;

    private final Form form;
    private final SubmissionBatch.Services services;
    private final Surroundings around;
    private final long batch;
    private final LocalDate history;
    private final SheetEntries entries;
    private final AlreadyThere there;
    private final Deque<Kept> kept = new ArrayDeque<>();
    private final Map<List<Object>, Integer> marks = new HashMap<>();

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

    /**
     * An intake.
     *
     * @param history up to which day the rows were handed in some other way when they were due; null when they were not
     */
    SubmissionIntake(
            Form form,
            SubmissionBatch.Services services,
            Caller caller,
            Surroundings around,
            long batch,
            LocalDate history) {
        this.form = form;
        this.services = services;
        this.around = around;
        this.batch = batch;
        this.history = history;
        SheetLayout layout = SheetLayout.of(form);
        this.entries = new SheetEntries(form, services, around, layout);
        long seen = services.store()
                .read(sql -> sql.first("select coalesce(max(id), 0) as id from submission", row -> row.number("id"))
                        .orElseThrow());
        this.there = new AlreadyThere(layout, seen);
    }

    @Override
    public List<Fault> add(int row, Map<String, String> cells, Set<String> unread) {
        return add(row, cells, unread, Map.of());
    }

    @Override
    public List<Fault> add(int row, Map<String, String> cells, Set<String> unread, Map<String, List<Item>> lists) {
        if (kept.size() >= ROWS) {
            return List.of(Fault.at("", "import.too-many", ROWS));
        }
        Set<String> unreadable = unreadable(unread, lists);
        List<Fault> faults = new ArrayList<>();
        Entry entry = entries.read(cells, lists, faults);
        String ref = cells.get("." + SubmissionBatch.REF);
        if (ref != null && ref.length() > REFERENCE) {
            faults.add(Fault.at("/." + SubmissionBatch.REF, "field.text", REFERENCE));
        }
        if (entry != null) {
            Filing filing = filing(entry, cells.get("." + SubmissionBatch.BEHALF), faults);
            if (faults.isEmpty() && unreadable.isEmpty()) {
                keep(row, filing.withRef(ref), faults);
            }
        } else if (unread.isEmpty() && faults.isEmpty()) {
            faults.add(Fault.at("/." + SubmissionBatch.ORGANISATION, "sheet.organisation-missing"));
        }
        faults.removeIf(fault -> unreadable.contains(fault.at()));
        return faults.stream().distinct().toList();
    }

    /** Where nothing more is to be said. */
    private static Set<String> unreadable(Set<String> unread, Map<String, List<Item>> lists) {
        Set<String> places = new HashSet<>();
        unread.forEach(field -> places.add("/" + field));
        lists.forEach((list, items) -> {
            for (int i = 0; i < items.size(); i++) {
                for (String field : items.get(i).unread()) {
                    places.add("/" + list + "/" + i + "/" + field);
                }
            }
        });
        return places;
    }

    /** The entry as it would be stored; null when there are faults. */
    private Filing filing(Entry entry, String written, List<Fault> faults) {
        Filing filing;
        try {
            String behalf = Behalf.of(services.access(), around.caller(), entry.organisation(), written);
            filing = services.check()
                    .check(around, form, entry)
                    .withBehalf(behalf)
                    .withBatch(batch);
        } catch (Refusal refusal) {
            String column = refusal.reason() == Refusal.Reason.FORBIDDEN
                    ? SubmissionBatch.ORGANISATION
                    : SubmissionBatch.BEHALF;
            faults.add(new Fault("/." + column, refusal.text()));
            return null;
        }
        Set<String> said = new HashSet<>();
        faults.forEach(fault -> said.add(fault.at()));
        for (Fault fault : filing.faults()) {
            String at = entries.place(fault.at());
            if (!said.contains(at)) {
                faults.add(new Fault(at, fault.reason()));
            }
        }
        if (faults.isEmpty() && isHistory(filing) && !mayTellHistory(filing.owner())) {
            faults.add(Fault.at("/." + SubmissionBatch.ORGANISATION, "sheet.history-forbidden", history.toString()));
        }
        return filing;
    }

    private boolean isHistory(Filing filing) {
        return history != null && !filing.day().isAfter(history);
    }

    /** What is history is in time, and who may give more time may say so. */
    private boolean mayTellHistory(long organisation) {
        return services.access().allows(around.caller(), Permission.REVIEW, organisation)
                || services.access().allows(around.caller(), Permission.MAINTAIN, organisation);
    }

    private void keep(int row, Filing filing, List<Fault> faults) {
        if (filing.slot() != null) {
            long owner = filing.member() == null ? filing.owner() : 0;
            List<Object> mark = Arrays.asList(owner, filing.member(), filing.key(), filing.slot());
            Integer other = marks.putIfAbsent(mark, row);
            if (other != null) {
                faults.add(Fault.at("", "sheet.row-twice", String.valueOf(other)));
                return;
            }
        }
        // as it would be read again, so that a number is the same number
        Filing read = filing.withData(SubmissionRows.json(filing.data().toString()));
        services.store()
                .read(sql -> there.find(sql, read))
                .ifPresentOrElse(known -> there.note(row, read, known), () -> kept.add(Kept.of(row, filing)));
    }

    @Override
    public Map<Integer, List<Fault>> close() {
        return Map.of();
    }

    @Override
    public There there() {
        return there.there();
    }

    @Override
    public int remaining() {
        return kept.size();
    }

    @Override
    public int apply(Sql sql, Caller caller, int most) {
        tellHistory(sql);
        int fresh = 0;
        for (int i = 0; i < most && !kept.isEmpty(); i++) {
            Kept next = kept.remove();
            Filing filing = next.whole();
            services.access().require(caller, Permission.RECORD, filing.owner());
            // somebody may have entered it since the rows were checked
            Optional<Submission> known = there.since(sql, filing);
            if (known.isPresent()) {
                there.note(next.row(), filing, known.get());
            } else if (services.book().add(sql, filing, caller).isPresent()) {
                fresh++;
            }
        }
        return fresh;
    }

    /** What is said now replaces what an earlier attempt said, or a forgotten import whose number came again. */
    private void tellHistory(Sql sql) {
        if (history == null) {
            sql.update("delete from submission_history where batch = ?", batch);
        } else {
            sql.update(
                    "insert into submission_history (batch, until) values (?, ?)"
                            + " on conflict (batch) do update set until = excluded.until",
                    batch,
                    history);
        }
    }
}
