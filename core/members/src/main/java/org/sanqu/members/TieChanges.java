package org.sanqu.members;

import java.util.concurrent.atomic.AtomicLong;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.organisation.Hierarchies;
import org.sanqu.api.platform.Migration;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.platform.Store;

/** That there are tables of ties, transfers and posts, and a number that grows whenever what is in them means something else. */
@Component(service = TieChanges.class)
public final class TieChanges {

    private final MemberCounts members;
    private final Hierarchies hierarchies;
    private final AtomicLong own = new AtomicLong();

    @Activate
    public TieChanges(@Reference Store store, @Reference MemberCounts members, @Reference Hierarchies hierarchies) {
        this.members = members;
        this.hierarchies = hierarchies;
        tables(store);
    }

    /** Whoever changes the roll looks after ties, posts and transfers too. */
    static void tables(Store store) {
        store.migrate(
                "members-ties",
                Migration.of(TieChanges.class, "002-ties.sql", "003-transfers.sql", "004-appointments.sql"));
    }

    /** Grows with every tie, post and term, with the roll and with the tree, on which they depend. */
    long revision() {
        return own.get() + members.revision() + hierarchies.revision();
    }

    /** Makes what was counted before stale, once the transaction is kept. */
    void changed(Sql sql) {
        sql.afterCommit(own::incrementAndGet);
    }
}
