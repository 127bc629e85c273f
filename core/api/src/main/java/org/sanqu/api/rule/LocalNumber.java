package org.sanqu.api.rule;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A number of a rule that an organisation set for itself and what is below it.
 *
 * @param parameter which of the rule's numbers
 * @param value what holds instead of the regulation's
 * @param organisation who set it; it may lie above the one that was asked about
 * @param from the first day that it holds
 * @param account who entered it
 */
public record LocalNumber(String parameter, BigDecimal value, long organisation, LocalDate from, String account) {}
