package org.sanqu.work;

import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.work.Extension;

/** The time that was given for one form and period: of each organisation the latest word, of all who are above the longest. Immutable. */
final class MoreTime {

    private final Map<Long, LocalDateTime> own = new HashMap<>();
    private final Map<Long, LocalDateTime> below = new HashMap<>();

    /** By extensions of one form and period, the oldest first. */
    MoreTime(List<Extension> extensions) {
        for (Extension extension : extensions) {
            own.put(extension.organisation(), extension.until());
            if (extension.below()) {
                below.put(extension.organisation(), extension.until());
            }
        }
    }

    /** Until when an organisation has time; null when nobody gave it any. */
    LocalDateTime until(Hierarchy tree, int ordinal) {
        if (own.isEmpty()) {
            return null;
        }
        LocalDateTime latest = own.get(tree.organisation(ordinal));
        for (int above = tree.parent(ordinal); above >= 0; above = tree.parent(above)) {
            LocalDateTime given = below.get(tree.organisation(above));
            if (given != null && (latest == null || given.isAfter(latest))) {
                latest = given;
            }
        }
        return latest;
    }
}
