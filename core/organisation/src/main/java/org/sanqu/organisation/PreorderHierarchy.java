package org.sanqu.organisation;

import java.util.Arrays;
import org.sanqu.api.organisation.Hierarchy;

/** A hierarchy on one day as arrays: 18 bytes an organisation. */
final class PreorderHierarchy implements Hierarchy {

    private static final int ABSENT = -1;

    private final Forest forest;
    private final int day;
    private final int[] parent;
    private final short[] depth;
    private final int[] position;
    private final int[] end;
    private final int[] at;

    /**
     * Numbers a hierarchy.
     *
     * @param forest what it is a picture of
     * @param day on which day, since 1970
     * @param above the ordinal above each; {@link Links#NOTHING} at a top, {@link Links#ABSENT} for what is not there; kept
     */
    PreorderHierarchy(Forest forest, int day, int[] above) {
        this.forest = forest;
        this.day = day;
        this.parent = above;
        this.depth = new short[above.length];
        Arrays.fill(depth, (short) ABSENT);
        this.position = filled(above.length);
        this.end = filled(above.length);
        int[] order = new int[above.length];
        int count = number(order);
        this.at = count == order.length ? order : Arrays.copyOf(order, count);
        for (int ordinal = 0; ordinal < above.length; ordinal++) {
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
    private int number(int[] order) {
        int[] firstChild = filled(parent.length);
        int[] nextSibling = filled(parent.length);
        int firstTop = ABSENT;
        for (int ordinal = parent.length - 1; ordinal >= 0; ordinal--) {
            int above = parent[ordinal];
            if (above == Links.NOTHING) {
                nextSibling[ordinal] = firstTop;
                firstTop = ordinal;
            } else if (above >= 0) {
                nextSibling[ordinal] = firstChild[above];
                firstChild[above] = ordinal;
            }
        }
        int count = 0;
        int here = firstTop;
        while (here != ABSENT) {
            depth[here] = (short) (parent[here] < 0 ? 0 : Math.min(depth[parent[here]] + 1, Short.MAX_VALUE));
            position[here] = count;
            order[count++] = here;
            here = firstChild[here] != ABSENT ? firstChild[here] : leave(here, nextSibling, count);
        }
        return count;
    }

    private int leave(int from, int[] nextSibling, int count) {
        int here = from;
        while (here >= 0) {
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
        return parent.length;
    }

    @Override
    public int ordinal(long organisation) {
        int ordinal = forest.ordinals().of(organisation);
        return ordinal >= 0 && position[ordinal] >= 0 ? ordinal : ABSENT;
    }

    @Override
    public int standIn(long organisation) {
        int here = forest.ordinals().of(organisation);
        while (here >= 0 && position[here] < 0) {
            here = forest.standIn(here, day);
        }
        return here;
    }

    @Override
    public long organisation(int ordinal) {
        return forest.ordinals().id(ordinal);
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
