package org.sanqu.metrics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sanqu.api.organisation.Hierarchy;

/** Makes a column: takes the values of the organisations one by one, then folds them up the tree in one pass. */
final class Folding {

    private final Hierarchy tree;
    private final long[] totals;
    private final Map<String, int[]> decoded = new HashMap<>();
    private final Map<List<String>, Integer> indexes = new HashMap<>();
    private final List<List<String>> names = new ArrayList<>();
    private final Map<Long, Long> cells = new TreeMap<>();
    private int leftOut;

    Folding(Hierarchy tree) {
        this.tree = tree;
        this.totals = new long[tree.size()];
    }

    /** Adds a value of an organisation itself, or of the one that it is stood in for by; where there is none it is left out and counted. */
    void add(long organisation, String cell, long value) {
        int ordinal = tree.standIn(organisation);
        if (ordinal < 0) {
            leftOut++;
            return;
        }
        totals[ordinal] = Column.sum(totals[ordinal], value);
        for (int index : decoded.computeIfAbsent(cell, this::decode)) {
            cells.merge((long) tree.position(ordinal) << 32 | index, value, Column::sum);
        }
    }

    private int[] decode(String cell) {
        return CellText.cells(cell).stream().mapToInt(this::index).toArray();
    }

    private int index(List<String> values) {
        return indexes.computeIfAbsent(values, unknown -> {
            names.add(values);
            return names.size() - 1;
        });
    }

    /** Folds; nothing may be added afterwards. */
    Column column() {
        for (int position = tree.count() - 1; position >= 0; position--) {
            int ordinal = tree.at(position);
            int above = tree.parent(ordinal);
            if (above >= 0) {
                totals[above] = Column.sum(totals[above], totals[ordinal]);
            }
        }
        return new Column(totals, List.copyOf(names), longs(cells.keySet()), longs(cells.values()), leftOut);
    }

    private static long[] longs(Collection<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }
}
