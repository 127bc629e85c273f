package org.sanqu.members;

import java.time.LocalDate;
import java.util.Optional;
import org.sanqu.api.platform.Row;
import org.sanqu.api.platform.Secrets;
import org.sanqu.api.platform.Sql;

/**
 * A person as kept, numbers in the clear: for acts, never to be shown.
 *
 * @param mergedInto whom they were found to be the same as; null for nobody
 * @param struck whether they were never on the roll
 */
record Person(
        long id,
        String name,
        String sex,
        LocalDate birthDate,
        String ethnicity,
        String citizenNumber,
        String phone,
        LocalDate joinedOn,
        LocalDate convertedOn,
        LocalDate enrolledFrom,
        Long mergedInto,
        boolean struck) {

    /** Reads a person and keeps everybody else from changing them until the end of the transaction. */
    static Optional<Person> lock(Sql sql, Secrets secrets, long member) {
        sql.update("update member set struck = struck where id = ?", member);
        return sql.first("select * from member where id = ?", row -> read(row, secrets), member);
    }

    private static Person read(Row row, Secrets secrets) {
        return new Person(
                row.number("id"),
                row.text("name"),
                row.text("sex"),
                row.date("birth_date"),
                row.text("ethnicity"),
                secrets.decrypt(row.bytes("citizen_number")),
                secrets.decrypt(row.bytes("phone")),
                row.date("joined_on"),
                row.date("converted_on"),
                row.date("enrolled_from"),
                row.numberOrNull("merged_into"),
                row.flag("struck"));
    }

    boolean probationaryOn(LocalDate day) {
        return convertedOn == null || convertedOn.isAfter(day);
    }
}
