package org.sanqu.organisation;

import java.util.Arrays;
import org.sanqu.api.organisation.Hierarchy;

/** A hierarchy on one day as arrays; ordinals follow the ids, which are given in order of founding. */
final class PreorderHierarchy implements Hierarchy {

    private static final int ABSENT = -1;

    private final long[] ids;
    private final int[] parent;
    private final int[] depth;
    private final int[] position;
    private final int[] end;
    private final int[] at;

    /**
     * Numbers a hierarchy.
     *
     * @param ids all organisations that ever were, ascending
     * @param exists whether the ordinal exists on the day
     * @param parent the ordinal above; −1 at a top
     */
    PreorderHierarchy(long[] ids, boolean[] exists, int[] parent) {
        this.ids = ids;
        this.parent = parent;
        this.depth = filled(ids.length);
        this.position = filled(ids.length);
        this.end = filled(ids.length);
        int[] order = new int[ids.length];
        int count = number(exists, order);
        this.at = Arrays.copyOf(order, count);
        for (int ordinal = 0; ordinal < ids.length; ordinal++) {
            if (position[ordinal] == ABSENT) {
                parent[ordinal] = ABSENT;
            }
        }
    }

    private static int[] filled(int length) {
        int[] array = new int[length];
        Arrays.fill(array, ABSENT);
        return array;
    }

    /** Walks down from the tops without recursion; what no top reaches stays absent. */
    private int number(boolean[] exists, int[] order) {
        int[] firstChild = filled(ids.length);
        int[] nextSibling = filled(ids.length);
        int firstTop = ABSENT;
        for (int ordinal = ids.length - 1; ordinal >= 0; ordinal--) {
            if (exists[ordinal] && parent[ordinal] == ABSENT) {
                nextSibling[ordinal] = firstTop;
                firstTop = ordinal;
            } else if (exists[ordinal]) {
                nextSibling[ordinal] = firstChild[parent[ordinal]];
                firstChild[parent[ordinal]] = ordinal;
            }
        }
        int count = 0;
        int here = firstTop;
        while (here != ABSENT) {
            depth[here] = parent[here] == ABSENT ? 0 : depth[parent[here]] + 1;
            position[here] = count;
            order[count++] = here;
            here = firstChild[here] != ABSENT ? firstChild[here] : leave(here, nextSibling, count);
        }
        return count;
    }

    private int leave(int from, int[] nextSibling, int count) {
        int here = from;
        while (here != ABSENT) {
            end[here] = count;
            if (nextSibling[here] != ABSENT) {
                return nextSibling[here];
            }
            here = parent[here];
        }
        return ABSENT;
    }

    @Override
    public int size() {
        return ids.length;
    }

    @Override
    public int ordinal(long organisation) {
        int ordinal = Arrays.binarySearch(ids, organisation);
        return ordinal >= 0 && position[ordinal] >= 0 ? ordinal : ABSENT;
    }

    @Override
    public int standIn(long organisation) {
        return ordinal(organisation);
    }

    @Override
    public long organisation(int ordinal) {
        return ids[ordinal];
    }

    @Override
    public int parent(int ordinal) {
        return parent[ordinal];
    }

    @Override
    public int depth(int ordinal) {
        return depth[ordinal];
    }

    @Override
    public int position(int ordinal) {
        return position[ordinal];
    }

    @Override
    public int end(int ordinal) {
        return end[ordinal];
    }

    @Override
    public int count() {
        return at.length;
    }

    @Override
    public int at(int place) {
        return at[place];
    }
}
