package org.sanqu.web.page.local;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sanqu.api.local.LocalTally;
import org.sanqu.api.sheet.SubmissionSheets;
import org.sanqu.api.sheet.SubmissionSheets.Sums;
import org.sanqu.web.http.Labels;

/**
 * Sums and counts as a table: with few parts a line for each sum, with many a line for each part.
 *
 * @param corner what stands above the first column
 * @param heads what stands above the others
 * @param lines the lines
 */
public record Matrix(String corner, List<String> heads, List<Line> lines) {

    private static final int FEW = 6;

    /**
     * A line.
     *
     * @param sum whether it is the total
     */
    public record Line(String title, List<BigDecimal> values, boolean sum) {

        /** The values as they are read. */
        public List<String> cells() {
            DecimalFormat format = new DecimalFormat("#,##0.####", DecimalFormatSymbols.getInstance(Locale.ROOT));
            return values.stream().map(format::format).toList();
        }
    }

    static Matrix of(LocalTally tally, Map<Long, String> names, Labels labels) {
        List<String> parts = new ArrayList<>();
        parts.add(labels.of("local.total"));
        tally.parts().forEach(part -> parts.add(names.getOrDefault(part.organisation(), "—")));
        List<LocalTally.Part> all = new ArrayList<>();
        all.add(tally.total());
        all.addAll(tally.parts());
        List<String> titles =
                tally.columns().stream().map(column -> title(column, labels)).toList();
        List<Line> lines = new ArrayList<>();
        if (tally.parts().size() <= FEW) {
            for (int i = 0; i < titles.size(); i++) {
                LocalTally.Column column = tally.columns().get(i);
                lines.add(new Line(
                        titles.get(i),
                        all.stream().map(part -> number(part, column)).toList(),
                        false));
            }
            return new Matrix(labels.of("local.field"), parts, lines);
        }
        for (int i = 0; i < all.size(); i++) {
            LocalTally.Part part = all.get(i);
            lines.add(new Line(
                    parts.get(i),
                    tally.columns().stream().map(column -> number(part, column)).toList(),
                    i == 0));
        }
        return new Matrix(labels.of("local.part"), titles, lines);
    }

    private static String title(LocalTally.Column column, Labels labels) {
        if (column.value() == null) {
            return column.unit().isEmpty()
                    ? column.title()
                    : labels.of("local.with-unit", column.title(), column.unit());
        }
        String value = List.of("true", "false").contains(column.value())
                ? labels.of("value." + column.value())
                : column.value();
        return labels.of("local.with-value", column.title(), value);
    }

    private static BigDecimal number(LocalTally.Part part, LocalTally.Column column) {
        return part.values().getOrDefault(column.key(), BigDecimal.ZERO);
    }

    /** The same as a sheet of a workbook; null where nothing is summed. */
    Sums sheet(Labels labels) {
        List<String> headings = new ArrayList<>(List.of(corner));
        headings.addAll(heads);
        return lines.isEmpty() || heads.isEmpty()
                ? null
                : new Sums(
                        labels.of("local.sums"),
                        headings,
                        lines.stream()
                                .map(line -> new SubmissionSheets.Line(line.title(), line.values()))
                                .toList());
    }
}
