package org.sanqu.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.Fault;
import org.sanqu.api.Message;
import org.sanqu.api.Refusal;
import org.sanqu.api.module.Catalogue;
import org.sanqu.api.module.Modules;
import org.sanqu.api.platform.RowImport;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Access;
import org.sanqu.api.security.Caller;

/** Imports submissions; one whose reference, or whose place for the period, is taken already is left alone. */
@Component(service = RowImport.class)
public final class SubmissionImport implements RowImport {

    private static final int ROWS = 200_000;
    private static final int REPORTED = 100;
    private static final int TOGETHER = 200;

    private final Store store;
    private final Access access;
    private final Modules modules;
    private final EntryCheck check;
    private final SubmissionBook book;

    @Activate
    public SubmissionImport(
            @Reference Store store,
            @Reference Access access,
            @Reference Modules modules,
            @Reference EntryCheck check,
            @Reference SubmissionBook book) {
        this.store = store;
        this.access = access;
        this.modules = modules;
        this.check = check;
        this.book = book;
    }

    @Override
    public String kind() {
        return "submissions";
    }

    @Override
    public int apply(Caller caller, List<JsonNode> rows) {
        if (rows.size() > ROWS) {
            throw new Refusal(Refusal.Reason.TOO_LARGE, "import.too-many", ROWS);
        }
        Surroundings around = check.around(caller);
        around.requireRecordSomewhere();
        List<SubmissionRow> read = read(around, rows);
        duplicates(read);
        refuse(read);
        return insert(caller, read);
    }

    private List<SubmissionRow> read(Surroundings around, List<JsonNode> rows) {
        Catalogue catalogue = modules.catalogue();
        List<SubmissionRow> read = new ArrayList<>(rows.size());
        for (JsonNode row : rows) {
            read.add(new SubmissionRow(read.size(), row, catalogue, check));
        }
        // Day by day, because the tree keeps pictures of a few days only.
        read.stream().sorted(Comparator.comparing(SubmissionRow::day)).forEach(row -> row.check(around));
        return read;
    }

    private static void duplicates(List<SubmissionRow> rows) {
        Map<List<Object>, Integer> first = new HashMap<>();
        for (SubmissionRow row : rows) {
            for (List<Object> mark : row.marks()) {
                Integer same = first.putIfAbsent(mark, row.number());
                if (same != null) {
                    row.duplicate(same);
                }
            }
        }
    }

    private static void refuse(List<SubmissionRow> rows) {
        List<SubmissionRow> faulty =
                rows.stream().filter(row -> !row.faults().isEmpty()).toList();
        if (!faulty.isEmpty()) {
            List<Fault> faults = faulty.stream()
                    .flatMap(row -> row.faults().stream())
                    .limit(REPORTED)
                    .toList();
            throw new Refusal(Refusal.Reason.INVALID, Message.of("import.invalid", faulty.size()), faults);
        }
    }

    /** Writes some rows in a transaction, so that others can write between; when one fails, those before are taken back. */
    private int insert(Caller caller, List<SubmissionRow> rows) {
        List<Long> made = new ArrayList<>();
        try {
            for (int from = 0; from < rows.size(); from += TOGETHER) {
                List<SubmissionRow> some = rows.subList(from, Math.min(rows.size(), from + TOGETHER));
                made.addAll(store.write(sql -> insert(sql, some, caller)));
            }
        } catch (RuntimeException failure) {
            takeBack(caller, made, failure);
            throw failure;
        }
        return made.size();
    }

    private List<Long> insert(Sql sql, List<SubmissionRow> rows, Caller caller) {
        List<Long> made = new ArrayList<>();
        for (SubmissionRow row : rows) {
            book.add(sql, row.filing(), caller).ifPresent(submission -> made.add(submission.id()));
        }
        return made;
    }

    private void takeBack(Caller caller, List<Long> made, RuntimeException failure) {
        try {
            for (int from = 0; from < made.size(); from += TOGETHER) {
                List<Long> some = made.subList(from, Math.min(made.size(), from + TOGETHER));
                store.write(sql -> {
                    new Withdrawal(sql, access, book, caller, Message.of("sheet.import-broken")).annul(some);
                    return null;
                });
            }
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }
}
