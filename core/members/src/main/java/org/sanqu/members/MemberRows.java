package org.sanqu.members;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sanqu.api.member.Member;
import org.sanqu.api.platform.Row;
import org.sanqu.api.platform.Secrets;
import org.sanqu.api.platform.Sql;

/**
 * Reads members as they were on a day.
 *
 * @param sql the transaction
 * @param secrets opens the numbers
 * @param view the day
 */
record MemberRows(Sql sql, Secrets secrets, DayView view) {

    private static final int CHUNK = 1_000;

    /**
     * Members by id, in the order of names; the one who was kept stands for those merged into them, and those that were never on the
     * roll are left out.
     */
    List<Member> withIds(Collection<Long> ids) {
        List<Long> all = List.copyOf(ids);
        List<Member> found = new ArrayList<>();
        for (int from = 0; from < all.size(); from += CHUNK) {
            String some = Ids.list(all.subList(from, Math.min(all.size(), from + CHUNK)));
            found.addAll(
                    read("m.struck = 0 and m.id in (select coalesce(k.merged_into, k.id) from member k where k.id in ("
                            + some + "))"));
        }
        if (all.size() > CHUNK) {
            found.sort(NameOrder.OF_MEMBERS);
        }
        return found;
    }

    /** A member who may have been struck. */
    Optional<Member> evenStruck(long id) {
        return read("m.id = " + id).stream().findFirst();
    }

    private List<Member> read(String condition) {
        return sql.list(select() + " where " + condition + " order by m.name_key, m.id", this::read);
    }

    /** Where members belong for good or bad: at home on the day, off the roll where they were last, struck where they were entered. */
    Map<Long, Long> belonging(Collection<Long> ids) {
        Map<Long, Long> homes = new HashMap<>();
        if (!ids.isEmpty()) {
            sql.each(
                    "select m.id, coalesce(" + view.home() + ", (select l.organisation from affiliation l"
                            + " where l.member = m.id order by l.from_on desc limit 1), m.enrolled_home) as home"
                            + " from member m where m.id in (" + Ids.list(ids) + ")",
                    row -> homes.put(row.number("id"), row.number("home")));
        }
        return homes;
    }

    private String select() {
        String dated = DayView.DATED.stream()
                .map(name -> view.column(name) + " as " + name)
                .collect(Collectors.joining(", "));
        return "select m.id, m.name, m.sex, m.birth_date, m.ethnicity, m.joined_on, m.converted_on, m.citizen_number,"
                + " m.phone, " + dated + ", " + view.home() + " as home from member m" + view.join();
    }

    /** Who has a citizen number, or the one that they were found to be the same as. */
    Optional<Long> withFingerprint(String fingerprint) {
        return sql.first(
                "select coalesce(merged_into, id) as id from member where citizen_number_hash = ?",
                row -> row.number("id"),
                fingerprint);
    }

    /** The member that an id stands for: the one that they were merged into, or themselves. */
    Optional<Long> keptAs(long id) {
        return sql.first(
                "select coalesce(merged_into, id) as id from member where id = ?", row -> row.number("id"), id);
    }

    private Member read(Row row) {
        LocalDate converted = row.date("converted_on");
        boolean full = converted != null && !converted.isAfter(view.day());
        return new Member(
                row.number("id"),
                row.text("name"),
                row.text("sex"),
                row.date("birth_date"),
                row.text("ethnicity"),
                row.text("education"),
                row.text("degree"),
                row.text("occupation"),
                row.text("work_unit"),
                full ? "full" : "probationary",
                row.text("standing"),
                row.text("state"),
                row.date("joined_on"),
                converted,
                row.date("lost_contact_since"),
                CitizenNumber.masked(secrets.decrypt(row.bytes("citizen_number"))),
                Phone.masked(secrets.decrypt(row.bytes("phone"))),
                row.numberOrNull("home"));
    }
}
