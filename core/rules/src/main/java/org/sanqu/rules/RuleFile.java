package org.sanqu.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.sanqu.api.rule.Rule;

/**
 * A rule as its file says it.
 *
 * @param rule with the numbers of the regulation
 * @param mark how sure the source is: V1 read in the text, V2 concordant pages, M from memory, L local, P the platform's own
 * @param where a JSON Schema over the attributes, in which a text {@code $name} stands for a number of the rule
 * @param template what is said about a finding
 * @param advice what to do about it
 */
record RuleFile(Rule rule, String mark, JsonNode where, Template template, Template advice) {

    static final Set<String> MARKS = Set.of("V1", "V2", "M", "L", "P");

    String id() {
        return rule.id();
    }

    /** Whether it holds on a day. */
    boolean holds(LocalDate day) {
        return !day.isBefore(rule.from()) && (rule.until() == null || day.isBefore(rule.until()));
    }

    /** The rule with other numbers, which its advice then says. */
    Rule with(Map<String, BigDecimal> parameters) {
        return new Rule(
                rule.id(),
                rule.about(),
                rule.title(),
                rule.source(),
                rule.article(),
                advice.filled(parameters),
                rule.from(),
                rule.until(),
                parameters);
    }
}
