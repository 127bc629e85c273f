package org.sanqu.forms.list;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.sanqu.api.Page;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Submission;
import org.sanqu.api.form.SubmissionQuery;
import org.sanqu.api.form.SubmissionState;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.platform.Row;
import org.sanqu.api.platform.Sql;

/**
 * Reads one page of submissions by one of three plans: few that contain the words are fetched and sorted; of a small subtree the database
 * sorts what is there; else the days are walked backwards in an index, and the tree and the words in memory say what is among them.
 *
 * <p>What closed organisations submitted stays theirs and is found at those that stand in for them.
 */
final class SubmissionPage {

    /** A subtree of so many organisations is small: what is in it is sorted faster than found among all. */
    private static final int SMALL = 200;

    /** So many submissions are fetched one by one faster than found among all. */
    private static final int FEW = 2_000;

    private static final int ASKED = 500;
    private static final int FIRST_STRIDE = 400;
    private static final int LAST_STRIDE = 8_000;

    private final Sql sql;
    private final Hierarchy tree;
    private final StandIns closed;
    private final SubmissionQuery query;
    private final List<String> words;
    private final Function<List<Long>, List<Submission>> rows;
    private final Predicate<Submission> open;
    private final List<Submission> found = new ArrayList<>();

    /**
     * A page.
     *
     * @param closed those that do not exist in the formal hierarchy of today, and that hierarchy
     * @param rows reads submissions by id
     * @param open what the reader may open of what they may read
     */
    SubmissionPage(
            Sql sql,
            StandIns closed,
            SubmissionQuery query,
            Function<List<Long>, List<Submission>> rows,
            Predicate<Submission> open) {
        this.sql = sql;
        this.tree = closed.tree();
        this.closed = closed;
        this.query = query;
        this.words = SearchText.words(query.search());
        this.rows = rows;
        this.open = open;
    }

    /** A place in the order of pages: the newest day first, then the highest id. */
    record Position(String day, long id) {

        private static final Position START = new Position("9999-12-31", Long.MAX_VALUE);
        private static final Comparator<Position> ORDER =
                Comparator.comparing(Position::day).thenComparing(Position::id).reversed();

        static Position parse(String cursor) {
            if (cursor == null) {
                return START;
            }
            try {
                int dot = cursor.indexOf('.');
                String day = cursor.substring(0, Math.max(0, dot));
                return new Position(LocalDate.parse(day).toString(), Long.parseLong(cursor.substring(dot + 1)));
            } catch (DateTimeException | NumberFormatException e) {
                throw new Refusal(Refusal.Reason.MALFORMED, "submission.cursor");
            }
        }

        @Override
        public String toString() {
            return day + "." + id;
        }
    }

    /** A submission as the indexes know it. */
    private record Entry(Position position, long organisation) {

        static Entry read(Row row) {
            return new Entry(new Position(row.text("day"), row.number("id")), row.number("organisation"));
        }

        long id() {
            return position.id;
        }
    }

    Page<Submission> read() {
        Position after = Position.parse(query.after());
        Optional<Candidates> candidates =
                words.isEmpty() ? Optional.empty() : new GramIndex(sql).find(words, query.form());
        if (candidates.isPresent() && candidates.get().count() <= FEW) {
            pick(after, candidates.get().ids());
        } else {
            LongPredicate wanted =
                    candidates.<LongPredicate>map(some -> some::contains).orElse(id -> true);
            if (inSmallSubtree()) {
                walk(after, ids(), wanted, id -> true);
            } else {
                walk(after, List.of(), wanted, below());
            }
        }
        if (found.size() <= query.size()) {
            return new Page<>(found, null);
        }
        List<Submission> page = found.subList(0, query.size());
        Submission last = page.get(page.size() - 1);
        return new Page<>(page, new Position(last.day().toString(), last.id()).toString());
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

    /** Whether an organisation is below the one that was asked for, or one stands in for it that is. */
    private LongPredicate below() {
        int top = tree.ordinal(query.organisation());
        if (top < 0) {
            return id -> id == query.organisation();
        }
        return id -> {
            int standIn = tree.standIn(id);
            return standIn >= 0 && tree.contains(top, standIn);
        };
    }

    private void pick(Position after, List<Long> ids) {
        LongPredicate below = below();
        List<Entry> picked = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += ASKED) {
            List<Long> some = ids.subList(from, Math.min(ids.size(), from + ASKED));
            Condition where = condition(after).and("id in (" + marks(some) + ")", some);
            sql.each(
                    "select id, day, organisation from submission where " + where.text,
                    row -> picked.add(Entry.read(row)),
                    where.toArray());
        }
        picked.removeIf(entry -> !below.test(entry.organisation));
        picked.sort(Comparator.comparing(Entry::position, Position.ORDER));
        take(picked);
    }

