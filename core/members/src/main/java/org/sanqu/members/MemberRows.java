package org.sanqu.members;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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

    /** Members by id, in the order of names; those that were never on the roll are left out. */
    List<Member> withIds(Collection<Long> ids) {
        List<Long> all = List.copyOf(ids);
        if (all.size() <= CHUNK) {
            return all.isEmpty() ? List.of() : read("m.id in (" + Ids.list(all) + ")");
        }
        List<Member> found = new ArrayList<>();
        for (int from = 0; from < all.size(); from += CHUNK) {
            found.addAll(read("m.id in (" + Ids.list(all.subList(from, Math.min(all.size(), from + CHUNK))) + ")"));
        }
        found.sort(NameOrder.OF_MEMBERS);
        return found;
    }

    private List<Member> read(String condition) {
        return sql.list(
                select() + " where m.struck = 0 and m.merged_into is null and " + condition
                        + " order by m.name_key, m.id",
                this::read);
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
