package org.sanqu.local;

import java.util.ArrayList;
import java.util.List;
import org.sanqu.api.Page;
import org.sanqu.api.Refusal;
import org.sanqu.api.Refusal.Reason;
import org.sanqu.api.local.LocalForm;
import org.sanqu.api.local.LocalForm.State;
import org.sanqu.api.organisation.Hierarchies;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Access;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;

/** Where callers find the local forms that they may see. Thread-safe. */
final class Shelf {

    private static final int LARGEST_PAGE = 200;
    private static final int CHUNK = 200;

    private final Store store;
    private final Access access;
    private final Hierarchies hierarchies;

    Shelf(Store store, Access access, Hierarchies hierarchies) {
        this.store = store;
        this.access = access;
        this.hierarchies = hierarchies;
    }

    boolean maker(Caller caller, long organisation) {
        return access.allows(caller, Permission.RECORD, organisation)
                && access.allows(caller, Permission.REVIEW, organisation);
    }

    LocalFormRows.Kept get(Caller caller, long id) {
        LocalFormRows.Kept kept = store.read(sql -> new LocalFormRows(sql).withId(id))
                .orElseThrow(() -> {
                    access.require(caller, Permission.READ);
                    return new Refusal(Reason.NOT_FOUND, "local.not-found", String.valueOf(id));
                });
        long organisation = kept.form().organisation();
        access.require(caller, Permission.READ, organisation);
        if (kept.form().state() == State.DRAFT) {
            access.require(caller, Permission.RECORD, organisation);
            access.require(caller, Permission.REVIEW, organisation);
        }
        return kept;
    }

    /** Those of an organisation and of what is below it. */
    Page<LocalForm> page(Caller caller, long organisation, State state, String after, int size) {
        access.require(caller, Permission.READ, organisation);
        if (size < 1 || size > LARGEST_PAGE) {
            throw new Refusal(Reason.MALFORMED, "local.page-size", LARGEST_PAGE);
        }
        long from = cursor(after);
        List<LocalForm> found = new ArrayList<>();
        List<LocalFormRows.Kept> chunk;
        do {
            long before = from;
            chunk = store.read(sql -> new LocalFormRows(sql).before(before, CHUNK));
            for (LocalFormRows.Kept kept : chunk) {
                if (isShown(caller, organisation, state, kept.form())) {
                    found.add(kept.form());
                }
                from = kept.form().id();
            }
        } while (chunk.size() == CHUNK && found.size() <= size);
        boolean more = found.size() > size;
        List<LocalForm> items = more ? found.subList(0, size) : found;
        return new Page<>(items, more ? String.valueOf(items.get(size - 1).id()) : null);
    }

    private static long cursor(String after) {
        if (after == null) {
            return Long.MAX_VALUE;
        }
        if (!after.matches("[0-9]{1,18}")) {
            throw new Refusal(Reason.MALFORMED, "local.cursor");
        }
        return Long.parseLong(after);
    }

    private boolean isShown(Caller caller, long organisation, State state, LocalForm form) {
        return (state == null || form.state() == state)
                && isWithin(organisation, form.organisation())
                && (form.state() != State.DRAFT || maker(caller, form.organisation()));
    }

    private boolean isWithin(long organisation, long other) {
        if (organisation == other) {
            return true;
        }
        Hierarchy tree = hierarchies.current(Hierarchy.FORMAL);
        int above = tree.ordinal(organisation);
        int below = tree.standIn(other);
        return above >= 0 && below >= 0 && tree.contains(above, below);
    }
}
