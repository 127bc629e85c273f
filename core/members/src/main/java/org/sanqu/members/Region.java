package org.sanqu.members;

import java.time.LocalDate;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.sanqu.api.organisation.Hierarchy;

/**
 * Organisations that lie together in a picture of a hierarchy.
 *
 * @param tree the picture
 * @param first the first position
 * @param end the position behind the last
 * @param kinds which ordinals of these; null for all
 */
record Region(Hierarchy tree, int first, int end, IntPredicate kinds) {

    int size() {
        return end - first;
    }

    boolean has(long organisation) {
        int ordinal = tree.ordinal(organisation);
        int position = ordinal < 0 ? -1 : tree.position(ordinal);
        return position >= first && position < end && (kinds == null || kinds.test(ordinal));
    }

    int[] ordinals() {
        return IntStream.range(first, end)
                .map(tree::at)
                .filter(ordinal -> kinds == null || kinds.test(ordinal))
                .toArray();
    }

    List<Long> organisations() {
        return IntStream.of(ordinals()).mapToObj(tree::organisation).toList();
    }

    /** How many members are at home in them on a day. */
    long members(MemberCounts counts, LocalDate day) {
        return kinds == null && size() > 1 ? counts.between(tree, first, end, day) : counts.at(ordinals(), day);
    }
}
