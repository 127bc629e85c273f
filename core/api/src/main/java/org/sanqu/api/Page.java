package org.sanqu.api;

import java.util.List;
import java.util.function.Function;

/**
 * A part of a list, read by position and not by number, so that no row is skipped or shown twice.
 *
 * @param items at most as many as were asked for
 * @param next an opaque cursor of the page behind this one; null on the last
 */
public record Page<T>(List<T> items, String next) {

    public Page {
        items = List.copyOf(items);
    }

    /** The same page with other items. */
    public <R> Page<R> map(Function<T, R> change) {
        return new Page<>(items.stream().map(change).toList(), next);
    }
}
