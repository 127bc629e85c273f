package org.sanqu.web.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.sanqu.api.metric.Measure;
import org.sanqu.api.metric.Rollup;

/**
 * The cells of a figure as a table: of two fields the first goes down and the second across, with sums; of one field, or of
 * more than two, each combination is a line.
 *
 * @param heads the titles of the columns, the first ones those of the fields that go down
 * @param lines the lines; empty where nothing is broken down
 * @param sums whether the last column is a sum
 */
public record Breakdown(List<String> heads, List<Line> lines, boolean sums) {

    /** A line: what it is about, and its values; the sum of all lines is marked. */
    public record Line(List<String> labels, List<String> values, boolean sum) {}

    /** The table of a figure. */
    public static Breakdown of(Rollup rollup, CodeLabels codes) {
        List<String> keys = rollup.cells().stream()
                .flatMap(cell -> cell.values().keySet().stream())
                .distinct()
                .toList();
        return keys.size() == 2 ? crossed(rollup, keys.get(0), keys.get(1), codes) : listed(rollup, keys, codes);
    }

    private static Breakdown listed(Rollup rollup, List<String> keys, CodeLabels codes) {
        List<Line> lines = rollup.cells().stream()
                .map(cell -> new Line(
                        keys.stream()
                                .map(key -> codes.label(key, cell.values().get(key)))
                                .toList(),
                        List.of(Numerals.text(rollup.metric(), cell.measure())),
                        false))
                .toList();
        Stream<String> heads = Stream.concat(keys.stream().map(codes::field), Stream.of(codes.sum()));
        return new Breakdown(heads.toList(), lines, false);
    }

    private static Breakdown crossed(Rollup rollup, String down, String across, CodeLabels codes) {
        List<String> rows = present(rollup, down, codes);
        List<String> columns = present(rollup, across, codes);
        List<Line> lines = new ArrayList<>();
        for (String row : rows) {
            lines.add(line(rollup, Map.of(down, row), across, columns, codes.label(down, row), false));
        }
        if (rows.size() > 1) {
            lines.add(line(rollup, Map.of(), across, columns, codes.sum(), true));
        }
        List<String> heads = new ArrayList<>();
        heads.add(codes.field(down));
        columns.forEach(column -> heads.add(codes.label(across, column)));
        heads.add(codes.sum());
        return new Breakdown(heads, lines, true);
    }

    private static Line line(
            Rollup rollup, Map<String, String> row, String across, List<String> columns, String label, boolean sum) {
        List<String> values = new ArrayList<>();
        for (String column : columns) {
            values.add(text(rollup, row, Map.of(across, column)));
        }
        values.add(text(rollup, row, Map.of()));
        return new Line(List.of(label), values, sum);
    }

    /** The sum of the cells that have both; a blank where there is none. */
    private static String text(Rollup rollup, Map<String, String> row, Map<String, String> column) {
        return rollup.cells().stream()
                .filter(cell -> cell.values().entrySet().containsAll(row.entrySet()))
                .filter(cell -> cell.values().entrySet().containsAll(column.entrySet()))
                .map(Rollup.Cell::measure)
                .filter(Objects::nonNull)
                .reduce(Measure::plus)
                .map(measure -> Numerals.text(rollup.metric(), measure))
                .orElse("");
    }

    private static List<String> present(Rollup rollup, String key, CodeLabels codes) {
        return rollup.cells().stream()
                .map(cell -> cell.values().getOrDefault(key, ""))
                .distinct()
                .sorted(Comparator.comparingInt(code -> codes.order(key, code)))
                .toList();
    }
}
