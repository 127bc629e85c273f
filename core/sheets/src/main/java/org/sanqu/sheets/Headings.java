package org.sanqu.sheets;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.dhatim.fastexcel.reader.Row;
import org.sanqu.api.Spelling;
import org.sanqu.api.sheet.SheetColumn;

/**
 * The row of headings of a sheet; ledgers often have a title and a line of remarks above it.
 *
 * @param row its number, as Excel shows it
 * @param texts the headings from left to right, a blank one where a column has none
 * @param known how many of them a column of the kind goes by
 */
record Headings(int row, List<String> texts, int known) {

    /** So many rows from the top are looked at. */
    static final int SEARCHED = 20;

    private static final int LONGEST = 100;

    Headings {
        texts = List.copyOf(texts);
    }

    /** The row of the first that has the most known headings; where none is known, the first with two texts; empty without. */
    static Optional<Headings> of(Ledger ledger, String sheet, Collection<SheetColumn> columns) throws IOException {
        Set<String> names = new HashSet<>();
        columns.forEach(column -> names.addAll(names(column)));
        List<Headings> candidates = new ArrayList<>();
        ledger.read(sheet, row -> {
            if (row.getRowNum() <= SEARCHED) {
                candidates.add(of(row, names));
            }
            return row.getRowNum() < SEARCHED;
        });
        Headings best = null;
        for (Headings each : candidates) {
            boolean readable =
                    each.texts.stream().filter(text -> !text.isEmpty()).count() > 1;
            if (readable && (best == null || each.known > best.known)) {
                best = each;
            }
        }
        return Optional.ofNullable(best);
    }

    private static Headings of(Row row, Set<String> names) {
        List<String> texts = new ArrayList<>();
        int filled = 0;
        for (int place = 0; place < Math.min(row.getCellCount(), Bounds.COLUMNS); place++) {
            Written written = Written.of(row.getCell(place));
            String text = written.asText() == null ? "" : written.asText();
            texts.add(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
            filled = text.isEmpty() ? filled : place + 1;
        }
        int known = (int) texts.stream().filter(text -> isKnown(text, names)).count();
        return new Headings(row.getRowNum(), texts.subList(0, filled), known);
    }

    private static boolean isKnown(String heading, Set<String> names) {
        return !heading.isEmpty() && (names.contains(plain(heading)) || names.contains(bare(heading)));
    }

    /** Everything that a column goes by, the best first. */
    static List<String> names(SheetColumn column) {
        List<String> names = new ArrayList<>();
        names.add(plain(column.title().in(Locale.CHINESE)));
        names.add(plain(column.title().in(Locale.ENGLISH)));
        column.headings().forEach(heading -> names.add(plain(heading)));
        return names;
    }

    /** The heading as it is compared: without the stars of what is required. */
    static String plain(String heading) {
        return Spelling.plain(heading).replace("*", "").replace(":", "");
    }

    /** The heading without what it says in brackets. */
    static String bare(String heading) {
        return plain(heading).replaceAll("\\([^()]*\\)|\\[[^\\[\\]]*]|【[^【】]*】", "");
    }
}
