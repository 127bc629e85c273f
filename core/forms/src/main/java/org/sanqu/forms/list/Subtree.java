package org.sanqu.forms.list;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.LongPredicate;

/** The organisations below one today. What closed ones submitted stays theirs and is found at those that stand in for them. */
final class Subtree {

    /** With so many organisations it is small: what is in it is sorted faster than found among all. */
    private static final int SMALL = 200;

    /** So many are listed faster than each submission's is looked for in the tree. */
    private static final int LISTED = 20_000;

    private final StandIns closed;
    private final long organisation;
    private final int top;

    Subtree(StandIns closed, long organisation) {
        this.closed = closed;
        this.organisation = organisation;
        this.top = closed.tree().ordinal(organisation);
    }

    boolean isSmall() {
        return size() <= SMALL;
    }

    private int size() {
        return top < 0 ? 1 : to() - from() + closed.count(from(), to());
    }

    /** Closed ones included; one that does not exist today stands alone. */
    List<Long> ids() {
        if (top < 0) {
            return List.of(organisation);
        }
        List<Long> ids = new ArrayList<>();
        for (int position = from(); position < to(); position++) {
            ids.add(closed.tree().organisation(closed.tree().at(position)));
        }
        ids.addAll(closed.ids(from(), to()));
        return ids;
    }

    /** Whether an organisation is in it, or one stands in for it that is. */
    LongPredicate holds() {
        if (top < 0) {
            return id -> id == organisation;
        }
        if (size() <= LISTED) {
            BitSet listed = new BitSet();
            ids().forEach(id -> listed.set(Math.toIntExact(id)));
            return id -> listed.get((int) id);
        }
        return id -> {
            int standIn = closed.tree().standIn(id);
            return standIn >= 0 && closed.tree().contains(top, standIn);
        };
    }

    private int from() {
        return closed.tree().position(top);
    }

    private int to() {
        return closed.tree().end(top);
    }
}
