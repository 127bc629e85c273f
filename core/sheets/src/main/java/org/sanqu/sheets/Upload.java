package org.sanqu.sheets;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sanqu.api.platform.BatchImport;
import org.sanqu.api.sheet.SheetImport;

/**
 * What is seen of a workbook when it comes in.
 *
 * @param sheets the sheets that people see
 * @param sheet the first of those with the most known headings
 * @param headings its headings
 * @param lists the sheets that hold lists
 * @param rows how many rows of each sheet have a value
 */
record Upload(
        List<String> sheets,
        String sheet,
        Headings headings,
        List<SheetImport.ListSheet> lists,
        Map<String, Integer> rows) {

    static Upload of(Path file, BatchImport target) throws IOException {
        Map<String, Integer> rows = WorkbookScan.of(file);
        try (Ledger ledger = new Ledger(file)) {
            List<String> main = ledger.sheets().stream()
                    .filter(each -> !ListSheets.isOne(each, target.lists()))
                    .toList();
            Upload upload = of(ledger, main, target, rows);
            upload = upload == null ? of(ledger, ledger.sheets(), target, rows) : upload;
            if (upload == null) {
                throw Refused.invalid("sheet.no-headings");
            }
            return upload;
        }
    }

    private static Upload of(Ledger ledger, List<String> candidates, BatchImport target, Map<String, Integer> rows)
            throws IOException {
        String best = null;
        Headings headings = null;
        for (String sheet : candidates) {
            Optional<Headings> found = Headings.of(ledger, sheet, target.columns());
            if (found.isPresent() && (headings == null || found.get().known() > headings.known())) {
                best = sheet;
                headings = found.get();
            }
        }
        return best == null ? null : new Upload(ledger.sheets(), best, headings, lists(ledger, best, target), rows);
    }

    /** The sheets that hold lists beside a main sheet. */
    static List<SheetImport.ListSheet> lists(Ledger ledger, String main, BatchImport target) throws IOException {
        return ListSheets.of(ledger, main, target).stream()
                .map(ListSheets.Found::shown)
                .toList();
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
                lists,
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
                shown.lists(),
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
