package org.sanqu.metrics;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sanqu.api.organisation.Hierarchy;

/**
 * The totals of one aggregate for one period, folded along one picture of a hierarchy. Immutable.
 *
 * <p>Totals are dense, by ordinal; cells are kept only where something lies, by position, so that many cells cost no more than
 * there are facts, and a subtree's cells are a range.
 */
final class Column {

    /** Stands for a total that does not fit. */
    static final long OVERFLOWN = Long.MIN_VALUE;

    private final long[] totals;
    private final List<List<String>> names;
    private final long[] places;
    private final long[] values;
    private final int leftOut;

    /**
     * A folded column.
     *
     * @param totals by ordinal
     * @param names the cells that there are
     * @param places ascending: a position in the upper half, an index of {@code names} in the lower
     * @param values at each place
     * @param leftOut how many values belong to organisations that do not exist in the picture
     */
    Column(long[] totals, List<List<String>> names, long[] places, long[] values, int leftOut) {
        this.totals = totals;
        this.names = names;
        this.places = places;
        this.values = values;
        this.leftOut = leftOut;
    }

    /** The sum that does not overflow silently; what is overflown stays so. */
    static long sum(long a, long b) {
        long sum = a + b;
        boolean overflows = ((a ^ sum) & (b ^ sum)) < 0;
        return overflows || a == OVERFLOWN || b == OVERFLOWN ? OVERFLOWN : sum;
    }

    /** Of the organisation and all below it; {@link #OVERFLOWN} when it does not fit. */
    long total(int ordinal) {
        return ordinal < totals.length ? totals[ordinal] : 0;
    }

    /** Of the organisation alone. */
    long own(Hierarchy tree, int ordinal) {
        long below = 0;
        int end = tree.end(ordinal);
        for (int position = tree.position(ordinal) + 1; position < end; position = tree.end(tree.at(position))) {
            below = sum(below, total(tree.at(position)));
        }
        long total = total(ordinal);
        return total == OVERFLOWN || below == OVERFLOWN ? OVERFLOWN : sum(total, -below);
    }

    /** The total by the values of {@code by}; only what is not nothing. */
    Map<List<String>, Long> cells(Hierarchy tree, int ordinal) {
        Map<List<String>, Long> cells = new LinkedHashMap<>();
        int from = first(tree.position(ordinal));
        int to = first(tree.end(ordinal));
        for (int i = from; i < to; i++) {
            cells.merge(names.get((int) places[i]), values[i], Column::sum);
        }
        return cells;
    }

    private int first(int position) {
        int found = Arrays.binarySearch(places, (long) position << 32);
        return found >= 0 ? found : -found - 1;
    }

    /** Whether any total does not fit. */
    boolean isOverflown() {
        return Arrays.stream(totals).anyMatch(total -> total == OVERFLOWN);
    }

    /** How many values belong to organisations that do not exist in the picture; no total has them. */
    int leftOut() {
        return leftOut;
    }

    /** What it takes in memory, roughly. */
    long bytes() {
        return 200 + 8L * totals.length + 16L * places.length + 200L * names.size();
    }
}
