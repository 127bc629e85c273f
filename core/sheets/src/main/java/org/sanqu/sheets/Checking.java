package org.sanqu.sheets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import org.dhatim.fastexcel.reader.Row;
import org.sanqu.api.Fault;
import org.sanqu.api.platform.BatchImport;
import org.sanqu.api.security.Caller;
import org.sanqu.api.sheet.SheetColumn;
import org.sanqu.api.sheet.SheetImport;
import org.sanqu.api.sheet.SheetImport.RowFault;

/** Checks every row of an import. */
final class Checking {

    private static final int REPORTED = 100;

    /** Progress is told every so many rows. */
    private static final int TOLD = 250;

    private final ImportRows.Kept kept;
    private final SheetImport shown;
    private final Collection<SheetColumn> columns;
    private final BatchImport.Intake intake;
    private final StagedFiles files;
    private final LongConsumer progress;
    private final Map<String, String> headings = new HashMap<>();
    private final List<RowFault> first = new ArrayList<>();
    private BadRows badRows;
    private long good;
    private long bad;

    /**
     * A check.
     *
     * @param progress is told how many rows were dealt with, from time to time
     */
    Checking(ImportRows.Kept kept, BatchImport target, Caller caller, StagedFiles files, LongConsumer progress) {
        this.kept = kept;
        this.shown = kept.shown();
        this.columns = target.columns();
        this.files = files;
        this.progress = progress;
        columns.forEach(column -> headings.put(column.name(), column.title().in(Locale.CHINESE)));
        shown.mapping()
                .forEach((place, field) -> headings.put(field, shown.headings().get(place)));
        intake = target.begin(caller, shown.id(), shown.baseline());
    }

    /**
     * What came of it.
     *
     * @param intake holds the good rows
     * @param known how many good rows say what is there already, of which {@code differing} say something else than is there
     * @param first the first hundred faults
     * @param differences where the first hundred of those differ
     */
    record Checked(
            BatchImport.Intake intake,
            long good,
            long bad,
            long known,
            long differing,
            List<RowFault> first,
            List<RowFault> differences) {}

    Checked run() throws IOException {
        files.deleteBadRows(shown.id());
        try (Ledger ledger = new Ledger(files.workbook(shown.id()))) {
            RowReader reader = new RowReader(shown.mapping(), columns, ledger.from1904());
            ledger.readAll(shown.sheet(), row -> read(reader, row), line -> check(reader, line));
            late(ledger, reader, intake.close());
        } finally {
            if (badRows != null) {
                badRows.close();
            }
        }
        first.sort(Comparator.comparing(RowFault::row));
        BatchImport.Intake.There there = intake.there();
        return new Checked(intake, good, bad, there.rows(), there.differing(), first, differences(there));
    }

    private RowReader.Line read(RowReader reader, Row row) {
        return row.getRowNum() > kept.headingsRow() ? reader.read(row) : null;
    }

    private void check(RowReader reader, RowReader.Line line) {
        if (Thread.interrupted()) {
            throw Refused.conflict("sheet.stopped");
        }
        Set<String> unread = unread(line.faults());
        List<Fault> more = intake.add(line.row().getRowNum(), line.values(), unread);
        if (unread.isEmpty() && more.isEmpty()) {
            good++;
        } else {
            report(reader, line, more);
        }
        if ((good + bad) % TOLD == 0) {
            progress.accept(good + bad);
        }
    }

    private static Set<String> unread(List<Fault> faults) {
        if (faults.isEmpty()) {
            return Set.of();
        }
        Set<String> unread = new LinkedHashSet<>();
        faults.forEach(fault -> unread.add(fault.at().substring(1)));
        return unread;
    }

    /** What only showed when all rows were known; those rows are read once more, for they are not held. */
    private void late(Ledger ledger, RowReader reader, Map<Integer, List<Fault>> late) throws IOException {
        if (late.isEmpty()) {
            return;
        }
        good -= late.size();
        ledger.readAll(
                shown.sheet(),
                row -> late.containsKey(row.getRowNum()) ? read(reader, row) : null,
                line -> report(reader, line, late.get(line.row().getRowNum())));
    }

    private List<RowFault> differences(BatchImport.Intake.There there) {
        List<RowFault> differences = new ArrayList<>();
        there.differences().forEach((row, faults) -> differences.addAll(reported(row, faults)));
        return differences.subList(0, Math.min(differences.size(), REPORTED));
    }

    private List<RowFault> reported(int row, List<Fault> faults) {
        List<RowFault> reported = new ArrayList<>();
        for (Fault fault : faults) {
            String field = fault.at().isEmpty() ? "" : fault.at().substring(1).split("/")[0];
            reported.add(new RowFault(row, headings.get(field), fault.reason()));
        }
        return reported;
    }

    private void report(RowReader reader, RowReader.Line line, List<Fault> more) {
        bad++;
        List<Fault> faults = new ArrayList<>(line.faults());
        faults.addAll(more);
        List<RowFault> reported = reported(line.row().getRowNum(), faults);
        if (first.size() < REPORTED) {
            first.addAll(reported.subList(0, Math.min(reported.size(), REPORTED - first.size())));
        }
        try {
            if (badRows == null) {
                badRows = new BadRows(files.newBadRows(shown.id()));
            }
            badRows.add(reader.shown(line, shown.headings().size()), reported);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
