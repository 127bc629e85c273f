package org.sanqu.sheets;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Row;
import org.sanqu.api.Refusal;
import org.sanqu.api.sheet.SheetColumn;
import org.sanqu.api.sheet.SheetImport;

/** The first values below each heading, for whoever says which column is what; numbers of people are masked. */
final class Samples {

    private static final int MOST = 3;
    private static final int LONGEST = 20;

    /** So many rows below the headings are looked at. */
    private static final int SEARCHED = 50;

    private static final int TAIL = 4;
    private static final Set<String> MASKED = Set.of("citizenNumber", "phone");

    /** Digits as many as a telephone number has, with or without an area code; a day written in eight digits stays. */
    private static final Pattern NUMBER =
            Pattern.compile("\\d{9,}[Xx]?|\\d{3,4}[- ]\\d{7,8}|\\d{3}[- ]\\d{4}[- ]\\d{4}");

    private final SheetImport shown;
    private final Collection<SheetColumn> columns;
    private final boolean from1904;
    private final Map<Integer, List<String>> found = new TreeMap<>();

    private Samples(SheetImport shown, Collection<SheetColumn> columns, boolean from1904) {
        this.shown = shown;
        this.columns = columns;
        this.from1904 = from1904;
    }

    /** Those of an import, by the place of the heading. */
    static Map<Integer, List<String>> of(Ledger ledger, ImportRows.Kept kept, Collection<SheetColumn> columns)
            throws IOException {
        Samples samples = new Samples(kept.shown(), columns, ledger.from1904());
        int last = kept.headingsRow() + SEARCHED;
        ledger.read(kept.shown().sheet(), row -> {
            if (row.getRowNum() > kept.headingsRow() && row.getRowNum() <= last) {
                samples.add(row);
            }
            return row.getRowNum() < last;
        });
        return samples.found;
    }

    private void add(Row row) {
        for (int place = 0;
                place < Math.min(row.getCellCount(), shown.headings().size());
                place++) {
            List<String> there = found.computeIfAbsent(place, unknown -> new ArrayList<>());
            String text = there.size() < MOST ? text(row, place) : "";
            if (!text.isBlank()) {
                there.add(text);
            }
        }
    }

    private String text(Row row, int place) {
        String field = shown.mapping().get(place);
        String text = Written.shown(row.getCell(place)).strip();
        if (isDate(field)) {
            text = day(row, place, text);
        }
        String masked = MASKED.contains(field == null ? "" : field) ? tail(text) : masked(text);
        return masked.length() > LONGEST ? masked.substring(0, LONGEST) + "…" : masked;
    }

    private boolean isDate(String field) {
        return columns.stream()
                .anyMatch(column -> column.date() && column.name().equals(field));
    }

    /** As a day where it can be read as one, for Excel keeps days as numbers. */
    private String day(Row row, int place, String otherwise) {
        try {
            Written written = Written.of(row.getCell(place));
            return written.isNothing() || written.fault() != null ? otherwise : WrittenDate.iso(written, from1904);
        } catch (Refusal unreadable) {
            return otherwise;
        }
    }

    private static String masked(String text) {
        return NUMBER.matcher(text).replaceAll(number -> tail(number.group()));
    }

    /** The last four characters only. */
    private static String tail(String number) {
        int hidden = Math.max(0, number.length() - TAIL);
        return "*".repeat(hidden) + number.substring(hidden);
    }
}
