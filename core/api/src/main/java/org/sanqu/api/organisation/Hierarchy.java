package org.sanqu.api.organisation;

import org.osgi.annotation.versioning.ProviderType;

/**
 * An immutable picture of one hierarchy on one day, as pre-order arrays.
 *
 * <p>An <em>ordinal</em> (0 … size−1) stands for an organisation and stays the same from picture to picture while the process
 * lives; a <em>position</em> is its place in pre-order in this picture, so that a subtree is the range of positions
 * {@code position(o) … end(o)−1}. Thread-safe; every method but {@link #ordinal} is an array read.
 */
@ProviderType
public interface Hierarchy {

    /** The hierarchy that everyone has (隶属). */
    String FORMAL = "formal";

    /** By place (属地), where a district wants it. */
    String TERRITORIAL = "territorial";

    /** By trade (行业), where a district wants it. */
    String TRADE = "trade";

    /** How many ordinals there are; some may not exist on the day. */
    int size();

    /** The ordinal of an organisation; −1 when it does not exist on the day. */
    int ordinal(long organisation);

    /**
     * The ordinal that stands for an organisation on the day: its own when it exists; for one that has closed its successor's (what it
     * was merged into or gave its members to, else what was above it); for one not yet founded what it was founded below; −1 when
     * nothing does. With it a past figure is told in the tree of now, and a present one in a tree of then.
     */
    int standIn(long organisation);

    /** The organisation of an ordinal. */
    long organisation(int ordinal);

    /** The ordinal of the organisation above; −1 at a top and for one that does not exist on the day. */
    int parent(int ordinal);

    /** How many steps below the top; 0 at a top, −1 for one that does not exist on the day. */
    int depth(int ordinal);

    /** The place in pre-order; −1 for one that does not exist on the day. */
    int position(int ordinal);

    /** The position behind the last one below. */
    int end(int ordinal);

    /** How many positions there are: the organisations that exist on the day. */
    int count();

    /** The ordinal at a position, 0 … count−1. */
    int at(int position);

    /** Whether the second is the first or below it; false when either does not exist on the day. */
    default boolean contains(int above, int below) {
        int position = position(below);
        return position >= 0 && position(above) >= 0 && position >= position(above) && position < end(above);
    }
}
