package org.sanqu.forms.review;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.form.Period;
import org.sanqu.api.form.SubmissionState;
import org.sanqu.api.platform.Filed;
import org.sanqu.api.platform.Row;
import org.sanqu.api.platform.Store;
import org.sanqu.forms.SubmissionBook;

/** Who has submitted, from the database. */
@Component(service = Filed.class)
public final class FiledSubmissions implements Filed {

    /** For so many organisations each is looked up; for more all of the form's are read. */
    private static final int FEW = 200;

    private static final String SELECT = "select id, organisation, member, state,"
            // what was imported as history was submitted some other way when it was due
            + " case when day <= (select h.until from submission_history h where h.batch = submission.batch)"
            + " then day || 'T00:00:00.000Z' else submitted_at end as submitted_at from submission"
            + " where form = ? and state <> 'voided' and ";

    private final Store store;
    private final SubmissionBook book;

    @Activate
    public FiledSubmissions(@Reference Store store, @Reference SubmissionBook book) {
        this.store = store;
        this.book = book;
    }

    @Override
    public long revision() {
        return book.revision();
    }

    @Override
    public long revision(String form) {
        return book.revision(form);
    }

    @Override
    public void each(String form, Period period, Collection<Long> organisations, Visitor visitor) {
        boolean few = organisations != null && organisations.size() <= FEW;
        Set<Long> wanted = organisations == null || few ? Set.of() : new HashSet<>(organisations);
        if (few && organisations.isEmpty()) {
            return;
        }
        StringBuilder where = new StringBuilder(SELECT);
        List<Object> args = new ArrayList<>(List.of(form));
        if (period == null) {
            where.append("period is null");
        } else {
            // The day lies in the period, and there is an index on it.
            where.append("day between ? and ? and period = ?");
            Collections.addAll(args, period.from(), period.to(), period.toString());
        }
        if (few) {
            where.append(" and organisation in (")
                    .append(String.join(", ", Collections.nCopies(organisations.size(), "?")))
                    .append(')');
            args.addAll(organisations);
        }
        store.read(sql -> {
            sql.each(where.toString(), row -> visit(row, wanted, visitor), args.toArray());
            return null;
        });
    }

    private static void visit(Row row, Set<Long> wanted, Visitor visitor) {
        long organisation = row.number("organisation");
        if (wanted.isEmpty() || wanted.contains(organisation)) {
            visitor.visit(
                    row.number("id"),
                    organisation,
                    row.numberOrNull("member"),
                    SubmissionState.valueOf(row.text("state").toUpperCase(Locale.ROOT)),
                    row.instant("submitted_at"));
        }
    }
}
