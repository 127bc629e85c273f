package org.sanqu.api.member;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * What is said when a transfer is issued or registered.
 *
 * @param member who; 0 for somebody found by the citizen number
 * @param to the new home, a branch, or a committee that is to find the branch; null for one outside this system
 * @param toName what is written for one outside; null when there is {@code to}
 * @param kind as in {@link Transfer}
 * @param letterNumber the number of the letter; required for {@code letter} and {@code national}
 * @param issuedOn the day of issue; not ahead of today
 * @param duesPaidTo the last month for which dues are paid; not before the month before the last three years, not ahead of a year
 * @param acceptedOn the day of acceptance, for what is registered with its result ({@code national}, and letters out of this system once
 *     the receipt came); null while it is under way
 * @param citizenNumber of somebody off the roll whom the caller may not read, who comes back in another district; null for everybody else
 */
public record TransferRequest(
        long member,
        Long to,
        String toName,
        String kind,
        String letterNumber,
        LocalDate issuedOn,
        YearMonth duesPaidTo,
        LocalDate acceptedOn,
        String citizenNumber) {

    /** About somebody whom the caller may read. */
    public TransferRequest(
            long member,
            Long to,
            String toName,
            String kind,
            String letterNumber,
            LocalDate issuedOn,
            YearMonth duesPaidTo,
            LocalDate acceptedOn) {
        this(member, to, toName, kind, letterNumber, issuedOn, duesPaidTo, acceptedOn, null);
    }
}
