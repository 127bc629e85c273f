package org.sanqu.forms.list;

import java.util.List;
import java.util.function.Predicate;
import org.sanqu.api.form.SubmissionQuery;
import org.sanqu.api.platform.Sql;

/** The submissions of a query in the order of pages, stride after stride in an index of days. Not thread-safe. */
final class DayWalk {

    private static final int FIRST_STRIDE = 400;
    private static final int LAST_STRIDE = 8_000;

    private final Sql sql;
    private final SubmissionQuery query;
    private final List<Long> organisations;
    private final Predicate<Entry> wanted;
    private Position here;
    private int stride;
    private int walked;
    private boolean ended;

    /**
     * A walk.
     *
     * @param organisations only theirs, which the database sorts; empty for those of all
     */
    DayWalk(Sql sql, SubmissionQuery query, Position after, List<Long> organisations, Predicate<Entry> wanted) {
        this.sql = sql;
        this.query = query;
        this.here = after;
        this.organisations = organisations;
        this.wanted = wanted;
        this.stride = organisations.isEmpty() || query.search() != null ? FIRST_STRIDE : query.size() + 1;
    }

    /** Whether there may be more. */
    boolean goesOn() {
        return !ended;
    }

    /** How many were looked at. */
    int walked() {
        return walked;
    }

    Position position() {
        return here;
    }

    /** Those of the next stride that are wanted. */
    List<Entry> next() {
        List<Entry> entries = select();
        walked += entries.size();
        ended = entries.size() < stride;
        if (!ended) {
            here = entries.get(stride - 1).position();
        }
        stride = Math.min(LAST_STRIDE, 4 * stride);
        return entries.stream().filter(wanted).toList();
    }

    private List<Entry> select() {
        Condition where = Condition.of(query, here);
        if (organisations.isEmpty()) {
            return sql.list(
                    "select id, day, organisation from submission where " + where.text()
                            + " order by day desc, id desc limit ?",
                    Entry::read,
                    where.args(stride));
        }
        Condition theirs = where.in("organisation", organisations);
        // otherwise a database may walk all days to be spared the sorting
        return sql.list(
                "with below as materialized (select id, day, organisation from submission where " + theirs.text()
                        + ") select id, day, organisation from below order by day desc, id desc limit ?",
                Entry::read,
                theirs.args(stride));
    }
}
