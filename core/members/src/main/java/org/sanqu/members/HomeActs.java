package org.sanqu.members;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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

    private static final Map<String, String> STATE_AFTER =
            Map.of("deceased", "deceased", "removed", "removed", "withdrawn", "removed", "expelled", "removed");

    Timeline timeline(long member) {
        return new HomeProjection(sql).timelines(List.of(member)).getOrDefault(member, Timeline.NONE);
    }

    /** A new home, or none within this system. */
    void transfer(long member, Long to, LocalDate on, EventRows.Paper paper) {
        EventRows.Move move = new EventRows.Move(home(member, on), to);
        if (to == null) {
            requireLast(member, on);
        }
        move(member, "transfer", on, move, "/on", Map.of(), null, paper);
    }

    /** They are off the roll from a day on, for a cause out of its code table. */
    void leave(long member, String cause, LocalDate on, EventRows.Paper paper) {
        EventRows.Move move = new EventRows.Move(home(member, on), null);
        requireLast(member, on);
        String state = STATE_AFTER.get(cause);
        Map<String, String> changes = state == null ? Map.of() : Map.of("state", state);
        move(member, "leave", on, move, "/on", changes, "cause: " + cause, paper);
    }

    /** The home that a member has on a day by what was entered of themselves, which alone can be changed. */
    private long home(long member, LocalDate on) {
        Homestead home = timeline(member).on(on);
        require(home != null, "member.off-roll", on);
        Timeline own = new HomeProjection(sql).own(member);
        require(own.on(on) != null, "member.home-merged", on);
        return home.organisation();
    }

    void comeBack(long member, long to, LocalDate on, EventRows.Paper paper) {
        Timeline timeline = timeline(member);
        require(timeline.last() != null && timeline.lasting() == null, "member.still-on-roll", on);
        require(!on.isBefore(timeline.since()), "member.on-early", timeline.since());
        EventRows.Move move = new EventRows.Move(null, to);
        move(member, "return", on, move, "/home", Map.of("state", "normal"), null, paper);
    }

    private void move(
            long member,
            String kind,
            LocalDate on,
            EventRows.Move move,
            String at,
            Map<String, String> changes,
            String detail,
            EventRows.Paper paper) {
        if (move.to() != null && new Dwelling(sql).lives(List.of(move.to())).isEmpty()) {
            throw refused(at, "member.home-absent", on.toString());
        }
        new EventRows(sql).add(member, kind, on, move, changes, detail, paper);
        settle(List.of(member), at);
        if (!changes.isEmpty()) {
            Attributes.read(sql, member).with(on, changes).write(sql);
        }
    }

    /** Writes what follows from events that were added or taken back, and refuses homes that are none. */
    void settle(List<Long> members, String at) {
        HomeProjection.Changed changed = new HomeProjection(sql).refresh(members);
        List<Fault> faults = new Dwelling(sql).faults(at, changed.begun());
        if (!faults.isEmpty()) {
            throw new Refusal(Refusal.Reason.INVALID, Message.of("member.change-invalid", faults.size()), faults);
        }
        // not before: whoever counts waits for what is told here to be kept
        counts.changing(sql, changed);
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
                    throw refused("/on", "member.later-home", day);
                });
    }

    private static void require(boolean condition, String key, LocalDate day) {
        if (!condition) {
            throw refused("/on", key, day.toString());
        }
    }

    private static Refusal refused(String at, String key, String day) {
        return new Refusal(
                Refusal.Reason.INVALID, Message.of("member.change-invalid", 1), List.of(Fault.at(at, key, day)));
    }
}
