package org.sanqu.work;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.sanqu.api.organisation.Hierarchy;

/** Who owes a form for a period, in the order of the tree: 17 bytes a row at most. Immutable. */
final class Owed {

    private static final int ROW_BITS = 24;

    private final Hierarchy tree;
    private final int[] positions;
    private final int[] ordinals;
    private final long[] members;
    private final boolean[] exempt;
    private final int[] since;

    private Owed(Hierarchy tree, List<Row> rows, boolean ofMembers, boolean beginnings) {
        this.tree = tree;
        int size = rows.size();
        positions = new int[size];
        ordinals = new int[size];
        exempt = new boolean[size];
        members = ofMembers ? new long[size] : null;
        since = beginnings ? new int[size] : null;
        for (int i = 0; i < size; i++) {
            Row row = rows.get(i);
            positions[i] = row.position;
            ordinals[i] = row.ordinal;
            exempt[i] = row.exempt;
            if (ofMembers) {
                members[i] = row.member;
            }
            if (beginnings) {
                since[i] = row.since;
            }
        }
    }

    /**
     * Makes the table.
     *
     * @param tree on the last day of which something is known
     * @param rows in any order
     */
    static Owed of(Hierarchy tree, List<Row> rows, boolean ofMembers, boolean beginnings) {
        List<Row> sorted = new ArrayList<>(rows);
        sorted.sort(Comparator.comparingInt(Row::position)
                .thenComparingInt(Row::ordinal)
                .thenComparingLong(Row::member));
        return new Owed(tree, sorted, ofMembers, beginnings);
    }

    int size() {
        return positions.length;
    }

    Hierarchy tree() {
        return tree;
    }

    int ordinal(int row) {
        return ordinals[row];
    }

    long organisation(int row) {
        return tree.organisation(ordinals[row]);
    }

    /** About whom; null for the organisation. */
    Long member(int row) {
        return members == null ? null : (Long) members[row];
    }

    boolean isExempt(int row) {
        return exempt[row];
    }

    /** The first day on which it had to be filled in; null where it does not matter. */
    LocalDate since(int row) {
        return since == null ? null : LocalDate.ofEpochDay(since[row]);
    }

    /** The first row whose organisation is at a position or behind it. */
    int first(int position) {
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

    /** The first row behind the one that a page ended with. */
    int behind(long organisation, long member) {
        int standIn = tree.standIn(organisation);
        if (standIn < 0) {
            return 0;
        }
        int row = first(tree.position(standIn));
        int end = first(tree.position(standIn) + 1);
        while (row < end && organisation(row) != organisation) {
            row++;
        }
        while (row < end && organisation(row) == organisation && (members == null || members[row] <= member)) {
            row++;
        }
        return row;
    }

    /** Finds rows by whom they are about: the member, or the organisation. */
    Index index() {
        long[] packed = new long[size()];
        for (int row = 0; row < packed.length; row++) {
            long id = members == null ? organisation(row) : members[row];
            packed[row] = id << ROW_BITS | row;
        }
        Arrays.sort(packed);
        return id -> {
            int at = Arrays.binarySearch(packed, id << ROW_BITS);
            int found = at >= 0 ? at : -at - 1;
            return found < packed.length && packed[found] >> ROW_BITS == id
                    ? (int) (packed[found] & (1 << ROW_BITS) - 1)
                    : -1;
        };
    }

    boolean ofMembers() {
        return members != null;
    }

    /** What it takes in memory, roughly. */
    long bytes() {
        return 200 + (9L + (members == null ? 0 : 8) + (since == null ? 0 : 4)) * size();
    }

    /** The row of a member or an organisation; −1 when they owe nothing. */
    @FunctionalInterface
    interface Index {
        int row(long id);
    }

    /**
     * One that owes.
     *
     * @param position where in the tree; that of the stand-in for one that has closed
     * @param ordinal the organisation's
     * @param member about whom; 0 for the organisation
     * @param exempt whether it is not owed after all
     * @param since the first day on which it had to be filled in, by days since 1970
     */
    record Row(int position, int ordinal, long member, boolean exempt, int since) {}
}
