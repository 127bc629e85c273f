package org.sanqu.forms.review;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.LongPredicate;
import org.sanqu.api.form.Period;
import org.sanqu.api.platform.Sql;

/** What was changed after it was approved: seldom, so that an index of nothing else is read whole. */
record ChangedRows(Sql sql) {

    private static final int FORMS = 200;

    /** One that moved to another day changed the figures of both. */
    private static final String LIES_IN =
            """
            and (day between ? and ? or exists
             (select 1 from submission_revision r where r.submission = submission.id and r.day between ? and ?))
            order by day desc, id desc""";

    private record Found(long id, long organisation) {}

    /**
     * Visits those of organisations, the newest day first, until the visitor has enough.
     *
     * @param more whether to go on
     */
    void each(Collection<String> forms, Period period, LongPredicate organisations, LongPredicate more) {
        if (forms.isEmpty()) {
            return;
        }
        List<Object> args = new ArrayList<>(forms.stream().limit(FORMS).toList());
        String marks = String.join(", ", Collections.nCopies(args.size(), "?"));
        Collections.addAll(args, period.from(), period.to(), period.from(), period.to());
        List<Found> all = sql.list(
                "select id, organisation from submission where changed_after_approval = 1 and form in (" + marks + ") "
                        + LIES_IN,
                row -> new Found(row.number("id"), row.number("organisation")),
                args.toArray());
        for (Found found : all) {
            if (organisations.test(found.organisation) && !more.test(found.id)) {
                return;
            }
        }
    }
}
