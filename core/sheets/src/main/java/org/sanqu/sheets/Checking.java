package org.sanqu.sheets;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import org.dhatim.fastexcel.reader.Row;
import org.sanqu.api.Fault;
import org.sanqu.api.platform.BatchImport;
import org.sanqu.api.security.Caller;
import org.sanqu.api.sheet.SheetImport;
import org.sanqu.api.sheet.SheetImport.RowFault;
import org.sanqu.api.sheet.SheetList;

/** Checks every row of an import, with the items of its lists. */
final class Checking {

    private static final int REPORTED = 100;

    /** Progress is told every so many rows. */
    private static final int TOLD = 250;

    private final ImportRows.Kept kept;
    private final SheetImport shown;
    private final BatchImport target;
    private final BatchImport.Intake intake;
    private final StagedFiles files;
    private final LongConsumer progress;
    private final FaultWords words;
    private final Items items = new Items();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Set<String> wrong = new HashSet<>();
    private final List<RowFault> first = new ArrayList<>();
    private List<ListSheets.Found> lists = List.of();
    private final BadRows badRows;
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
        this.target = target;
        this.files = files;
        this.progress = progress;
        words = new FaultWords(target, shown);
        badRows = new BadRows(() -> files.newBadRows(shown.id()));
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
            lists = ListSheets.of(ledger, shown.sheet(), target);
            for (ListSheets.Found list : lists) {
                items.read(ledger, list);
            }
            RowReader reader = new RowReader(shown.mapping(), target.columns(), ledger.from1904());
            if (!lists.isEmpty()) {
                ledger.readAll(shown.sheet(), row -> read(reader, row), this::number);
            }
            ledger.readAll(shown.sheet(), row -> read(reader, row), line -> check(reader, line));
            late(ledger, reader, intake.close());
            orphans();
            giveItemsBack(ledger);
        } finally {
            badRows.close();
        }
        first.sort(Comparator.comparing(RowFault::row));
        BatchImport.Intake.There there = intake.there();
        return new Checked(intake, good, bad, there.rows(), there.differing(), first, differences(there));
    }

    private RowReader.Line read(RowReader reader, Row row) {
        return row.getRowNum() > kept.headingsRow() ? reader.read(row) : null;
    }

    /** Which numbers mean several rows has to be known before the first of them is kept. */
    private void number(RowReader.Line line) {
        String number = line.values().get(SheetList.NUMBER);
        if (number != null) {
            numbers.merge(number, 1, Integer::sum);
        }
    }

    private void check(RowReader reader, RowReader.Line line) {
        if (Thread.interrupted()) {
            throw Refused.conflict("sheet.stopped");
        }
        String number = lists.isEmpty() ? null : line.values().get(SheetList.NUMBER);
        Map<String, List<Items.Item>> own = items.take(number);
        List<Fault> faults = new ArrayList<>(line.faults());
        if (number != null && numbers.get(number) > 1) {
            faults.add(Fault.at("/" + SheetList.NUMBER, "sheet.number-twice", number));
        }
        Map<String, List<BatchImport.Intake.Item>> taken = new HashMap<>();
        own.forEach((list, each) ->
                taken.put(list, each.stream().map(Items.Item::taken).toList()));
        List<Fault> more = intake.add(line.row().getRowNum(), line.values(), unread(faults), taken);
        boolean read = faults.isEmpty()
                && own.values().stream().flatMap(List::stream).allMatch(item -> item.faults()
                        .isEmpty());
        if (read && more.isEmpty()) {
            good++;
        } else {
            faults.addAll(more);
            report(reader, line, words.reported(line.row().getRowNum(), faults, own));
        }
        if ((good + bad) % TOLD == 0) {
            progress.accept(good + bad);
        }
    }

    static Set<String> unread(List<Fault> faults) {
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
                line -> report(
                        reader,
                        line,
                        words.reported(
                                line.row().getRowNum(), late.get(line.row().getRowNum()), Map.of())));
    }

    private List<RowFault> differences(BatchImport.Intake.There there) {
        List<RowFault> differences = new ArrayList<>();
        there.differences().forEach((row, faults) -> differences.addAll(words.reported(row, faults, Map.of())));
        return differences.subList(0, Math.min(differences.size(), REPORTED));
    }

    private void report(RowReader reader, RowReader.Line line, List<RowFault> reported) {
        bad++;
        tell(reported);
        String number = line.values().get(SheetList.NUMBER);
        if (number != null) {
            wrong.add(number);
        }
        badRows.add(reader.shown(line, shown.headings().size()), reported);
    }

    private void tell(List<RowFault> reported) {
        first.addAll(reported.subList(0, Math.min(reported.size(), Math.max(0, REPORTED - first.size()))));
    }

    /** The items that belong to no row. */
    private void orphans() {
        for (Items.Item item : items.left()) {
            bad++;
            tell(List.of(item.orphan()));
            wrong.add(item.number());
        }
    }

    /** The items of bad rows; they are read once more, for they are not held. */
    private void giveItemsBack(Ledger ledger) throws IOException {
        if (wrong.isEmpty()) {
            return;
        }
        for (ListSheets.Found list : lists) {
            badRows.begin(list.sheet(), list.headings().texts());
            RowReader reader = Items.reader(ledger, list);
            int width = list.headings().texts().size();
            ledger.readAll(
                    list.sheet(), row -> row.getRowNum() > list.headings().row() ? reader.read(row) : null, line -> {
                        if (wrong.contains(line.values().getOrDefault(SheetList.NUMBER, ""))) {
                            badRows.add(reader.shown(line, width), List.of());
                        }
                    });
        }
    }
}
