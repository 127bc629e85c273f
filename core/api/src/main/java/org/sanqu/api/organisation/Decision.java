package org.sanqu.api.organisation;

import java.time.LocalDate;

/**
 * A change with what it rests on (CORE-03).
 *
 * @param change what happens
 * @param effectiveOn from which day; at most a year ahead; for a withdrawal the day of the withdrawal
 * @param reason why, 1 … 500 characters
 * @param approvedBy the organisation that approved it, above all that are concerned (what takes something over may approve it
 *     itself); null only where there is none above, for a description and for a withdrawal
 * @param documentNumber the number of its paper; null when there is none, at most 60 characters
 */
public record Decision(Change change, LocalDate effectiveOn, String reason, Long approvedBy, String documentNumber) {}
