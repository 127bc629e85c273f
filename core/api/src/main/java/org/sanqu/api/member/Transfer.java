package org.sanqu.api.member;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/**
 * A transfer of the organisational affiliation (CORE-05; domain.md F2.6): branch → entitled committee → entitled committee → branch.
 *
 * @param id the platform's own id
 * @param member who
 * @param memberName their name, for both sides
 * @param from the home that they leave; null for one outside this system
 * @param fromName its name
 * @param to the new home; null while only the committee knows or for one outside this system
 * @param toName its name, or what was written for one outside
 * @param kind {@code internal} (every step here), {@code letter} (a paper letter to or from outside) or {@code national} (decided in the
 *     national system and registered with its result)
 * @param letterNumber the number of the letter; null for none
 * @param issuedOn the day of issue
 * @param expiresOn the first day on which it is no longer valid
 * @param duesPaidTo the last month for which dues are paid
 * @param state {@code issued} (with the old committee), {@code sent} (with the new committee), {@code assigned} (with the new branch),
 *     {@code accepted}, {@code returned}, {@code expired} or {@code withdrawn}
 * @param acceptedOn the day from which the new home holds; null until then
 * @param holder the organisation whose turn it is; null when nobody's
 * @param steps what was done so far, in order
 */
public record Transfer(
        long id,
        long member,
        String memberName,
        Long from,
        String fromName,
        Long to,
        String toName,
        String kind,
        String letterNumber,
        LocalDate issuedOn,
        LocalDate expiresOn,
        YearMonth duesPaidTo,
        String state,
        LocalDate acceptedOn,
        Long holder,
        List<Step> steps) {

    public Transfer {
        steps = List.copyOf(steps);
    }

    /**
     * Something that was done.
     *
     * @param act {@code issue}, {@code send}, {@code assign}, {@code accept}, {@code return}, {@code withdraw} or {@code register}; of one that
     *     was withdrawn by what happened to the member {@code leave}, {@code merge}, {@code strike}, {@code rehome} (their home was
     *     corrected) or {@code overtaken} (by another transfer)
     * @param organisation on whose behalf; null for what follows from something else
     * @param grounds why, for one sent back; null otherwise
     * @param by the account
     * @param at when
     */
    public record Step(String act, Long organisation, String grounds, String by, Instant at) {}
}
