package org.sanqu.organisation;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.BiConsumer;

/** Many ids or codes in statements that take some at a time. */
final class Chunks {

    private static final int SIZE = 500;

    private Chunks() {}

    /** Calls with some ids and as many marks, {@code ?, ?, ?}, until all were there. */
    static <T> void each(Collection<T> ids, BiConsumer<List<T>, String> use) {
        List<T> all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += SIZE) {
            List<T> some = all.subList(from, Math.min(all.size(), from + SIZE));
            use.accept(some, String.join(", ", Collections.nCopies(some.size(), "?")));
        }
    }
}
