package org.sanqu.members;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sanqu.api.CodeTable;
import org.sanqu.api.member.Appointment;
import org.sanqu.api.platform.Row;
import org.sanqu.api.platform.Sql;

/**
 * The rows of appointments, which end also with their organisation and when the holder leaves the roll.
 *
 * @param sql the transaction
 */
record AppointmentRows(Sql sql) {

    /** How many decimals an allowance has. */
    static final int FEN = 2;

    private static final String SELECT = "select s.*, m.id as person, m.name, " + TieRows.rollEnd("s.from_on")
            + " as roll_end, " + TieRows.CLOSED + " from appointment s" + TieRows.MEMBER;

    List<Held> of(long member) {
        return sql.list(
                SELECT + "where " + TieRows.WHOSE + " order by s.from_on desc, s.id desc",
                AppointmentRows::read,
                member,
                member);
    }

    Optional<Held> withId(long appointment) {
        return sql.first(SELECT + "where s.id = ?", AppointmentRows::read, appointment);
    }

    /** Every appointment that there ever was to a post of an organisation. */
    List<Held> to(long organisation, String post) {
        return sql.list(SELECT + "where s.organisation = ? and s.post = ?", AppointmentRows::read, organisation, post);
    }

    /** The appointments on a day that fulfil a condition, in the order of the posts. */
    List<Held> on(LocalDate day, String condition) {
        return sql
                .list(
                        SELECT + "where s.from_on <= ? and (s.until_on is null or s.until_on > ?)" + condition
                                + " order by s.post_order, s.id",
                        AppointmentRows::read,
                        day,
                        day)
                .stream()
                .filter(held -> held.span().has(day))
                .toList();
    }

    /** The appointments on a day or any day after it that fulfil a condition, in no order. */
    List<Held> after(LocalDate day, String condition) {
        return sql
                .list(SELECT + "where (s.until_on is null or s.until_on > ?)" + condition, AppointmentRows::read, day)
                .stream()
                .filter(held -> held.span().lastsBeyond(day))
                .toList();
    }

    /** The appointments on a day by organisation code and post, behind one; some may have ended by themselves. */
    List<Held> byCode(LocalDate day, String post, String condition, Long behind, int most) {
        List<Object> args = new ArrayList<>(List.of(day, day));
        if (post != null) {
            args.add(post);
        }
        args.add(most);
        String after = behind == null
                ? ""
                : " and (o.code, s.post_order, s.id) > (select p.code, c.post_order, c.id from appointment c"
                        + " join organisation p on p.id = c.organisation where c.id = " + behind + ")";
        return sql.list(
                SELECT + "join organisation o on o.id = s.organisation"
                        + " where s.from_on <= ? and (s.until_on is null or s.until_on > ?)"
                        + (post == null ? "" : " and s.post = ?") + condition + after
                        + " order by o.code, s.post_order, s.id limit ?",
                AppointmentRows::read,
                args.toArray());
    }

    long insert(Appointment appointment, String account, Instant at) {
        return sql.insert(
                "insert into appointment (member, organisation, post, post_order, full_time, concurrent_post, selection,"
                        + " from_on, until_on, allowance, document_number, begun_by, begun_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                appointment.member(),
                appointment.organisation(),
                appointment.post(),
                List.copyOf(CodeTable.of("post").codes()).indexOf(appointment.post()),
                appointment.fullTime(),
                appointment.concurrentPost(),
                appointment.selection(),
                appointment.from(),
                appointment.until(),
                appointment.allowance() == null
                        ? null
                        : appointment.allowance().movePointRight(FEN).longValueExact(),
                appointment.documentNumber(),
                account,
                at);
    }

    void end(long appointment, LocalDate on, String account, Instant at) {
        sql.update(
                "update appointment set until_on = ?, ended_by = ?, ended_at = ? where id = ?",
                on,
                account,
                at,
                appointment);
    }

    private static Held read(Row row) {
        Span span =
                new Span(row.date("from_on"), row.date("until_on")).cut(row.date("roll_end"), row.date("closed_on"));
        Long allowance = row.numberOrNull("allowance");
        return new Held(
                new Appointment(
                        row.number("id"),
                        row.number("person"),
                        row.number("organisation"),
                        row.text("post"),
                        row.flag("full_time"),
                        row.text("concurrent_post"),
                        row.text("selection"),
                        span.from(),
                        span.until(),
                        allowance == null ? null : BigDecimal.valueOf(allowance, FEN),
                        row.text("document_number")),
                row.text("name"));
    }

    /** An appointment as it is, until the first of what ends it, with the holder's name. */
    record Held(Appointment appointment, String name) {

        Span span() {
            return new Span(appointment.from(), appointment.until());
        }
    }
}
