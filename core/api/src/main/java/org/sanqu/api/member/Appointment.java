package org.sanqu.api.member;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A person's post in an organisation (CORE-04); a person may hold several.
 *
 * @param id the platform's own id; 0 for one that is not there yet
 * @param member who
 * @param organisation where
 * @param post {@code secretary}, {@code deputy}, {@code organisation}, {@code publicity}, {@code discipline}, {@code other-commissioner},
 *     {@code group-leader}, {@code first-secretary}, {@code instructor}, {@code liaison}, {@code delegate} or {@code volunteer-lead}
 * @param fullTime whether it is their whole work
 * @param concurrentPost what else they are; null for nothing
 * @param selection {@code elected}, {@code public-nomination-direct-election}, {@code seconded}, {@code recruited}, {@code retained} or
 *     {@code appointed}
 * @param from the first day
 * @param until the first day on which it is no more; null while it lasts
 * @param allowance in yuan a month, two decimals; null for none
 * @param documentNumber the number of its paper; null for none
 */
public record Appointment(
        long id,
        long member,
        long organisation,
        String post,
        boolean fullTime,
        String concurrentPost,
        String selection,
        LocalDate from,
        LocalDate until,
        BigDecimal allowance,
        String documentNumber) {}
