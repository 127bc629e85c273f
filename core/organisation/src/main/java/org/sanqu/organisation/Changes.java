package org.sanqu.organisation;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Remembers the changes that were taken in last: two transactions may be kept in one order and told in the other, and then the one
 * told last must not have the last word.
 */
final class Changes {

    private static final int REMEMBERED = 64;

    private final Deque<Change> recent = new ArrayDeque<>();

    /** Those of the organisations that no later event has changed. */
    List<Biography> latest(long event, Collection<Biography> told) {
        List<Biography> latest = told.stream()
                .filter(each -> recent.stream()
                        .noneMatch(known -> known.event > event && known.organisations.contains(each.id())))
                .toList();
        Set<Long> organisations = told.stream().map(Biography::id).collect(Collectors.toUnmodifiableSet());
        recent.addLast(new Change(event, organisations));
        if (recent.size() > REMEMBERED) {
            recent.removeFirst();
        }
        return latest;
    }

    private record Change(long event, Set<Long> organisations) {}
}
