package org.sanqu.members;

import java.util.Optional;
import org.sanqu.api.platform.Secrets;
import org.sanqu.api.platform.Sql;

/**
 * People whom somebody knows by their citizen number, wherever they are at home.
 *
 * @param sql the transaction
 * @param secrets makes fingerprints of numbers
 */
record Strangers(Sql sql, Secrets secrets) {

    /** The member with a number, as the one that they were found to be; nobody for a number that is none. */
    Optional<Long> byCitizenNumber(String written) {
        String number = CitizenNumber.normalised(written);
        return number == null
                ? Optional.empty()
                : sql.first(
                        "select coalesce(merged_into, id) as id from member where citizen_number_hash = ? and struck = 0",
                        row -> row.number("id"),
                        secrets.fingerprint(number));
    }
}
