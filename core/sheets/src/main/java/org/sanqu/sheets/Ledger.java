package org.sanqu.sheets;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.sanqu.api.Refusal;

/** A workbook that passed {@link WorkbookScan}, open for reading row by row. */
final class Ledger implements Closeable {

    private final ReadableWorkbook workbook;

    Ledger(Path file) throws IOException {
        try {
            workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(false, true));
        } catch (RuntimeException e) {
            throw Refused.damaged();
        }
    }

    /** The names of the sheets that people see. */
    List<String> sheets() {
        return workbook.getSheets()
                .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
                .map(Sheet::getName)
                .toList();
    }

    /** Whether days are counted from 1904, as Excel for the Macintosh once did. */
    boolean from1904() {
        return workbook.isDate1904();
    }

    /**
     * Reads a sheet from its top for as long as the reader wants more.
     *
     * @throws Refusal INVALID when there is no such sheet or it cannot be read
     */
    void read(String sheet, Predicate<Row> reader) throws IOException {
        try (Stream<Row> rows = open(sheet)) {
            Iterator<Row> each = rows.iterator();
            while (next(each) && reader.test(each.next())) {
                // the reader says when it has enough
            }
        }
    }

    /** Reads all of a sheet; rows are unpacked and read beside the taker. What is read as null is left out. */
    <T> void readAll(String sheet, Function<Row, T> reader, Consumer<T> taker) throws IOException {
        try (Stream<Row> rows = open(sheet);
                RowsAhead<T> ahead = new RowsAhead<>(
                        rows.map(reader).filter(Objects::nonNull).iterator())) {
            while (next(ahead)) {
                taker.accept(ahead.next());
            }
        }
    }

    private Stream<Row> open(String sheet) throws IOException {
        return open(workbook.findSheet(sheet).orElseThrow(() -> Refused.invalid("sheet.unknown", sheet)));
    }

    private static Stream<Row> open(Sheet sheet) throws IOException {
        try {
            return sheet.openStream();
        } catch (RuntimeException e) {
            throw Refused.damaged();
        }
    }

    /** The library reports what it cannot parse by whatever exception comes of it. */
    private static boolean next(Iterator<?> rows) {
        try {
            return rows.hasNext();
        } catch (Refusal refusal) {
            throw refusal;
        } catch (RuntimeException e) {
            throw Refused.damaged();
        }
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }
}
