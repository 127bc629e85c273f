package org.sanqu.metrics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sanqu.api.metric.Aggregate;
import org.sanqu.api.metric.Measure;
import org.sanqu.api.metric.Metric;
import org.sanqu.api.metric.Rollup;
import org.sanqu.api.metric.Source;
import org.sanqu.api.organisation.Hierarchy;

/** The measures of a metric in one period: its columns, read together. */
final class Figure {

    private static final Comparator<String> BY_VALUE = Comparator.comparing(
                    Figure::number, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Comparator.naturalOrder());

    private final Metric metric;
    private final Hierarchy tree;
    private final Column numerator;
    private final Column denominator;

    /** A figure; a column is null where there is no value, the denominator also where the metric has none. */
    Figure(Metric metric, Hierarchy tree, Column numerator, Column denominator) {
        this.metric = metric;
        this.tree = tree;
        this.numerator = numerator;
        this.denominator = denominator;
    }

    private boolean isEmpty() {
        return numerator == null || metric.isRatio() && denominator == null;
    }

    /** Of the organisation and all below it; null for no value. */
    Measure total(int ordinal) {
        return isEmpty()
                ? null
                : measure(numerator.total(ordinal), metric.isRatio() ? denominator.total(ordinal) : null);
    }

    /** Of the organisation alone; null for no value. */
    Measure own(int ordinal) {
        return isEmpty()
                ? null
                : measure(numerator.own(tree, ordinal), metric.isRatio() ? denominator.own(tree, ordinal) : null);
    }

    private static Measure measure(long numerator, Long denominator) {
        boolean overflown = numerator == Column.OVERFLOWN || denominator != null && denominator == Column.OVERFLOWN;
        return overflown ? null : new Measure(numerator, denominator);
    }

    /** The cells of the organisation and all below it, in order; of a ratio each over its own part, or else over the whole. */
    List<Rollup.Cell> cells(int ordinal) {
        Aggregate above = metric.numerator();
        if (isEmpty() || above.by().isEmpty()) {
            return List.of();
        }
        Map<List<String>, Long> numerators = numerator.cells(tree, ordinal);
        boolean parted = metric.isRatio()
                && metric.denominator().by().size() == above.by().size();
        Map<List<String>, Long> denominators = parted ? denominator.cells(tree, ordinal) : Map.of();
        Map<List<String>, Measure> cells = new TreeMap<>(Figure::compare);
        List<List<String>> all = new ArrayList<>(numerators.keySet());
        all.addAll(denominators.keySet());
        for (List<String> values : all) {
            Long part = parted ? denominators.getOrDefault(values, 0L) : null;
            Long whole = metric.isRatio() && !parted ? (Long) denominator.total(ordinal) : part;
            cells.put(relative(values, ordinal), measure(numerators.getOrDefault(values, 0L), whole));
        }
        return cells.entrySet().stream()
                .map(cell -> new Rollup.Cell(named(cell.getKey()), cell.getValue()))
                .toList();
    }

    private static Long number(String value) {
        return value.matches("-?\\d{1,18}") ? Long.valueOf(value) : null;
    }

    private static int compare(List<String> a, List<String> b) {
        for (int i = 0; i < a.size(); i++) {
            int compared = BY_VALUE.compare(a.get(i), b.get(i));
            if (compared != 0) {
                return compared;
            }
        }
        return 0;
    }

    /** Levels below the top become levels below the organisation. */
    private List<String> relative(List<String> values, int ordinal) {
        int level = metric.numerator().by().indexOf(CensusScan.LEVEL);
        if (level < 0 || metric.numerator().source() != Source.ORGANISATIONS) {
            return values;
        }
        List<String> relative = new ArrayList<>(values);
        relative.set(level, String.valueOf(Integer.parseInt(values.get(level)) - tree.depth(ordinal)));
        return relative;
    }

    private Map<String, String> named(List<String> values) {
        Map<String, String> named = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            named.put(metric.numerator().by().get(i).toString().substring(1), values.get(i));
        }
        return named;
    }
}
