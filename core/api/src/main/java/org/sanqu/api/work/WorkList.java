package org.sanqu.api.work;

import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;
import org.sanqu.api.Page;
import org.sanqu.api.security.Caller;

/**
 * What one person has to do: for the organisations on which they may record by a grant of its own, and what awaits their review. What
 * those below owe is not theirs to do; {@link Deadlines} tells how complete it is. Thread-safe.
 */
@ProviderType
public interface WorkList {

    /**
     * A page, the most urgent first.
     *
     * @param kind only these; null for all
     * @param size 1 … 200
     */
    Page<WorkItem> page(Caller caller, WorkItem.Kind kind, String after, int size);

    /** How many of each kind; kinds without any are left out. */
    Map<WorkItem.Kind, Long> counts(Caller caller);
}
