package org.sanqu.sheets;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sanqu.api.sheet.SheetColumn;
import org.sanqu.api.sheet.SheetImport;

/**
 * What is seen of a workbook when it comes in.
 *
 * @param sheets the sheets that people see
 * @param sheet the first of those with the most known headings
 * @param headings its headings
 * @param rows how many rows of each sheet have a value
 */
record Upload(List<String> sheets, String sheet, Headings headings, Map<String, Integer> rows) {

    static Upload of(Path file, Collection<SheetColumn> columns) throws IOException {
        Map<String, Integer> rows = WorkbookScan.of(file);
        try (Ledger ledger = new Ledger(file)) {
            String best = null;
            Headings headings = null;
            for (String sheet : ledger.sheets()) {
                Optional<Headings> found = Headings.of(ledger, sheet, columns);
                if (found.isPresent() && (headings == null || found.get().known() > headings.known())) {
                    best = sheet;
                    headings = found.get();
                }
            }
            if (headings == null) {
                throw Refused.invalid("sheet.no-headings");
            }
            return new Upload(ledger.sheets(), best, headings, rows);
        }
    }

    SheetImport begun(String kind, String fileName, String account, Instant at, Map<Integer, String> mapping) {
        return new SheetImport(
                0,
                kind,
                fileName,
                account,
                at,
                sheets,
                sheet,
                headings.texts(),
                mapping,
                null,
                SheetImport.State.UPLOADED,
                0,
                total(rows, sheet, headings),
                0,
                0,
                0,
                0,
                0,
                List.of(),
                List.of(),
                null);
    }

    /** About how many rows there are below the headings; checking counts them. */
    static long total(Map<String, Integer> rows, String sheet, Headings headings) {
        Integer filled = rows.get(sheet);
        return filled == null ? -1 : Math.max(0, filled - 1);
    }

    /** The import with its progress. */
    static SheetImport done(SheetImport shown, long done) {
        return new SheetImport(
                shown.id(),
                shown.kind(),
                shown.fileName(),
                shown.account(),
                shown.at(),
                shown.sheets(),
                shown.sheet(),
                shown.headings(),
                shown.mapping(),
                shown.baseline(),
                shown.state(),
                done,
                shown.total() < 0 ? shown.total() : Math.max(done, shown.total()),
                shown.good(),
                shown.bad(),
                shown.fresh(),
                shown.known(),
                shown.differing(),
                shown.faults(),
                shown.differences(),
                shown.failure());
    }
}
