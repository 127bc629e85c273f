package org.sanqu.organisation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.platform.ImportFaults;
import org.sanqu.api.platform.ImportRow;
import org.sanqu.api.platform.RowImport;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Caller;
import org.sanqu.api.sheet.SheetColumn;

/** Imports organisations that come as JSON, by the rules of ledgers; what is there already stays as it is. */
@Component(service = RowImport.class)
public final class OrganisationImport implements RowImport {

    private static final Set<String> LISTS = Set.of("sectors", "aliases");

    private final Store store;
    private final OrganisationBatch batch;
    private final Set<String> columns;

    @Activate
    public OrganisationImport(@Reference Store store, @Reference OrganisationBatch batch) {
        this.store = store;
        this.batch = batch;
        this.columns = batch.columns().stream().map(SheetColumn::name).collect(Collectors.toSet());
    }

    @Override
    public String kind() {
        return "organisations";
    }

    @Override
    public int apply(Caller caller, List<JsonNode> rows) {
        ImportFaults.bound(rows.size());
        OrganisationIntake intake = batch.intake(caller, null, null);
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
        return store.write(sql -> intake.apply(sql, caller, rows.size()));
    }

    private Map<String, String> values(ImportRow row) {
        Map<String, String> values = new HashMap<>();
        for (String column : columns) {
            String value = LISTS.contains(column) ? String.join("、", row.texts(column)) : row.text(column);
            if (value != null && !value.isEmpty()) {
                values.put(column, value);
            }
        }
        return values;
    }
}
