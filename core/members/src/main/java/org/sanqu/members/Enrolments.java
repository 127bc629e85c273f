package org.sanqu.members;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.sanqu.api.member.Enrolment;
import org.sanqu.api.platform.Secrets;
import org.sanqu.api.platform.Sql;

/**
 * Puts people on the roll: a row for each of them and one for where they are at home.
 *
 * @param sql the transaction
 * @param secrets closes the numbers
 * @param account who enters it
 * @param at when
 * @param batch the import that brings them; null for none
 */
record Enrolments(Sql sql, Secrets secrets, String account, Instant at, Long batch) {

    /** What was entered first holds since ever. */
    static final LocalDate EVER = LocalDate.of(1, 1, 1);

    /** Answers the new ids, in the order of the enrolments. */
    long[] insert(List<Enrolment> enrolments) {
        return write(enrolments.stream().map(each -> Sealed.of(each, secrets)).toList());
    }

    /** Answers the new ids, in the order of the enrolments. */
    long[] write(List<Sealed> enrolments) {
        long[] ids = sql.ids("member", enrolments.size());
        List<Object[]> people = new ArrayList<>(ids.length);
        List<Object[]> homes = new ArrayList<>(ids.length);
        for (int i = 0; i < ids.length; i++) {
            Enrolment enrolment = enrolments.get(i).open();
            people.add(row(ids[i], enrolments.get(i)));
            homes.add(new Object[] {ids[i], enrolment.home(), from(enrolment)});
        }
        sql.batch(
                "insert into member (id, name, name_key, sex, birth_date, ethnicity, joined_on, converted_on,"
                        + " citizen_number, citizen_number_hash, phone, phone_hash, enrolled_home, enrolled_from,"
                        + " enrolled_by, enrolled_at, batch, struck, since, education, degree, occupation, work_unit,"
                        + " standing, state, home, home_from) values"
                        + " (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?, 'normal', ?, ?)",
                people);
        sql.batch("insert into affiliation (member, organisation, kind, from_on) values (?, ?, 'home', ?)", homes);
        return ids;
    }

    private Object[] row(long id, Sealed sealed) {
        Enrolment enrolment = sealed.open();
        return new Object[] {
            id,
            enrolment.name(),
            sealed.nameKey(),
            enrolment.sex(),
            enrolment.birthDate(),
            enrolment.ethnicity(),
            enrolment.joinedOn(),
            enrolment.convertedOn(),
            sealed.citizenNumber(),
            sealed.citizenNumberHash(),
            sealed.phone(),
            sealed.phoneHash(),
            enrolment.home(),
            from(enrolment),
            account,
            at,
            batch,
            EVER,
            enrolment.education(),
            enrolment.degree(),
            enrolment.occupation(),
            enrolment.workUnit(),
            enrolment.standing(),
            enrolment.home(),
            from(enrolment)
        };
    }

    /** The first day at home. */
    static LocalDate from(Enrolment enrolment) {
        return enrolment.homeFrom() == null ? enrolment.joinedOn() : enrolment.homeFrom();
    }
}
