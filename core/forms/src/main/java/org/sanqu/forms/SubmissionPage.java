package org.sanqu.forms;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongPredicate;
import org.sanqu.api.Page;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Submission;
import org.sanqu.api.form.SubmissionQuery;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.platform.Sql;

/**
 * Reads one page of submissions by one of two plans: of a small subtree the database sorts what is there; for a large one it
 * walks the days backwards and the tree in memory says which submissions are below.
 *
 * <p>What closed organisations submitted stays theirs and is found at those that stand in for them.
 *
 * @param tree the formal hierarchy of today
 * @param closed those that do not exist in it
 */
record SubmissionPage(Sql sql, Hierarchy tree, StandIns closed, SubmissionQuery query) {

    SubmissionPage(Sql sql, StandIns closed, SubmissionQuery query) {
        this(sql, closed.tree(), closed, query);
    }

    private static final int SMALL = 200;
    private static final int STRIDE = 1_000;

    /** A place in the order of pages: the newest day first, then the highest id. */
    record Position(LocalDate day, long id) {

        private static final Position START = new Position(LocalDate.of(9999, 12, 31), Long.MAX_VALUE);

        static Position parse(String cursor) {
            if (cursor == null) {
                return START;
            }
            try {
                int dot = cursor.indexOf('.');
                return new Position(
                        LocalDate.parse(cursor.substring(0, Math.max(0, dot))),
                        Long.parseLong(cursor.substring(dot + 1)));
            } catch (DateTimeException | NumberFormatException e) {
                throw new Refusal(Refusal.Reason.MALFORMED, "submission.cursor");
            }
        }

        static Position of(Submission submission) {
            return new Position(submission.day(), submission.id());
        }

        @Override
        public String toString() {
            return day + "." + id;
        }
    }

    Page<Submission> read() {
        Position after = Position.parse(query.after());
        List<Submission> found = inSmallSubtree() ? select(after, query.size() + 1, ids()) : walk(after);
        if (found.size() <= query.size()) {
            return new Page<>(found, null);
        }
        List<Submission> page = found.subList(0, query.size());
        return new Page<>(page, Position.of(page.get(page.size() - 1)).toString());
    }

    private boolean inSmallSubtree() {
        int top = tree.ordinal(query.organisation());
        return top < 0 || tree.end(top) - tree.position(top) + closed.count(tree.position(top), tree.end(top)) <= SMALL;
    }

    /** The organisations of the subtree, closed ones included; one that does not exist today stands alone. */
    private List<Long> ids() {
        int top = tree.ordinal(query.organisation());
        if (top < 0) {
            return List.of(query.organisation());
        }
        List<Long> ids = new ArrayList<>();
        for (int position = tree.position(top); position < tree.end(top); position++) {
            ids.add(tree.organisation(tree.at(position)));
        }
        ids.addAll(closed.ids(tree.position(top), tree.end(top)));
        return ids;
    }

    private List<Submission> walk(Position after) {
        int top = tree.ordinal(query.organisation());
        LongPredicate below = id -> {
            int standIn = tree.standIn(id);
            return standIn >= 0 && tree.contains(top, standIn);
        };
        List<Submission> found = new ArrayList<>();
        Position here = after;
        List<Submission> stride;
        do {
            stride = select(here, STRIDE, List.of());
            for (Submission submission : stride) {
                if (found.size() <= query.size() && below.test(submission.organisation())) {
                    found.add(submission);
                }
                here = Position.of(submission);
            }
        } while (found.size() <= query.size() && stride.size() == STRIDE);
        return found;
    }

    /** The submissions behind a position; those of all organisations where none is given. */
    private List<Submission> select(Position after, int most, List<Long> organisations) {
        StringBuilder where = new StringBuilder("(day, id) < (?, ?)");
        List<Object> args = new ArrayList<>(List.of(after.day, after.id));
        if (query.form() != null) {
            where.append(" and form = ?");
            args.add(query.form());
        }
        if (query.period() != null) {
            where.append(" and day between ? and ?");
            args.addAll(List.of(query.period().from(), query.period().to()));
        }
        if (!organisations.isEmpty()) {
            String marks = String.join(", ", Collections.nCopies(organisations.size(), "?"));
            where.append(" and organisation in (").append(marks).append(')');
            args.addAll(organisations);
        }
        args.add(most);
        return sql.list(
                "select " + SubmissionRows.COLUMNS + " from submission where " + where
                        + " order by day desc, id desc limit ?",
                SubmissionRows::read,
                args.toArray());
    }
}