    private void walk(Position after, List<Long> organisations, LongPredicate wanted, LongPredicate below) {
        Position here = after;
        int stride = words.isEmpty() && !organisations.isEmpty() ? query.size() + 1 : FIRST_STRIDE;
        List<Entry> entries;
        do {
            entries = select(here, stride, organisations);
            take(entries.stream()
                    .filter(entry -> wanted.test(entry.id()) && below.test(entry.organisation))
                    .toList());
            boolean more = entries.size() == stride;
            here = more ? entries.get(stride - 1).position : null;
            stride = Math.min(LAST_STRIDE, 4 * stride);
        } while (here != null && found.size() <= query.size());
    }

    /** The submissions behind a position; those of all organisations where none is given. */
    private List<Entry> select(Position after, int most, List<Long> organisations) {
        Condition where = condition(after);
        if (!organisations.isEmpty()) {
            where = where.and("organisation in (" + marks(organisations) + ")", organisations);
        }
        String read = "select id, day, organisation from submission where " + where.text;
        // otherwise a database may walk all days to be spared the sorting
        String sorted = organisations.isEmpty()
                ? read
                : "with below as materialized (" + read + ") select id, day, organisation from below";
        List<Object> args = new ArrayList<>(where.args);
        args.add(most);
        return sql.list(sorted + " order by day desc, id desc limit ?", Entry::read, args.toArray());
    }

    private Condition condition(Position after) {
        Position from = after;
        Condition where = new Condition("true", List.of());
        if (query.form() != null) {
            where = where.and("form = ?", List.of(query.form()));
        }
        if (query.period() != null) {
            where = where.and("day >= ?", List.of(query.period().from().toString()));
            Position end = new Position(query.period().to().toString(), Long.MAX_VALUE);
            from = Position.ORDER.compare(after, end) > 0 ? after : end;
        }
        where = where.and("(day, id) < (?, ?)", List.of(from.day, from.id));
        if (query.states().isEmpty()) {
            return where.and("state <> ?", List.of(SubmissionState.VOIDED.code()));
        }
        if (query.states().equals(Set.of(SubmissionState.RETURNED))) {
            // as the index of those few says it
            return where.and("state = 'returned'", List.of());
        }
        List<String> states =
                query.states().stream().map(SubmissionState::code).sorted().toList();
        return where.and("state in (" + marks(states) + ")", states);
    }

    private static String marks(List<?> some) {
        return String.join(", ", Collections.nCopies(some.size(), "?"));
    }

    /** Takes those, in their order, in which the words occur and that the reader may open, until the page is full. */
    private void take(List<Entry> entries) {
        int most = query.size() + 1;
        for (int from = 0; from < entries.size() && found.size() < most; from += most) {
            List<Long> ids = entries.subList(from, Math.min(entries.size(), from + most)).stream()
                    .map(Entry::id)
                    .toList();
            List<Long> said = words.isEmpty() ? ids : saying(ids);
            Map<Long, Submission> read =
                    rows.apply(said).stream().collect(Collectors.toMap(Submission::id, each -> each));
            said.stream()
                    .map(read::get)
                    .filter(each -> each != null && found.size() < most && open.test(each))
                    .forEach(found::add);
        }
    }

    private List<Long> saying(List<Long> ids) {
        Map<Long, String> texts = new HashMap<>();
        sql.each(
                "select submission, text from submission_text where submission in (" + marks(ids) + ")",
                row -> texts.put(row.number("submission"), row.text("text")),
                ids.toArray());
        return ids.stream()
                .filter(id -> GramIndex.occur(words, texts.getOrDefault(id, "")))
                .toList();
    }

    /** What rows have to fulfil, with the arguments. */
    private record Condition(String text, List<Object> args) {

        Condition and(String more, List<?> moreArgs) {
            List<Object> all = new ArrayList<>(args);
            all.addAll(moreArgs);
            return new Condition(text + " and " + more, all);
        }

        Object[] toArray() {
            return args.toArray();
        }
    }
}
