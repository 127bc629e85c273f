package org.sanqu.api.rule;

import org.sanqu.api.Text;

/**
 * What a rule found.
 *
 * @param rule the rule, with the numbers that were applied
 * @param organisation where; for a member the home
 * @param member about whom; null when it is about the organisation
 * @param text one sentence with the numbers: {@code 党员 62 名，超过 50 名}
 */
public record Finding(Rule rule, long organisation, Long member, Text text) {}
