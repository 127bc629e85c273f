package org.sanqu.forms.review;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import org.sanqu.api.Page;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Submission;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.platform.Sql;
import org.sanqu.forms.SubmissionRows;
import org.sanqu.forms.list.StandIns;

/**
 * What awaits a reviewer, the longest waiting first: what awaits few organisations is looked up by them; else all that waits is walked and
 * the tree in memory says what is theirs. What awaits an organisation that has closed awaits the one that stands in for it.
 *
 * @param tops the highest organisations for which they review
 * @param theirs whether they review for an organisation
 * @param account what they wrote themselves is left out
 * @param form only this form's; null for all
 */
record Waiting(StandIns closed, List<Long> tops, LongPredicate theirs, String account, String form) {

    private static final int FEW = 200;
    private static final int STRIDE = 500;

    /** A place in the order: when it was written, then the id. */
    private record Position(Instant at, long id) {

        private static final Position START = new Position(Instant.EPOCH, 0);

        static Position parse(String cursor) {
            if (cursor == null) {
                return START;
            }
            try {
                int dash = cursor.indexOf('-');
                long millis = Long.parseLong(cursor.substring(0, Math.max(0, dash)));
                return new Position(Instant.ofEpochMilli(millis), Long.parseLong(cursor.substring(dash + 1)));
            } catch (DateTimeException | NumberFormatException e) {
                throw new Refusal(Refusal.Reason.MALFORMED, "submission.cursor");
            }
        }

        static Position of(Submission submission) {
            return new Position(submission.enteredAt(), submission.id());
        }

        @Override
        public String toString() {
            return at.toEpochMilli() + "-" + id;
        }
    }

    Page<Submission> page(Sql sql, String after, int size, Predicate<Submission> opens) {
        List<Submission> found = read(sql, Position.parse(after), size + 1, opens);
        if (found.size() <= size) {
            return new Page<>(found, null);
        }
        List<Submission> page = found.subList(0, size);
        return new Page<>(page, Position.of(page.get(size - 1)).toString());
    }

    int count(Sql sql, int most, Predicate<Submission> opens) {
        return read(sql, Position.START, most, opens).size();
    }

    private List<Submission> read(Sql sql, Position after, int most, Predicate<Submission> opens) {
        List<Submission> found = new ArrayList<>();
        if (tops.isEmpty()) {
            return found;
        }
        List<Long> few = few();
        Position here = after;
        List<Submission> stride;
        do {
            stride = select(sql, here, few);
            for (Submission each : stride) {
                if (found.size() < most && theirs.test(each.awaits()) && opens.test(each)) {
                    found.add(each);
                }
                here = Position.of(each);
            }
        } while (found.size() < most && stride.size() == STRIDE);
        return found;
    }

    /** Their organisations with those that they stand in for; none when there are many. */
    private List<Long> few() {
        Hierarchy tree = closed.tree();
        List<Long> few = new ArrayList<>();
        for (long top : tops) {
            int ordinal = tree.ordinal(top);
            int from = tree.position(ordinal);
            int to = tree.end(ordinal);
            if (few.size() + to - from + closed.count(from, to) > FEW) {
                return List.of();
            }
            for (int position = from; position < to; position++) {
                few.add(tree.organisation(tree.at(position)));
            }
            few.addAll(closed.ids(from, to));
        }
        return few;
    }

    private List<Submission> select(Sql sql, Position after, List<Long> few) {
        StringBuilder where = new StringBuilder("awaits is not null and entered_by <> ? and (entered_at, id) > (?, ?)");
        List<Object> args = new ArrayList<>(List.of(account, after.at, after.id));
        if (form != null) {
            where.append(" and form = ?");
            args.add(form);
        }
        if (!few.isEmpty()) {
            where.append(" and awaits in (")
                    .append(String.join(", ", Collections.nCopies(few.size(), "?")))
                    .append(')');
            args.addAll(few);
        }
        args.add(STRIDE);
        return sql.list(
                "select " + SubmissionRows.COLUMNS + " from submission where " + where
                        + " order by entered_at, id limit ?",
                SubmissionRows::read,
                args.toArray());
    }
}
