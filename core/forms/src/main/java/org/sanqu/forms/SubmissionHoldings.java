package org.sanqu.forms;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.platform.Holdings;
import org.sanqu.api.platform.Sql;

/** Counts submissions for a preview; they stay where they are, whatever becomes of their owner. */
@Component(service = Holdings.class)
public final class SubmissionHoldings implements Holdings {

    /** How many organisations one statement asks about. */
    private static final int ASKED = 500;

    /**
     * Holdings.
     *
     * @param archive not asked: that it is there means that the tables are
     */
    @Activate
    public SubmissionHoldings(@Reference FormArchive archive) {}

    @Override
    public long count(Sql sql, Collection<Long> organisations) {
        List<Long> all = new ArrayList<>(organisations);
        long count = 0;
        for (int from = 0; from < all.size(); from += ASKED) {
            List<Long> some = all.subList(from, Math.min(all.size(), from + ASKED));
            String marks = String.join(", ", Collections.nCopies(some.size(), "?"));
            count += sql.first(
                            "select count(*) as n from submission where organisation in (" + marks + ")",
                            row -> row.number("n"),
                            some.toArray())
                    .orElseThrow();
        }
        return count;
    }
}
