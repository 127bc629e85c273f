package org.sanqu.members;

import java.time.LocalDate;
import org.sanqu.api.Refusal;
import org.sanqu.api.platform.Sql;

/** The end of a transfer, inside its transaction. Thread-safe. */
interface HomeMoves {

    /**
     * Gives a member a new home from a day on.
     *
     * @param to null for one outside this system: they leave the roll
     * @param documentNumber the number of the letter; null for none
     * @throws Refusal INVALID when they are not on the roll on the day, or the home does not exist from then on for good
     */
    void move(Sql sql, long member, Long to, LocalDate on, String documentNumber, String account);

    /**
     * Brings a member back to the roll from a day on.
     *
     * @throws Refusal INVALID when they are on the roll, left it later, or the home does not exist from then on for good
     */
    void comeBack(Sql sql, long member, long to, LocalDate on, String documentNumber, String account);
}
