package org.sanqu.members;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.sanqu.api.platform.Row;
import org.sanqu.api.platform.Sql;

/**
 * Writes where members are at home, as it follows from their enrolments and events.
 *
 * @param sql the transaction
 */
record HomeProjection(Sql sql) {

    private static final int CHUNK = 2_000;
    private static final String MOVES =
            "select id, member, kind, on_day, home_from, home_to from member_event where moves_home = 1 and standing = 1"
                    + " and member ";

    /** Brings what is written up to date for some members and those that they were merged into, and answers what changed. */
    Changed refresh(Collection<Long> members) {
        Changed changed = new Changed(new ArrayList<>(), new ArrayList<>());
        List<Long> all = List.copyOf(members);
        for (int from = 0; from < all.size(); from += CHUNK) {
            refresh(all.subList(from, Math.min(all.size(), from + CHUNK)), changed);
        }
        return changed;
    }

    private void refresh(List<Long> members, Changed changed) {
        TreeSet<Long> concerned = new TreeSet<>(members);
        sql.each(
                "select merged_into from member where merged_into is not null and id in (" + Ids.list(members) + ")",
                row -> concerned.add(row.number("merged_into")));
        Map<Long, Timeline> timelines = timelines(concerned);
        Map<Long, List<Stay>> written = written(concerned);
        Writing writing = new Writing(sql);
        for (long member : concerned) {
            Timeline timeline = timelines.getOrDefault(member, Timeline.NONE);
            List<Stay> before = written.getOrDefault(member, List.of());
            List<Homestead> known = before.stream().map(Stay::home).toList();
            if (!known.equals(timeline.homes())) {
                writing.replace(member, before, timeline);
                known.stream().filter(home -> !timeline.homes().contains(home)).forEach(changed.ended::add);
                timeline.homes().stream().filter(home -> !known.contains(home)).forEach(changed.begun::add);
            }
        }
        writing.close();
    }

    /** What follows from the enrolments and events of members and of those merged into them. */
    Map<Long, Timeline> timelines(Collection<Long> members) {
        String ids = Ids.list(members);
        String people = "select id from member where id in (" + ids + ") or merged_into in (" + ids + ")";
        Map<Long, List<HomeMove>> moves = new HashMap<>();
        sql.each(MOVES + "in (" + people + ")", row -> moves.computeIfAbsent(
                        row.number("member"), member -> new ArrayList<>())
                .add(move(row)));
        Map<Long, Entered> kept = new HashMap<>();
        List<Entered> merged = new ArrayList<>();
        sql.each(
                "select id, merged_into, merged_by, struck, enrolled_home, enrolled_from from member where id in ("
                        + people + ") order by id",
                row -> {
                    Entered entered = Entered.read(row, moves.getOrDefault(row.number("id"), List.of()));
                    if (entered.mergedInto == null) {
                        kept.put(row.number("id"), entered);
                    } else {
                        merged.add(entered);
                    }
                });
        kept.keySet().retainAll(members);
        Map<Long, Timeline> timelines = new HashMap<>();
        kept.forEach((member, entered) -> timelines.put(member, entered.timeline()));
        for (Entered other : merged) {
            timelines.computeIfPresent(
                    other.mergedInto,
                    (into, whole) -> whole.filledBy(
                            other.timeline(),
                            kept.get(into).before(other.mergedBy).timeline()));
        }
        return timelines;
    }

    /** What follows from the enrolment and events of a member alone. */
    Timeline own(long member) {
        return sql.first(
                        "select merged_into, merged_by, struck, enrolled_home, enrolled_from from member where id = ?",
                        row -> Entered.read(row, moves(member)),
                        member)
                .map(Entered::timeline)
                .orElse(Timeline.NONE);
    }

    /** The moves of a member that stand, in the order of their days. */
    List<HomeMove> moves(long member) {
        return sql.list(MOVES + "= ? order by on_day, id", HomeProjection::move, member);
    }

    private static HomeMove move(Row row) {
        return new HomeMove(
                row.number("id"),
                row.date("on_day"),
                row.numberOrNull("home_from"),
                row.numberOrNull("home_to"),
                row.text("kind").equals(EventRows.REORGANISE));
    }

    private Map<Long, List<Stay>> written(Collection<Long> members) {
        Map<Long, List<Stay>> written = new HashMap<>();
        sql.each(
                "select id, member, organisation, from_on, until_on from affiliation where member in ("
                        + Ids.list(members) + ") order by from_on",
                row -> written.computeIfAbsent(row.number("member"), member -> new ArrayList<>())
                        .add(new Stay(
                                row.number("id"),
                                new Homestead(row.number("organisation"), row.date("from_on"), row.date("until_on")))));
        return written;
    }

    /**
     * The homes that are no more as they were, and those that are instead.
     *
     * @param ended as they were written
     * @param begun as they are written now
     */
    record Changed(List<Homestead> ended, List<Homestead> begun) {}

    private record Stay(long id, Homestead home) {}

    /** What was entered of a person; {@code mergedBy} is the event by which they were merged. */
    private record Entered(Homestead enrolment, List<HomeMove> moves, Long mergedInto, Long mergedBy) {

        static Entered read(Row row, List<HomeMove> moves) {
            Homestead enrolment = row.flag("struck")
                    ? null
                    : new Homestead(row.number("enrolled_home"), row.date("enrolled_from"), null);
            return new Entered(enrolment, moves, row.numberOrNull("merged_into"), row.numberOrNull("merged_by"));
        }

        Timeline timeline() {
            return enrolment == null ? Timeline.NONE : Timeline.of(enrolment, moves);
        }

        /** What was known before an event was entered. */
        Entered before(long event) {
            return new Entered(
                    enrolment, moves.stream().filter(move -> move.id() < event).toList(), mergedInto, mergedBy);
        }
    }

    /** Gathers what is to be written, so that thousands take a few statements. */
    private record Writing(
            Sql sql, List<Object[]> gone, List<Object[]> kept, List<Object[]> fresh, List<Object[]> rows) {

        Writing(Sql sql) {
            this(sql, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        void replace(long member, List<Stay> before, Timeline timeline) {
            int same = 0;
            for (Homestead home : timeline.homes()) {
                if (same < before.size()) {
                    kept.add(new Object[] {
                        home.organisation(),
                        home.from(),
                        home.until(),
                        before.get(same).id()
                    });
                } else {
                    fresh.add(new Object[] {member, home.organisation(), home.from(), home.until()});
                }
                same++;
            }
            before.stream().skip(same).forEach(each -> gone.add(new Object[] {each.id()}));
            rows.add(new Object[] {timeline.lasting(), timeline.since(), member});
        }

        void close() {
            sql.batch("delete from affiliation where id = ?", gone);
            sql.batch("update affiliation set organisation = ?, from_on = ?, until_on = ? where id = ?", kept);
            sql.batch(
                    "insert into affiliation (member, organisation, kind, from_on, until_on) values (?, ?, 'home', ?, ?)",
                    fresh);
            sql.batch("update member set home = ?, home_from = ? where id = ?", rows);
        }
    }
}
