package org.sanqu.rules;

import java.util.ArrayList;
import java.util.List;
import org.sanqu.api.organisation.Hierarchy;

/** A tree out of parent links; the organisation of an ordinal is its tenfold. */
final class PlainTree implements Hierarchy {

    private final int[] parent;
    private final int[] position;
    private final int[] end;
    private final List<Integer> order = new ArrayList<>();

    /** A tree; each hangs below one before it, −1 is a top. */
    PlainTree(int... parent) {
        this.parent = parent;
        this.position = new int[parent.length];
        this.end = new int[parent.length];
        List<List<Integer>> children = new ArrayList<>();
        for (int i = 0; i < parent.length; i++) {
            children.add(new ArrayList<>());
            if (parent[i] >= 0) {
                children.get(parent[i]).add(i);
            }
        }
        for (int i = 0; i < parent.length; i++) {
            if (parent[i] < 0) {
                visit(i, children);
            }
        }
    }

    private void visit(int here, List<List<Integer>> children) {
        position[here] = order.size();
        order.add(here);
        children.get(here).forEach(child -> visit(child, children));
        end[here] = order.size();
    }

    @Override
    public int size() {
        return parent.length;
    }

    @Override
    public int ordinal(long organisation) {
        return organisation % 10 == 0 && organisation / 10 < parent.length ? (int) (organisation / 10) : -1;
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
        return parent[ordinal];
    }

    @Override
    public int depth(int ordinal) {
        int depth = 0;
        for (int here = parent[ordinal]; here >= 0; here = parent[here]) {
            depth++;
        }
        return depth;
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
        return order.size();
    }

    @Override
    public int at(int place) {
        return order.get(place);
    }
}
