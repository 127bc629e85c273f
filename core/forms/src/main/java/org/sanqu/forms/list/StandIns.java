package org.sanqu.forms.list;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.sanqu.api.organisation.Hierarchy;

/** The organisations that do not exist in a picture, by the position of the one that stands in for each. Immutable. */
public final class StandIns {

    private final Hierarchy tree;
    private final long[] ids;
    private final int[] positions;

    private StandIns(Hierarchy tree, List<StoodFor> all) {
        this.tree = tree;
        this.ids = all.stream().mapToLong(StoodFor::id).toArray();
        this.positions = all.stream().mapToInt(StoodFor::position).toArray();
    }

    /** Those of a picture; the ones before when they are of the same picture. */
    public static StandIns of(Hierarchy tree, StandIns before) {
        if (before != null && before.tree == tree) {
            return before;
        }
        List<StoodFor> all = new ArrayList<>();
        for (int ordinal = 0; ordinal < tree.size(); ordinal++) {
            if (tree.position(ordinal) < 0) {
                long id = tree.organisation(ordinal);
                int standIn = tree.standIn(id);
                if (standIn >= 0) {
                    all.add(new StoodFor(id, tree.position(standIn)));
                }
            }
        }
        all.sort(Comparator.comparingInt(StoodFor::position));
        return new StandIns(tree, all);
    }

    /** The picture. */
    public Hierarchy tree() {
        return tree;
    }

    /** How many are stood for between two positions, the second excluded. */
    public int count(int from, int to) {
        return first(to) - first(from);
    }

    /** Who is stood for between two positions, the second excluded. */
    public List<Long> ids(int from, int to) {
        return Arrays.stream(ids, first(from), first(to)).boxed().toList();
    }

    private int first(int position) {
        int low = 0;
        int high = positions.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (positions[middle] < position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private record StoodFor(long id, int position) {}
}
