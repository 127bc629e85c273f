package org.sanqu.members;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import org.sanqu.api.member.Matches;
import org.sanqu.api.platform.Row;
import org.sanqu.api.platform.Sql;

/**
 * Reads the ids of one page of members by one of two plans: the database sorts those of a small subtree; of a large one it walks the
 * names in order and somebody who knows the tree says who is in it. Both read nothing but an index.
 *
 * @param sql the transaction
 * @param view the day
 * @param narrowing which members
 * @param after behind whom
 * @param most at most so many
 */
record MemberPage(Sql sql, DayView view, Narrowing narrowing, Position after, int most) {

    private static final int LONGEST_STRIDE = 4_000;
    private static final int SAMPLE = 300;

    /** Those at home in the organisations. */
    List<Listed> sorted(List<Long> organisations) {
        if (organisations.isEmpty()) {
            return List.of();
        }
        return sql.list(
                those(organisations) + " order by name_key, id limit ?",
                MemberPage::read,
                Stream.concat(Stream.of(thoseArgs()), Stream.of(most)).toArray());
    }

    /** How many are at home in the organisations. */
    long counted(List<Long> organisations) {
        return organisations.isEmpty()
                ? 0
                : sql.first(
                                "select count(*) as members from (" + those(organisations) + ") found",
                                row -> row.number("members"),
                                thoseArgs())
                        .orElseThrow();
    }

    private String those(List<Long> organisations) {
        String ids = Ids.list(organisations);
        String behind = narrowing.condition() + " and (m.name_key, m.id) > (?, ?)";
        return "select m.id, m.name_key, m.home from member m" + view.join() + " where m.home in (" + ids
                + ") and m.home_from <= " + view.constant() + behind
                + " union all select m.id, m.name_key, a.organisation as home from affiliation a"
                + " join member m on m.id = a.member" + view.join() + " where a.organisation in (" + ids
                + ") and a.from_on <= " + view.constant() + " and a.until_on > " + view.constant() + behind;
    }

    private Object[] thoseArgs() {
        List<Object> args = new ArrayList<>(List.of(narrowing.args()));
        args.addAll(List.of(after.key(), after.id()));
        args.addAll(List.copyOf(args));
        return args.toArray();
    }

    /**
     * How many of the first members by name pass.
     *
     * @param reach among how many of all, whatever narrows
     */
    Matches among(int reach, LongPredicate wanted) {
        Optional<Position> end = sql.first(
                "select m.name_key, m.id from member m order by m.name_key, m.id limit 1 offset ?",
                row -> new Position(row.text("name_key"), row.number("id")),
                reach);
        String until = end.isPresent() ? " and (m.name_key, m.id) < (?, ?)" : "";
        Stream<Object> behind = end.stream().flatMap(position -> Stream.of(position.key(), position.id()));
        long[] passed = {0};
        sql.each(
                "select home, count(*) as members from (select " + view.home() + " as home from member m" + view.join()
                        + " where " + view.likelyOnRoll() + narrowing.condition() + until + ") found group by home",
                row -> {
                    Long home = row.numberOrNull("home");
                    passed[0] += home != null && wanted.test(home) ? row.number("members") : 0;
                },
                Stream.concat(Stream.of(narrowing.args()), behind).toArray());
        return new Matches(passed[0], end.isPresent());
    }

    /** About which part of all members the narrowing lets pass, 0 … 1 exclusive of 0, from a sample behind the position. */
    double estimate() {
        if (narrowing.everybody()) {
            return 1;
        }
        Object[] args = Stream.concat(Stream.of(after.key(), after.id(), SAMPLE), Stream.of(narrowing.args()))
                .toArray();
        long passed = sql.first(
                        "select count(*) as passed from member m" + view.join()
                                + " where m.id in (select n.id from member n"
                                + " where (n.name_key, n.id) > (?, ?) order by n.name_key, n.id limit ?)"
                                + narrowing.condition(),
                        row -> row.number("passed"),
                        args)
                .orElseThrow();
        return (passed + 0.5) / SAMPLE;
    }

    /**
     * Those whose home passes.
     *
     * @param share how many of all are likely to pass, 0 … 1
     */
    List<Listed> walked(LongPredicate wanted, double share) {
        int stride = (int) Math.min(LONGEST_STRIDE, most / Math.max(share, 0.001) * 1.2 + 1);
        List<Listed> found = new ArrayList<>();
        Position here = after;
        List<Listed> passed;
        do {
            passed = stride(here, stride);
            for (Listed listed : passed) {
                if (found.size() < most && listed.home != null && wanted.test(listed.home)) {
                    found.add(listed);
                }
                here = listed.position();
            }
        } while (found.size() < most && passed.size() == stride);
        return found;
    }

    private List<Listed> stride(Position here, int length) {
        return sql.list(
                "select m.id, m.name_key, " + view.home() + " as home from member m" + view.join()
                        + " where (m.name_key, m.id) > (?, ?) and " + view.likelyOnRoll() + narrowing.condition()
                        + " order by m.name_key, m.id limit ?",
                MemberPage::read,
                Stream.of(Stream.of(here.key(), here.id()), Stream.of(narrowing.args()), Stream.of(length))
                        .flatMap(each -> each)
                        .toArray());
    }

    private static Listed read(Row row) {
        return new Listed(row.number("id"), row.text("name_key"), row.numberOrNull("home"));
    }

    /** A member in the list by name. */
    record Listed(long id, String key, Long home) {

        Position position() {
            return new Position(key, id);
        }
    }
}
