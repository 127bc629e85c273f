package org.sanqu.web.figure;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sanqu.api.metric.Measure;
import org.sanqu.api.metric.Metric;
import org.sanqu.api.metric.Rollup;

/**
 * The cells of a figure as a table: of two fields the first goes down and the second across, with sums; of one field, or of
 * more than two, each combination is a line.
 *
 * @param heads the titles of the columns, the first ones those of the fields that go down
 * @param lines the lines
 * @param sums whether the last column and the last line are sums
 */
public record Breakdown(List<String> heads, List<Line> lines, boolean sums) {

    /** A line: what it is about, and its values; the sum of all lines is marked. */
    public record Line(List<String> labels, List<String> values, boolean sum) {}

    /**
     * The table of a figure; without lines where nothing is broken down.
     *
     * @param field the title of a field
     * @param label the label of a code of a field
     */
    public static Breakdown of(
            Rollup rollup,
            java.util.function.UnaryOperator<String> field,
            BiFunction<String, String, String> label,
            String sum) {
        List<String> keys = rollup.cells().stream()
                .flatMap(cell -> cell.values().keySet().stream())
                .distinct()
                .toList();
        return keys.size() == 2 ? crossed(rollup, keys, field, label, sum) : listed(rollup, keys, field, label, sum);
    }

    private static Breakdown listed(
            Rollup rollup,
            List<String> keys,
            java.util.function.UnaryOperator<String> field,
            BiFunction<String, String, String> label,
            String sum) {
        Metric metric = rollup.metric();
        List<Line> lines = rollup.cells().stream()
                .map(cell -> new Line(
                        keys.stream()
                                .map(key -> label.apply(key, cell.values().get(key)))
                                .toList(),
                        List.of(Numerals.text(metric, cell.measure())),
                        false))
                .toList();
        List<String> heads =
                Stream.concat(keys.stream().map(field), Stream.of(sum)).toList();
        return new Breakdown(heads, lines, false);
    }

    private static Breakdown crossed(
            Rollup rollup,
            List<String> keys,
            java.util.function.UnaryOperator<String> field,
            BiFunction<String, String, String> label,
            String sum) {
        String down = keys.get(0);
        String across = keys.get(1);
        Set<String> rows = codes(rollup, down);
        Set<String> columns = codes(rollup, across);
        List<Line> lines = new ArrayList<>();
        for (String row : rows) {
            lines.add(line(rollup, Map.of(down, row), across, columns, label.apply(down, row), false));
        }
        if (rows.size() > 1) {
            lines.add(line(rollup, Map.of(), across, columns, sum, true));
        }
        List<String> heads = new ArrayList<>();
        heads.add(field.apply(down));
        columns.forEach(column -> heads.add(label.apply(across, column)));
        heads.add(sum);
        return new Breakdown(heads, lines, true);
    }

    private static Line line(
            Rollup rollup, Map<String, String> row, String across, Set<String> columns, String label, boolean sum) {
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

    private static Set<String> codes(Rollup rollup, String key) {
        return rollup.cells().stream()
                .map(cell -> cell.values().getOrDefault(key, ""))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
