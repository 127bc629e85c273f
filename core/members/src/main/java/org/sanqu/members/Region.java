package org.sanqu.members;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import org.sanqu.api.organisation.Hierarchy;

/**
 * Organisations that lie together in a picture of a hierarchy.
 *
 * @param tree the picture
 * @param first the first position
 * @param end the position behind the last
 * @param wanted which ordinals of these; null for all
 */
record Region(Hierarchy tree, int first, int end, IntPredicate wanted) {

    int size() {
        return end - first;
    }

    boolean has(long organisation) {
        int ordinal = tree.ordinal(organisation);
        int position = ordinal < 0 ? -1 : tree.position(ordinal);
        return position >= first && position < end && (wanted == null || wanted.test(ordinal));
    }

    /** The organisations of these that pass, asked once each. */
    Region within(LongPredicate scope) {
        BitSet within = new BitSet(tree.size());
        IntStream.of(ordinals())
                .filter(ordinal -> scope.test(tree.organisation(ordinal)))
                .forEach(within::set);
        return new Region(tree, first, end, within::get);
    }

    int[] ordinals() {
        return IntStream.range(first, end)
                .map(tree::at)
                .filter(ordinal -> wanted == null || wanted.test(ordinal))
                .toArray();
    }

    List<Long> organisations() {
        return IntStream.of(ordinals()).mapToObj(tree::organisation).toList();
    }

    /** How many members are at home in them on a day. */
    long members(MemberCounts counts, LocalDate day) {
        return wanted == null && size() > 1 ? counts.between(tree, first, end, day) : counts.at(ordinals(), day);
    }
}
