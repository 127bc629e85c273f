package org.sanqu.sheets;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dhatim.fastexcel.reader.Row;
import org.sanqu.api.CodeTable;
import org.sanqu.api.Fault;
import org.sanqu.api.Refusal;
import org.sanqu.api.sheet.SheetColumn;

/** Reads the mapped cells of rows as the values of fields. */
final class RowReader {

    /** So many ways to write codes are remembered. */
    private static final int REMEMBERED = 1_000;

    /** What is wrong with a cell whose content was not believed. */
    private static final Set<String> LOST = Set.of(Written.FORMULA, Written.ROUNDED_AWAY);

    private final List<Column> columns = new ArrayList<>();
    private final boolean from1904;

    /** A reader of rows below some headings. */
    RowReader(Map<Integer, String> mapping, Collection<SheetColumn> known, boolean from1904) {
        this.from1904 = from1904;
        for (SheetColumn column : known) {
            mapping.forEach((place, field) -> {
                if (field.equals(column.name())) {
                    columns.add(new Column(place, column, new HashMap<>()));
                }
            });
        }
    }

    /**
     * A row.
     *
     * @param row as it stands in the sheet
     * @param values by field; nothing for a blank cell
     * @param faults what is wrong with cells, at {@code /field}
     */
    record Line(Row row, Map<String, String> values, List<Fault> faults) {

        private boolean isLost(String field) {
            return faults.stream()
                    .anyMatch(fault -> fault.at().equals("/" + field)
                            && LOST.contains(fault.reason().key()));
        }
    }

    /** Reads a row; null when nothing is written in the mapped cells. */
    Line read(Row row) {
        Map<String, String> values = new HashMap<>();
        List<Fault> faults = List.of();
        for (Column column : columns) {
            Written written = Written.of(row.getCellCount() > column.place ? row.getCell(column.place) : null);
            if (written.isNothing()) {
                continue;
            }
            try {
                values.put(column.known.name(), value(column, written));
            } catch (Refusal refusal) {
                faults = faults.isEmpty() ? new ArrayList<>() : faults;
                faults.add(new Fault("/" + column.known.name(), refusal.text()));
            }
        }
        return values.isEmpty() && faults.isEmpty() ? null : new Line(row, values, faults);
    }

    /**
     * The cells of a row as people see them, to give them back; days as ISO 8601, for a cell alone does not say that it is one, and
     * marked where the cell cannot be believed: a blank one might be taken for nothing the next time.
     */
    List<String> shown(Line line, int width) {
        Row row = line.row;
        List<String> cells = new ArrayList<>();
        for (int place = 0; place < width; place++) {
            cells.add(Written.shown(row.getCellCount() > place ? row.getCell(place) : null));
        }
        for (Column column : columns) {
            String day = column.known.date() ? line.values.get(column.known.name()) : null;
            if (day != null) {
                cells.set(column.place, day);
            } else if (line.isLost(column.known.name())) {
                cells.set(column.place, Written.MARK);
            }
        }
        return cells;
    }

    private String value(Column column, Written written) {
        if (written.fault() != null) {
            throw new Refusal(Refusal.Reason.INVALID, written.fault(), List.of());
        }
        SheetColumn known = column.known;
        if (known.codes() == null && !known.date()) {
            return text(written);
        }
        if (known.date()) {
            return WrittenDate.iso(written, from1904);
        }
        Object key = written.number() == null ? written.text() : written.number();
        String code = column.codes.get(key);
        if (code == null) {
            code = code(known.codes(), written);
            if (column.codes.size() < REMEMBERED) {
                column.codes.put(key, code);
            }
        }
        return code;
    }

    private static String text(Written written) {
        if (written.isRounded()) {
            throw Refused.invalid(Written.ROUNDED_AWAY, written.seen());
        }
        return written.asText();
    }

    /** The code that is meant; Excel makes numbers of codes, so that 01 becomes 1 and 20 becomes 20.0. */
    private static String code(String table, Written written) {
        String text = written.asText();
        CodeTable codes = CodeTable.of(table);
        return codes.code(text)
                .or(() -> codes.code(text.replaceFirst("\\.0+$", "")))
                .or(() -> codes.code("0" + text.replaceFirst("\\.0+$", "")))
                .orElseThrow(() -> Refused.invalid("sheet.code", text));
    }

    private record Column(int place, SheetColumn known, Map<Object, String> codes) {}
}
