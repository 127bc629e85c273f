package org.sanqu.members;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.sanqu.api.member.Enrolment;
import org.sanqu.api.member.Member;
import org.sanqu.api.platform.Row;
import org.sanqu.api.platform.Secrets;
import org.sanqu.api.platform.Sql;

/**
 * The rows of members with their home on a day.
 *
 * @param sql the transaction
 * @param secrets opens and closes the numbers
 * @param asOf the day
 */
record MemberRows(Sql sql, Secrets secrets, LocalDate asOf) {

    static final String HOME =
            """
             join affiliation a on a.member = m.id and a.kind = 'home'
             and a.from_on <= ? and (a.until_on is null or a.until_on > ?)
            """;
    private static final String SELECT = "select m.*, a.organisation as home from member m" + HOME;

    /** Members at home in a few organisations, sorted and cut by the database. */
    List<Member> atHome(Collection<Long> organisations, String pattern, Position after, int most) {
        String marks = String.join(", ", Collections.nCopies(organisations.size(), "?"));
        return sql.list(
                SELECT
                        + "where a.organisation in (" + marks + ") and lower(m.name) like lower(?) escape '\\'"
                        + " and (m.name_key > ? or (m.name_key = ? and m.id > ?)) order by m.name_key, m.id limit ?",
                this::read,
                args(organisations.toArray(), pattern, after.key(), after.key(), after.id(), most));
    }

    /** Members by name, wherever they are at home, one after the other. */
    void byName(String pattern, Position after, int most, Consumer<Home> consumer) {
        sql.each(
                "select m.id, m.name_key, a.organisation as home from member m" + HOME
                        + "where lower(m.name) like lower(?) escape '\\'"
                        + " and (m.name_key > ? or (m.name_key = ? and m.id > ?)) order by m.name_key, m.id limit ?",
                row -> consumer.accept(new Home(row.number("id"), row.text("name_key"), row.number("home"))),
                args(new Object[0], pattern, after.key(), after.key(), after.id(), most));
    }

    List<Member> withIds(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        String marks = String.join(", ", Collections.nCopies(ids.size(), "?"));
        return sql.list(
                SELECT + "where m.id in (" + marks + ") order by m.name_key, m.id", this::read, args(ids.toArray()));
    }

    Optional<Member> withFingerprint(String fingerprint) {
        return sql.first(SELECT + "where m.citizen_number_hash = ?", this::read, args(new Object[0], fingerprint));
    }

    /** How many are at home in each organisation that has any. */
    void count(Consumer<Row> consumer) {
        sql.each(
                "select a.organisation, count(*) as members from affiliation a where a.kind = 'home' and a.from_on <= ?"
                        + " and (a.until_on is null or a.until_on > ?) group by a.organisation",
                consumer,
                asOf,
                asOf);
    }

    long insert(Enrolment enrolment) {
        String number = CitizenNumber.normalised(enrolment.citizenNumber());
        long id = sql.insert(
                "insert into member (name, name_key, sex, birth_date, ethnicity, education, category, standing, joined_on,"
                        + " converted_on, citizen_number, citizen_number_hash, phone)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                enrolment.name(),
                NameOrder.key(enrolment.name()),
                enrolment.sex(),
                enrolment.birthDate(),
                enrolment.ethnicity(),
                enrolment.education(),
                enrolment.category(),
                enrolment.standing(),
                enrolment.joinedOn(),
                enrolment.convertedOn(),
                secrets.encrypt(number),
                secrets.fingerprint(number),
                secrets.encrypt(enrolment.phone()));
        sql.update(
                "insert into affiliation (member, organisation, kind, from_on) values (?, ?, 'home', ?)",
                id,
                enrolment.home(),
                enrolment.homeFrom() == null ? enrolment.joinedOn() : enrolment.homeFrom());
        return id;
    }

    private Member read(Row row) {
        return new Member(
                row.number("id"),
                row.text("name"),
                row.text("sex"),
                row.date("birth_date"),
                row.text("ethnicity"),
                row.text("education"),
                row.text("category"),
                row.text("standing"),
                row.date("joined_on"),
                row.date("converted_on"),
                CitizenNumber.masked(secrets.decrypt(row.bytes("citizen_number"))),
                maskedPhone(secrets.decrypt(row.bytes("phone"))),
                row.numberOrNull("home"));
    }

    private static String maskedPhone(String phone) {
        if (phone == null) {
            return null;
        }
        int shown = phone.length() >= 11 ? 3 : 0;
        return phone.substring(0, shown)
                + "*".repeat(Math.max(0, phone.length() - shown - 4))
                + phone.substring(Math.max(shown, phone.length() - 4));
    }

    private Object[] args(Object[] ids, Object... more) {
        return Stream.of(new ArrayList<Object>(List.of(asOf, asOf)), List.of(ids), List.of(more))
                .flatMap(List::stream)
                .toArray();
    }

    /** Where a member is at home. */
    record Home(long member, String nameKey, long organisation) {}

    /** A place in the list: everything behind this name and id. */
    record Position(String key, long id) {

        static final Position START = new Position("", 0);

        static Position parse(String cursor) {
            int dot = cursor.lastIndexOf('.');
            if (!cursor.matches("[0-9a-f]*\\.\\d{1,18}")) {
                throw new IllegalArgumentException(cursor);
            }
            return new Position(cursor.substring(0, dot), Long.parseLong(cursor.substring(dot + 1)));
        }

        @Override
        public String toString() {
            return key + "." + id;
        }
    }
}
