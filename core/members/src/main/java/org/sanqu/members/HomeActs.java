package org.sanqu.members;

import java.time.LocalDate;
import java.util.List;
import org.sanqu.api.Fault;
import org.sanqu.api.Message;
import org.sanqu.api.Refusal;
import org.sanqu.api.platform.Sql;

/**
 * Changes where one member is at home, so that everybody on the roll has one home that exists, and nobody off it has any.
 *
 * @param sql the transaction
 * @param counts is told what changed
 */
record HomeActs(Sql sql, MemberCounts counts) {

    Timeline timeline(long member) {
        return new HomeProjection(sql).timelines(List.of(member)).getOrDefault(member, Timeline.NONE);
    }

    /** A new home, or none within this system. */
    void transfer(long member, Long to, LocalDate on, EventRows.Paper paper) {
        Homestead home = timeline(member).on(on);
        require(home != null, "member.off-roll", on);
        if (to == null) {
            requireLast(member, on);
        }
        move(member, "transfer", on, new EventRows.Move(home.organisation(), to), "/on", null, paper);
    }

    void leave(long member, LocalDate on, String detail, EventRows.Paper paper) {
        Homestead home = timeline(member).on(on);
        require(home != null, "member.off-roll", on);
        requireLast(member, on);
        move(member, "leave", on, new EventRows.Move(home.organisation(), null), "/on", detail, paper);
    }

    void comeBack(long member, long to, LocalDate on, EventRows.Paper paper) {
        Timeline timeline = timeline(member);
        require(timeline.last() != null && timeline.lasting() == null, "member.still-on-roll", on);
        require(!on.isBefore(timeline.since()), "member.on-early", timeline.since());
        move(member, "return", on, new EventRows.Move(null, to), "/home", null, paper);
    }

    private void move(
            long member,
            String kind,
            LocalDate on,
            EventRows.Move move,
            String at,
            String detail,
            EventRows.Paper paper) {
        new EventRows(sql).add(member, kind, on, move, detail, paper);
        settle(List.of(member), at);
    }

    /** Writes what follows from events that were added or taken back, and refuses homes that are none. */
    void settle(List<Long> members, String at) {
        HomeProjection.Changed changed = new HomeProjection(sql).refresh(members);
        counts.changing(sql, changed);
        List<Fault> faults = new Dwelling(sql).faults(at, changed.begun());
        if (!faults.isEmpty()) {
            throw new Refusal(Refusal.Reason.INVALID, Message.of("member.change-invalid", faults.size()), faults);
        }
    }

    /** Refuses to let somebody go who was given a home later: that would begin it off the roll. */
    private void requireLast(long member, LocalDate on) {
        sql.first(
                        "select day from (select on_day as day from member_event where member = ? and moves_home = 1"
                                + " and standing = 1 and kind <> 'reorganise' union all"
                                + " select enrolled_from as day from member where id = ?) later"
                                + " where day >= ? order by day desc limit 1",
                        row -> row.text("day"),
                        member,
                        member,
                        on)
                .ifPresent(day -> {
                    throw refused("member.later-home", day);
                });
    }

    private static void require(boolean condition, String key, LocalDate day) {
        if (!condition) {
            throw refused(key, day.toString());
        }
    }

    private static Refusal refused(String key, String day) {
        return new Refusal(
                Refusal.Reason.INVALID, Message.of("member.change-invalid", 1), List.of(Fault.at("/on", key, day)));
    }
}
