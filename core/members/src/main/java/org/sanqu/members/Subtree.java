package org.sanqu.members;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.sanqu.api.Page;
import org.sanqu.api.Refusal;
import org.sanqu.api.organisation.Hierarchy;

/**
 * An organisation and what is below it in one picture of a hierarchy.
 *
 * @param tree the picture
 * @param top the ordinal of the organisation; −1 when it does not exist on the day
 */
record Subtree(Hierarchy tree, int top) {

    private static final int LARGEST_PAGE = 200;
    private static final int FEW = 200;
    private static final int CHUNK = 500;

    static Subtree of(Hierarchy tree, long organisation) {
        return new Subtree(tree, tree.ordinal(organisation));
    }

    boolean has(long organisation) {
        int ordinal = tree.ordinal(organisation);
        return top >= 0 && ordinal >= 0 && tree.contains(top, ordinal);
    }

    boolean isSmall() {
        return top < 0 || tree.end(top) - tree.position(top) <= FEW;
    }

    /** The organisations in it, and those that are no more and for which one of them stands in. */
    List<Long> everStoodIn() {
        return IntStream.range(0, top < 0 ? 0 : tree.size())
                .filter(ordinal -> tree.contains(top, ordinal)
                        || (tree.position(ordinal) < 0 && stoodIn(tree.organisation(ordinal))))
                .mapToObj(tree::organisation)
                .toList();
    }

    private boolean stoodIn(long organisation) {
        int ordinal = tree.standIn(organisation);
        return ordinal >= 0 && tree.contains(top, ordinal);
    }

    /** A condition that spares the database what is elsewhere; empty where the subtree is so large that it would not pay. */
    String narrowed(String column) {
        if (top < 0) {
            return " and 1 = 0";
        }
        if (!isSmall()) {
            return "";
        }
        return IntStream.range(tree.position(top), tree.end(top))
                .mapToObj(position -> String.valueOf(tree.organisation(tree.at(position))))
                .collect(Collectors.joining(", ", " and " + column + " in (", ")"));
    }

    /**
     * A page out of rows in order, of which only some are wanted; a cursor is the id of the last row.
     *
     * @param chunk reads the rows behind an id, null for the first, at most so many
     */
    static <T> Page<T> page(String after, int size, Chunk<T> chunk, Predicate<T> wanted, Function<T, Long> id) {
        if (size < 1 || size > LARGEST_PAGE) {
            throw new Refusal(Refusal.Reason.MALFORMED, "member.page-size", LARGEST_PAGE);
        }
        List<T> found = new ArrayList<>();
        Long behind = after == null ? null : cursor(after);
        while (true) {
            List<T> rows = chunk.behind(behind, CHUNK);
            for (T row : rows) {
                if (wanted.test(row) && found.size() == size) {
                    return new Page<>(found, String.valueOf(id.apply(found.get(size - 1))));
                }
                if (wanted.test(row)) {
                    found.add(row);
                }
            }
            if (rows.size() < CHUNK) {
                return new Page<>(found, null);
            }
            behind = id.apply(rows.get(rows.size() - 1));
        }
    }

    private static Long cursor(String after) {
        if (!after.matches("\\d{1,18}")) {
            throw new Refusal(Refusal.Reason.MALFORMED, "member.cursor");
        }
        return Long.valueOf(after);
    }

    /** Reads the next rows. */
    @FunctionalInterface
    interface Chunk<T> {
        List<T> behind(Long id, int most);
    }
}
