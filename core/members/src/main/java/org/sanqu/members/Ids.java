package org.sanqu.members;

import java.util.Collection;
import java.util.stream.Collectors;

/** Ids of our own as a list in a statement, which may be longer than a list of arguments. */
final class Ids {

    private Ids() {}

    static String list(Collection<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
