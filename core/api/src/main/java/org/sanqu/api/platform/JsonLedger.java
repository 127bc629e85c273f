package org.sanqu.api.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.sanqu.api.Refusal;
import org.sanqu.api.sheet.SheetColumn;

/** Hands rows that come as JSON to an import of ledgers, so that both go by the same rules. */
public final class JsonLedger {

    private final Set<String> columns;
    private final Set<String> lists;

    /**
     * Rows with some columns.
     *
     * @param lists the names of those whose values are lists of texts
     */
    public JsonLedger(List<SheetColumn> columns, Set<String> lists) {
        this.columns = columns.stream().map(SheetColumn::name).collect(Collectors.toSet());
        this.lists = Set.copyOf(lists);
    }

    /**
     * Has every row checked.
     *
     * @throws Refusal INVALID with the faults of all rows; TOO_LARGE
     */
    public void check(List<JsonNode> rows, BatchImport.Intake intake) {
        ImportFaults.bound(rows.size());
        List<ImportRow> read = new ArrayList<>(rows.size());
        for (int number = 0; number < rows.size(); number++) {
            ImportRow row = new ImportRow(number, rows.get(number), columns);
            Map<String, String> values = values(row);
            Set<String> unread = new HashSet<>();
            row.faults().forEach(fault -> unread.add(fault.at().replaceFirst("^/\\d+/?", "")));
            row.add(intake.add(number + 1, values, unread));
            read.add(row);
        }
        intake.close().forEach((row, late) -> read.get(row - 1).add(late));
        ImportFaults faults = new ImportFaults();
        read.forEach(row -> faults.add(row.faults()));
        faults.refuse();
    }

    private Map<String, String> values(ImportRow row) {
        Map<String, String> values = new HashMap<>();
        for (String column : columns) {
            String value = lists.contains(column) ? String.join("、", row.texts(column)) : row.text(column);
            if (value != null && !value.isEmpty()) {
                values.put(column, value);
            }
        }
        return values;
    }
}
