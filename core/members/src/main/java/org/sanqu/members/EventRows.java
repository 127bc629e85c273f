package org.sanqu.members;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sanqu.api.member.MemberEvent;
import org.sanqu.api.platform.Row;
import org.sanqu.api.platform.Sql;

/**
 * The rows of what happened to members.
 *
 * @param sql the transaction
 */
record EventRows(Sql sql) {

    static final String REORGANISE = "reorganise";
    private static final String COLUMNS =
            "member, kind, on_day, moves_home, home_from, home_to, organisation_event, detail,"
                    + " reason, document_number, entered_by, entered_at, standing";
    private static final String MARKS = "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1";

    /** Adds an event of the register itself and answers its id. */
    long add(long member, String kind, LocalDate on, Move move, String detail, Paper paper) {
        return add(member, kind, on, move, Map.of(), detail, paper);
    }

    /** Adds an event that says what is true from its day on, by column. */
    long add(
            long member,
            String kind,
            LocalDate on,
            Move move,
            Map<String, String> changes,
            String detail,
            Paper paper) {
        return sql.insert(
                "insert into member_event (" + COLUMNS + ", changes) values (" + MARKS + ", ?)",
                member,
                kind,
                on,
                move != null,
                move == null ? null : move.from,
                move == null ? null : move.to,
                null,
                detail,
                paper.reason,
                paper.documentNumber,
                paper.account,
                paper.at,
                changes.isEmpty() ? null : Changes.written(changes));
    }

    /** Adds many at once: rows of {@link #along} or {@link #struck}. */
    void addAll(List<Object[]> rows) {
        sql.batch("insert into member_event (" + COLUMNS + ") values (" + MARKS + ")", rows);
    }

    /** What the events that stand said of a member's columns, by day and in the order in which they were entered. */
    List<Changes> changes(long member) {
        return sql.list(
                "select on_day, changes from member_event where member = ? and standing = 1 and changes is not null"
                        + " order by id",
                row -> Changes.read(row.date("on_day"), row.text("changes")),
                member);
    }

    /** Whether an event said anything of what is true from a day on. */
    boolean isDated(long event) {
        return sql.first("select id from member_event where id = ? and changes is not null", row -> true, event)
                .isPresent();
    }

    Optional<MemberEvent> withId(long event) {
        return sql.first("select * from member_event where id = ?", EventRows::read, event);
    }

    /** Says of events that they stand no more; they stay. */
    void undo(long member, String kind) {
        sql.update("update member_event set standing = 0 where member = ? and kind = ?", member, kind);
    }

    void undo(long event) {
        sql.update("update member_event set standing = 0 where id = ?", event);
    }

    /** The row of somebody who moves from one organisation to another with it. */
    static Object[] along(long member, LocalDate on, long from, long to, long organisationEvent, Paper paper) {
        return new Object[] {
            member,
            REORGANISE,
            on,
            1,
            from,
            to,
            organisationEvent,
            null,
            paper.reason,
            paper.documentNumber,
            paper.account,
            paper.at
        };
    }

    /** The same row of another member. */
    static Object[] of(long member, Object[] row) {
        Object[] other = row.clone();
        other[0] = member;
        return other;
    }

    /** The row of somebody who was never on the roll, with where they would be. */
    static Object[] struck(long member, LocalDate today, Timeline before, Paper paper) {
        Homestead last = before == null ? null : before.last();
        Long home = last == null ? null : last.organisation();
        return new Object[] {
            member,
            "strike",
            today,
            1,
            home,
            null,
            null,
            null,
            paper.reason,
            paper.documentNumber,
            paper.account,
            paper.at
        };
    }

    /** Everything that happened to a person, the latest day first, with what happened to those merged into them. */
    List<MemberEvent> ofPerson(long member) {
        String people = "(select id from member where id = ? or merged_into = ?)";
        List<MemberEvent> events = new ArrayList<>(sql.list(
                "select * from member_event where member in " + people + " order by on_day desc, id desc",
                EventRows::read,
                member,
                member));
        events.addAll(sql.list("select * from member where id in " + people, EventRows::enrolment, member, member));
        events.sort(Comparator.comparing(MemberEvent::on)
                .thenComparing(MemberEvent::id)
                .reversed());
        return events;
    }

    /** The first thing that happened to everybody is not a row of its own. */
    private static MemberEvent enrolment(Row row) {
        return new MemberEvent(
                0,
                row.number("id"),
                "enrol",
                row.date("enrolled_from"),
                null,
                row.number("enrolled_home"),
                null,
                null,
                null,
                row.text("enrolled_by"),
                row.instant("enrolled_at"),
                !row.flag("struck"));
    }

    private static MemberEvent read(Row row) {
        return new MemberEvent(
                row.number("id"),
                row.number("member"),
                row.text("kind"),
                row.date("on_day"),
                row.numberOrNull("home_from"),
                row.numberOrNull("home_to"),
                row.text("detail"),
                row.text("reason"),
                row.text("document_number"),
                row.text("entered_by"),
                row.instant("entered_at"),
                row.flag("standing"));
    }

    /** A change of the home; nulls are off the roll. */
    record Move(Long from, Long to) {}

    /** What an event rests on, and who entered it. */
    record Paper(String reason, String documentNumber, String account, Instant at) {}
}
