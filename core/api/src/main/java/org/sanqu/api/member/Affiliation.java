package org.sanqu.api.member;

import java.time.LocalDate;

/**
 * A dated tie of a member to an organisation.
 *
 * @param id the platform's own id; 0 for one that is not there yet
 * @param member whose
 * @param organisation where
 * @param kind {@code home}, or a secondary one (CORE-06): {@code double-registration}, {@code functional-branch}, {@code mobile},
 *     {@code project} or {@code joint-meeting}
 * @param from the first day
 * @param until the first day on which it is no more; null while it lasts
 * @param votingRight whether they vote there; a secondary tie generally does not carry it
 * @param duesAtHost whether they pay their dues there
 */
public record Affiliation(
        long id,
        long member,
        long organisation,
        String kind,
        LocalDate from,
        LocalDate until,
        boolean votingRight,
        boolean duesAtHost) {

    /** The formal one, of which everyone on the roll has exactly one. */
    public static final String HOME = "home";
}
