package org.sanqu.security;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.sanqu.api.organisation.Hierarchies;
import org.sanqu.api.organisation.Hierarchy;

/**
 * A street small enough to see at a glance; ordinals are positions.
 *
 * <pre>
 * 1 street committee
 *   2 first branch
 *     3 group
 *   4 second branch
 * 10 another committee
 *   11 its branch
 * </pre>
 */
final class Street implements Hierarchies, Hierarchy {

    static final long COMMITTEE = 1;
    static final long BRANCH = 2;
    static final long GROUP = 3;
    static final long BESIDE = 4;
    static final long OTHER = 10;
    static final long OTHER_BRANCH = 11;
    /** Was below the street committee and closed last year. */
    static final long CLOSED = 90;
    /** Was merged into the group. */
    static final long MERGED = 91;
    /** Never was. */
    static final long NOWHERE = 999;

    private static final List<Long> ORDER = List.of(COMMITTEE, BRANCH, GROUP, BESIDE, OTHER, OTHER_BRANCH);
    private static final int[] PARENT = {-1, 0, 1, 0, -1, 4};
    private static final int[] END = {4, 3, 3, 4, 6, 6};
    private static final Map<Integer, Integer> DEPTH = Map.of(0, 0, 1, 1, 2, 2, 3, 1, 4, 0, 5, 1);

    @Override
    public Hierarchy current(String hierarchy) {
        return this;
    }

    @Override
    public Hierarchy asOf(String hierarchy, LocalDate day) {
        return this;
    }

    @Override
    public long revision() {
        return 1;
    }

    @Override
    public int size() {
        return ORDER.size();
    }

    @Override
    public int ordinal(long organisation) {
        return ORDER.indexOf(organisation);
    }

    @Override
    public int standIn(long organisation) {
        if (organisation == CLOSED) {
            return ordinal(COMMITTEE);
        }
        return ordinal(organisation == MERGED ? GROUP : organisation);
    }

    @Override
    public long organisation(int ordinal) {
        return ORDER.get(ordinal);
    }

    @Override
    public int parent(int ordinal) {
        return PARENT[ordinal];
    }

    @Override
    public int depth(int ordinal) {
        return DEPTH.get(ordinal);
    }

    @Override
    public int position(int ordinal) {
        return ordinal;
    }

    @Override
    public int end(int ordinal) {
        return END[ordinal];
    }

    @Override
    public int count() {
        return ORDER.size();
    }

    @Override
    public int at(int position) {
        return position;
    }
}
