package org.sanqu.api.member;

import java.time.LocalDate;

/**
 * A person's identity, once, with the organisation they are at home in (CORE-02), as of a day.
 *
 * <p>Education to lost contact are dated: they are what they were on the day that was asked for.
 *
 * @param id the platform's own id
 * @param name as on the identity card
 * @param sex GB/T 2261.1: {@code 1} male, {@code 2} female
 * @param birthDate the day of birth
 * @param ethnicity GB/T 3304, two digits; null when not known
 * @param education GB/T 4658, two digits ({@code 10} graduate, {@code 20} university …); null when not known
 * @param degree GB/T 6864, one digit ({@code 2} doctor, {@code 3} master, {@code 4} bachelor); null when not known
 * @param occupation the occupation of the statistics bulletin, {@code worker}, {@code farmer} …; null when not known
 * @param workUnit where they work; null when not known
 * @param category {@code full} or {@code probationary}, on the day
 * @param standing {@code in-service}, {@code retired}, {@code student}, {@code farmer} or {@code other}
 * @param state the membership (党籍): {@code normal}, {@code suspended}, {@code removed} or {@code deceased}
 * @param joinedOn the day of the branch meeting that admitted them
 * @param convertedOn the day of conversion, from which the standing counts; null while probationary
 * @param lostContactSince since when nobody could reach them; null when somebody can
 * @param citizenNumber masked: the last four characters only; null when not known
 * @param phone masked: the first three and last four digits; null when not known
 * @param home the id of the organisation they are at home in, as of the day that was asked for; null off the roll
 */
public record Member(
        long id,
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
        String state,
        LocalDate joinedOn,
        LocalDate convertedOn,
        LocalDate lostContactSince,
        String citizenNumber,
        String phone,
        Long home) {}
