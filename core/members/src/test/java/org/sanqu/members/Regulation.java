package org.sanqu.members;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.sanqu.api.metric.Source;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.platform.RuleBook;
import org.sanqu.api.rule.Finding;

/** The regulation's own numbers for terms; those of districts are tested with the bundle of the rules. */
final class Regulation implements RuleBook {

    @Override
    public List<Finding> check(Source about, long organisation, JsonNode attributes, Hierarchy tree, LocalDate day) {
        return List.of();
    }

    @Override
    public Map<String, BigDecimal> numbers(String rule, long organisation, LocalDate day) {
        return Map.of("long", BigDecimal.valueOf(5), "short", BigDecimal.valueOf(3));
    }
}
