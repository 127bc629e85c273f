package org.sanqu.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.sanqu.api.organisation.Hierarchy;

/** A tree out of parent links; the organisation of an ordinal is its tenfold. */
final class ArrayTree implements Hierarchy {

    static final int ABSENT = -2;

    private final int[] parent;
    private final List<Integer> order = new ArrayList<>();
    private final int[] end;

    /** A tree; a parent of −1 is a top, {@link #ABSENT} one that does not exist on the day. */
    ArrayTree(int... parent) {
        this.parent = parent;
        this.end = new int[parent.length];
        visit(-1);
    }

    /** A forest of a size in which some do not exist and none hangs below one that does not. */
    static ArrayTree random(Random random, int size) {
        int[] parent = new int[size];
        for (int i = 0; i < size; i++) {
            int above = i == 0 ? -1 : random.nextInt(i + 1) - 1;
            boolean absent = i > 0 && random.nextInt(10) == 0 || above >= 0 && parent[above] == ABSENT;
            parent[i] = absent ? ABSENT : above;
        }
        return new ArrayTree(parent);
    }

    private void visit(int above) {
        for (int i = 0; i < parent.length; i++) {
            if (parent[i] == above) {
                order.add(i);
                visit(i);
                end[i] = order.size();
            }
        }
    }

    @Override
    public int size() {
        return parent.length;
    }

    @Override
    public int ordinal(long organisation) {
        int ordinal = (int) organisation / 10;
        return ordinal < parent.length && parent[ordinal] != ABSENT ? ordinal : -1;
    }

    @Override
    public int standIn(long organisation) {
        return ordinal(organisation);
    }

    @Override
    public long organisation(int ordinal) {
        return ordinal * 10L;
    }

    @Override
    public int parent(int ordinal) {
        return Math.max(-1, parent[ordinal]);
    }

    @Override
    public int depth(int ordinal) {
        int depth = -1;
        for (int here = ordinal; here >= 0; here = parent[here]) {
            depth++;
        }
        return depth;
    }

    @Override
    public int position(int ordinal) {
        return order.indexOf(ordinal);
    }

    @Override
    public int end(int ordinal) {
        return end[ordinal];
    }

    @Override
    public int count() {
        return order.size();
    }

    @Override
    public int at(int position) {
        return order.get(position);
    }
}
