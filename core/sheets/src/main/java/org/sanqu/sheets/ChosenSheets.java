package org.sanqu.sheets;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.sanqu.api.platform.BatchImport;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Caller;
import org.sanqu.api.sheet.SheetImport;

/** Which sheet of a workbook is imported, and which heading is which field: as people say, as they said before, or as the headings say. */
final class ChosenSheets {

    private static final int LONGEST_NAME = 200;

    private final Store store;
    private final StagedFiles files;
    private final Clock clock;

    ChosenSheets(Store store, StagedFiles files, Clock clock) {
        this.store = store;
        this.files = files;
        this.clock = clock;
    }

    /** Begins an import with what the workbook suggests; its id. */
    long begin(Caller caller, BatchImport target, String fileName, Upload upload) {
        return store.write(sql -> {
            Map<Integer, String> mapping =
                    mapping(sql, caller, target, upload.headings().texts());
            SheetImport shown = upload.begun(target.kind(), name(fileName), caller.account(), clock.instant(), mapping);
            return new ImportRows(sql)
                    .insert(shown, upload.rows(), upload.headings().row());
        });
    }

    private static String name(String fileName) {
        String name =
                fileName == null ? "" : fileName.replaceAll("\\p{Cntrl}", "").replaceAll("^.*[/\\\\]", "");
        return name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }

    private static Map<Integer, String> mapping(Sql sql, Caller caller, BatchImport target, List<String> headings) {
        return new MappingRows(sql)
                .find(caller.account(), target.kind(), headings)
                .filter(kept -> !kept.isEmpty())
                .orElseGet(() -> Mapping.proposed(headings, target.columns()));
    }

    /** Chooses anew; a mapping that is null is proposed, one that is given is remembered. */
    void choose(
            Caller caller,
            ImportRows.Kept kept,
            BatchImport target,
            String sheet,
            Map<Integer, String> mapping,
            LocalDate baseline) {
        new Stage(kept.shown()).requireMappable();
        long id = kept.shown().id();
        Choice choice = choice(id, sheet, target);
        Headings headings = choice.headings;
        if (mapping != null) {
            Mapping.require(mapping, headings.texts(), target.columns());
        }
        if (baseline != null && baseline.isAfter(LocalDate.now(clock))) {
            throw Refused.invalid("sheet.baseline");
        }
        store.write(sql -> {
            new Stage(new ImportRows(sql).get(id).orElseThrow().shown()).requireMappable();
            Map<Integer, String> chosen = mapping == null ? mapping(sql, caller, target, headings.texts()) : mapping;
            if (mapping != null) {
                new MappingRows(sql).keep(caller.account(), target.kind(), headings.texts(), mapping);
            }
            long total = Upload.total(kept.rows(), sheet, headings);
            new ImportRows(sql).map(id, choice, chosen, baseline, total);
            return null;
        });
    }

    /** A sheet with its headings, and the sheets of lists beside it. */
    record Choice(String sheet, Headings headings, List<SheetImport.ListSheet> lists) {}

    private Choice choice(long id, String sheet, BatchImport target) {
        files.requireWorkbook(id);
        try (Ledger ledger = new Ledger(files.workbook(id))) {
            Headings headings = Headings.of(ledger, sheet, target.columns())
                    .orElseThrow(() -> Refused.invalid("sheet.headings", sheet));
            return new Choice(sheet, headings, Upload.lists(ledger, sheet, target));
        } catch (IOException e) {
            throw Refused.damaged();
        }
    }
}
