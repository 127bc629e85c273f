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
        sql.each(
                "select id, member, kind, on_day, home_from, home_to from member_event where moves_home = 1 and standing = 1"
                        + " and member in (" + people + ")",
                row -> moves.computeIfAbsent(row.number("member"), member -> new ArrayList<>())
                        .add(move(row)));
        Map<Long, Timeline> own = new HashMap<>();
        Map<Long, List<Timeline>> merged = new HashMap<>();
        sql.each(
                "select id, merged_into, struck, enrolled_home, enrolled_from from member where id in (" + people
                        + ") order by id",
                row -> {
                    Timeline timeline = timeline(row, moves.getOrDefault(row.number("id"), List.of()));
                    Long into = row.numberOrNull("merged_into");
                    if (into == null) {
                        own.put(row.number("id"), timeline);
                    } else {
                        merged.computeIfAbsent(into, member -> new ArrayList<>())
                                .add(timeline);
                    }
                });
        merged.forEach((into, others) -> own.computeIfPresent(into, (member, timeline) -> {
            Timeline whole = timeline;
            for (Timeline other : others) {
                whole = whole.begunBy(other);
            }
            return whole;
        }));
        own.keySet().retainAll(members);
        return own;
    }

    private static Timeline timeline(Row row, List<HomeMove> moves) {
        return row.flag("struck")
                ? Timeline.NONE
                : Timeline.of(new Homestead(row.number("enrolled_home"), row.date("enrolled_from"), null), moves);
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
