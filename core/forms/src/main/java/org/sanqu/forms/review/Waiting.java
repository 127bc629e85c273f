package org.sanqu.forms.review;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.sanqu.api.Page;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Submission;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.platform.Sql;
import org.sanqu.forms.SubmissionRows;
import org.sanqu.forms.list.StandIns;

/**
 * What awaits a reviewer, the longest waiting first: what awaits few organisations is looked up by them; else all that waits is walked in an
 * index and the tree in memory says what is theirs, and when little is, it is looked whom of theirs anything awaits. What awaits an
 * organisation that has closed awaits the one that stands in for it.
 *
 * @param form only this form's; null for all
 */
record Waiting(StandIns closed, Reviewer reviewer, String form) {

    private static final int FEW = 200;
    private static final int STRIDE = 500;

    /** After so many strides it is looked whom anything awaits at all. */
    private static final int PATIENCE = 4;

    private static final int LOADED = 200;

    /** The id of no organisation: with it a search ends. */
    private static final long NOBODY = 0;

    /** What counting needs of a submission: who may open it does not depend on the data. */
    private static final String HEAD = SubmissionRows.COLUMNS.replace(" data,", " '{}' as data,");

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

    /** Something that waits, and for whom. */
    private record Place(long id, String at, long awaits) {

        Position position() {
            return new Position(Instant.parse(at), id);
        }
    }

    Page<Submission> page(Sql sql, String after, int size, Predicate<Submission> opens) {
        List<Submission> found = read(sql, SubmissionRows.COLUMNS, Position.parse(after), size + 1, opens);
        if (found.size() <= size) {
            return new Page<>(found, null);
        }
        List<Submission> page = found.subList(0, size);
        return new Page<>(page, Position.of(page.get(size - 1)).toString());
    }

    int count(Sql sql, int most, Predicate<Submission> opens) {
        return read(sql, HEAD, Position.START, most, opens).size();
    }

    private List<Submission> read(Sql sql, String columns, Position after, int most, Predicate<Submission> opens) {
        List<Submission> found = new ArrayList<>();
        List<Long> tops = reviewer.tops();
        if (tops.isEmpty()) {
            return found;
        }
        List<Long> few = few(tops);
        Position here = after;
        List<Place> stride;
        int walked = 0;
        do {
            if (few.isEmpty() && walked++ == PATIENCE) {
                few = awaited(sql);
            }
            stride = select(sql, here, few);
            List<Place> theirs = stride.stream()
                    .filter(each -> reviewer.reviews(each.awaits))
                    .toList();
            int from = 0;
            while (from < theirs.size() && found.size() < most) {
                int to = Math.min(theirs.size(), from + Math.min(LOADED, most - found.size()));
                load(sql, columns, theirs.subList(from, to)).stream()
                        .filter(opens)
                        .forEach(found::add);
                from = to;
            }
            here = stride.isEmpty() ? here : stride.get(stride.size() - 1).position();
        } while (found.size() < most && stride.size() == STRIDE);
        return found;
    }

    /** Those that are not the reviewer's own. */
    private List<Submission> load(Sql sql, String columns, List<Place> places) {
        Map<Long, Long> awaiting = new LinkedHashMap<>();
        places.forEach(place -> awaiting.put(place.id, place.awaits));
        awaiting.keySet().removeAll(reviewer.own(sql, awaiting));
        if (awaiting.isEmpty()) {
            return List.of();
        }
        return sql.list(
                "select " + columns + " from submission where id in (" + marks(awaiting.keySet())
                        + ") order by entered_at, id",
                SubmissionRows::read,
                awaiting.keySet().toArray());
    }

    /** Their organisations with those that they stand in for; none when there are many. */
    private List<Long> few(List<Long> tops) {
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

    /** Those of theirs that anything awaits, hopped from one to the next in an index; none when these are many too. */
    private List<Long> awaited(Sql sql) {
        List<Long> awaited = sql
                .list(
                        """
                        with recursive place (id) as (
                         select min(awaits) from submission where awaits is not null
                         union all
                         select (select min(awaits) from submission where awaits > place.id) from place where id is not null)
                        select id from place where id is not null""",
                        row -> row.number("id"))
                .stream()
                .filter(reviewer::reviews)
                .toList();
        if (awaited.isEmpty()) {
            return List.of(NOBODY);
        }
        return awaited.size() > FEW ? List.of() : awaited;
    }

    private List<Place> select(Sql sql, Position after, List<Long> few) {
        StringBuilder where = new StringBuilder("awaits is not null and (entered_at, id) > (?, ?)");
        List<Object> args = new ArrayList<>(List.of(after.at, after.id));
        if (form != null) {
            where.append(" and form = ?");
            args.add(form);
        }
        if (!few.isEmpty()) {
            where.append(" and awaits in (").append(marks(few)).append(')');
            args.addAll(few);
        }
        args.add(STRIDE);
        return sql.list(
                "select id, entered_at, awaits from submission where " + where + " order by entered_at, id limit ?",
                row -> new Place(row.number("id"), row.text("entered_at"), row.number("awaits")),
                args.toArray());
    }

    private static String marks(Collection<?> all) {
        return String.join(", ", Collections.nCopies(all.size(), "?"));
    }
}
