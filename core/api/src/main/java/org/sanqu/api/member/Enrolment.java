package org.sanqu.api.member;

import java.time.LocalDate;

/**
 * What is said when a person is put on the roll; fields as in {@link Member}, numbers in full.
 *
 * @param citizenNumber GB 11643, 18 characters; its date, sex and check digit must agree with the rest; null when not known
 * @param home the id of the organisation they are at home in
 * @param homeFrom the first day there; null for the day they joined
 */
public record Enrolment(
        String name,
        String sex,
        LocalDate birthDate,
        String ethnicity,
        String education,
        String degree,
        String occupation,
        String workUnit,
        String category,
        String standing,
        LocalDate joinedOn,
        LocalDate convertedOn,
        String citizenNumber,
        String phone,
        long home,
        LocalDate homeFrom) {

    /** An enrolment that says no more than statistics need. */
    public Enrolment(
            String name,
            String sex,
            LocalDate birthDate,
            String ethnicity,
            String education,
            String category,
            String standing,
            LocalDate joinedOn,
            LocalDate convertedOn,
            String citizenNumber,
            String phone,
            long home,
            LocalDate homeFrom) {
        this(
                name,
                sex,
                birthDate,
                ethnicity,
                education,
                null,
                null,
                null,
                category,
                standing,
                joinedOn,
                convertedOn,
                citizenNumber,
                phone,
                home,
                homeFrom);
    }
}
