package org.sanqu.forms.list;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.sanqu.api.Page;
import org.sanqu.api.form.Submission;
import org.sanqu.api.form.SubmissionQuery;
import org.sanqu.api.platform.Sql;

/**
 * Reads one page of submissions by one of three plans: of a small subtree the database sorts what is there; else the days are walked backwards
 * in an index; and where there are words, or where the walk was long, the blocks that are indexed are opened, the newest first.
 */
final class SubmissionPage {

    private static final int MOST_AT_ONCE = 2_000;

    /** After so many days' entries the blocks are the shorter way. */
    private static final int FAR = 2_000;

    /** The same where the entries are those of a rare state. */
    private static final int FAR_APART = 10_000;

    private final Sql sql;
    private final Subtree below;
    private final SubmissionQuery query;
    private final List<String> words;
    private final Function<List<Long>, List<Submission>> rows;
    private final Predicate<Submission> open;
    private final List<Submission> found = new ArrayList<>();

    /** Where those that were found stand in the order, by the days that lists go by. */
    private final List<Position> places = new ArrayList<>();

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
        this.below = new Subtree(closed, query.organisation());
        this.query = query;
        this.words = SearchText.words(query.search());
        this.rows = rows;
        this.open = open;
    }

    Page<Submission> read() {
        Position after = Position.of(query);
        if (words.isEmpty()) {
            list(after);
        } else {
            search(after);
        }
        if (found.size() <= query.size()) {
            return new Page<>(found, null);
        }
        return new Page<>(
                found.subList(0, query.size()), places.get(query.size() - 1).toString());
    }

    private void list(Position after) {
        DayWalk walk = walk(after, entry -> true);
        while (walk.goesOn() && !isFull() && (below.isSmall() || walk.walked() < FAR)) {
            inParts(walk.next(), this::take);
        }
        if (walk.goesOn() && !isFull()) {
            newest(new GramIndex(sql).find(words, query.form()), walk.position());
        }
    }

    private void search(Position after) {
        Candidates candidates = new GramIndex(sql).find(words, query.form());
        if (!candidates.areMany() || !below.isSmall() && !Condition.isApart(query.states())) {
            newest(candidates, after);
            return;
        }
        DayWalk walk = walk(after, entry -> candidates.contains(entry.id()));
        while (walk.goesOn() && !isFull() && (below.isSmall() || walk.walked() < FAR_APART)) {
            inParts(walk.next(), some -> take(checked(some)));
        }
        if (walk.goesOn() && !isFull()) {
            newest(candidates, walk.position());
        }
    }

    private DayWalk walk(Position after, Predicate<Entry> wanted) {
        if (below.isSmall()) {
            return new DayWalk(sql, query, after, below.ids(), wanted);
        }
        LongPredicate holds = below.holds();
        return new DayWalk(
                sql, query, after, List.of(), entry -> holds.test(entry.organisation()) && wanted.test(entry));
    }

    private void newest(Candidates candidates, Position after) {
        NewestFirst newest = new NewestFirst(sql, candidates, query, after, below.holds());
        int most = query.size() + 1;
        List<Entry> some = newest.next(most);
        while (!some.isEmpty() && !isFull()) {
            take(checked(some));
            most = Math.min(MOST_AT_ONCE, 4 * most);
            some = newest.next(most);
        }
    }

    private boolean isFull() {
        return found.size() > query.size();
    }

    /** Hands on as many at once as a page may need. */
    private void inParts(List<Entry> entries, Consumer<List<Entry>> part) {
        int most = query.size() + 1;
        for (int from = 0; from < entries.size() && !isFull(); from += most) {
            part.accept(entries.subList(from, Math.min(entries.size(), from + most)));
        }
    }

    /** Those, in their order, in which the words occur and that are as the query wants them. */
    private List<Entry> checked(List<Entry> entries) {
        List<Long> saying = words.isEmpty() ? ids(entries) : new GramIndex(sql).saying(words, ids(entries));
        if (saying.isEmpty()) {
            return List.of();
        }
        Condition where = Condition.of(query, Position.of(query)).in("id", saying);
        Set<Long> good = new HashSet<>();
        sql.each(
                "select id from submission where " + where.text(),
                row -> good.add(row.number("id")),
                where.args().toArray());
        return entries.stream().filter(entry -> good.contains(entry.id())).toList();
    }

    /** Takes those that the reader may open until the page is full. */
    private void take(List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        Map<Long, Submission> read =
                rows.apply(ids(entries)).stream().collect(Collectors.toMap(Submission::id, each -> each));
        for (Entry entry : entries) {
            Submission submission = read.get(entry.id());
            if (submission != null && !isFull() && open.test(submission)) {
                found.add(submission);
                places.add(entry.position());
            }
        }
    }

    private static List<Long> ids(List<Entry> entries) {
        return entries.stream().map(Entry::id).toList();
    }
}
