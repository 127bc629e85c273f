package org.sanqu.forms;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.BiConsumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.platform.Holdings;
import org.sanqu.api.platform.Sql;

/** Finds submissions for a preview; they stay where they are, whatever becomes of their owner. */
@Component(service = Holdings.class)
public final class SubmissionHoldings implements Holdings {

    /** How many ids one statement asks about. */
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
        long[] count = new long[1];
        each(
                organisations,
                (some, marks) -> count[0] += sql.first(
                                "select count(*) as n from submission where organisation in (" + marks + ")",
                                row -> row.number("n"),
                                some)
                        .orElseThrow());
        return count[0];
    }

    @Override
    public List<Long> members(Sql sql, Collection<Long> members) {
        List<Long> told = new ArrayList<>();
        each(
                members,
                (some, marks) -> told.addAll(sql.list(
                        "select distinct member from submission where member in (" + marks + ")",
                        row -> row.number("member"),
                        some)));
        return told;
    }

    private static void each(Collection<Long> ids, BiConsumer<Object[], String> use) {
        List<Long> all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += ASKED) {
            List<Long> some = all.subList(from, Math.min(all.size(), from + ASKED));
            use.accept(some.toArray(), String.join(", ", Collections.nCopies(some.size(), "?")));
        }
    }
}
