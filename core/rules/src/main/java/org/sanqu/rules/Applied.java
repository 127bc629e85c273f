package org.sanqu.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Map;
import org.sanqu.api.rule.Finding;
import org.sanqu.api.rule.Rule;

/** A rule with the numbers that hold somewhere. Thread-safe. */
final class Applied {

    private final RuleFile file;
    private final Rule rule;
    private final Where where;

    Applied(RuleFile file, Map<String, BigDecimal> numbers) {
        this.file = file;
        this.rule = file.with(numbers);
        this.where = new Where(file.where(), rule.parameters());
    }

    Rule rule() {
        return rule;
    }

    /** Whether there is something to say about what has these attributes. */
    boolean finds(JsonNode attributes) {
        return where.test(attributes);
    }

    /** Of all attributes those that {@link #finding} needs. */
    ObjectNode needed(JsonNode attributes) {
        return file.template().needed(attributes);
    }

    Finding finding(long organisation, Long member, JsonNode attributes) {
        return new Finding(rule, organisation, member, file.template().filled(attributes, rule.parameters()));
    }
}
