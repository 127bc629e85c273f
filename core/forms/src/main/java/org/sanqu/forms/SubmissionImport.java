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
import org.sanqu.api.security.Caller;

/** Imports submissions; one whose reference, or whose place for the period, is taken already is left alone. */
@Component(service = RowImport.class)
public final class SubmissionImport implements RowImport {

    private static final int ROWS = 200_000;
    private static final int REPORTED = 100;

    private final Store store;
    private final Modules modules;
    private final EntryCheck check;
    private final SubmissionBook book;

    @Activate
    public SubmissionImport(
            @Reference Store store,
            @Reference Modules modules,
            @Reference EntryCheck check,
            @Reference SubmissionBook book) {
        this.store = store;
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
        // one transaction, so that a stop in the middle leaves nothing; others wait until it is written
        return store.write(sql -> insert(sql, read, caller));
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

    private int insert(Sql sql, List<SubmissionRow> rows, Caller caller) {
        int fresh = 0;
        for (SubmissionRow row : rows) {
            if (book.add(sql, row.filing(), caller).isPresent()) {
                fresh++;
            }
        }
        return fresh;
    }
}
