package org.sanqu.organisation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.sanqu.api.organisation.Hierarchies;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.security.Access;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;

/**
 * Finds the highest organisations of another day that a caller may read: those that are in their scope today, or are stood for by
 * something there, and are not below another such one on that day.
 */
final class PastTops {

    /** So many are asked for one by one from the top before it is begun from the caller's own. */
    private static final int PATIENCE = 2_000;

    private final Hierarchy today;
    private final Hierarchy then;
    private final Scope scope;
    private final Access access;
    private final Caller caller;
    private final int patience;

    PastTops(Hierarchies hierarchies, Access access, Caller caller, Hierarchy then) {
        this(hierarchies, access, caller, then, PATIENCE);
    }

    PastTops(Hierarchies hierarchies, Access access, Caller caller, Hierarchy then, int patience) {
        this.patience = patience;
        this.today = hierarchies.current(Hierarchy.FORMAL);
        this.then = then;
        this.scope = new Scope(access, hierarchies);
        this.access = access;
        this.caller = caller;
    }

    List<Long> find() {
        List<Long> tops = new ArrayList<>();
        int position = 0;
        for (int asked = 0; position < then.count(); asked++) {
            if (asked == patience) {
                return fromOwn();
            }
            int here = then.at(position);
            boolean readable = scope.allows(caller, Permission.READ, then.organisation(here));
            if (readable) {
                tops.add(then.organisation(here));
            }
            position = readable ? then.end(here) : position + 1;
        }
        return tops;
    }

    /** From what is below the caller's highest today, and what is no more. */
    private List<Long> fromOwn() {
        int[] granted = access.tops(caller, Permission.READ).stream()
                .mapToInt(today::ordinal)
                .filter(each -> each >= 0)
                .toArray();
        IntStream below = IntStream.of(granted)
                .flatMap(top -> IntStream.range(today.position(top), today.end(top)))
                .map(today::at);
        IntStream gone = IntStream.range(0, Math.min(today.size(), then.size()))
                .filter(each -> today.position(each) < 0 && then.position(each) >= 0)
                .filter(each -> isBelow(granted, today.standIn(today.organisation(each))));
        int[] positions = IntStream.concat(below, gone)
                .filter(each -> each < then.size())
                .map(then::position)
                .filter(each -> each >= 0)
                .sorted()
                .toArray();
        List<Long> tops = new ArrayList<>();
        int behind = 0;
        for (int position : positions) {
            if (position >= behind) {
                tops.add(then.organisation(then.at(position)));
                behind = then.end(then.at(position));
            }
        }
        return tops;
    }

    private boolean isBelow(int[] granted, int ordinal) {
        return ordinal >= 0 && IntStream.of(granted).anyMatch(top -> today.contains(top, ordinal));
    }
}
