package org.sanqu.api.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;
import org.sanqu.api.metric.Source;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.rule.Finding;

/** The rules for what goes by them: what is not there yet is held against them, what has no number of its own gets it here. Thread-safe. */
@ProviderType
public interface RuleBook {

    /**
     * What the rules would find.
     *
     * @param attributes as the {@link Census} of the source gives them
     * @param tree the formal hierarchy as it would be, which says whose numbers hold
     */
    List<Finding> check(Source about, long organisation, JsonNode attributes, Hierarchy tree, LocalDate day);

    /**
     * The numbers of a rule as they hold at an organisation on a day, be it a day on which the rule holds or not.
     *
     * @throws IllegalArgumentException when there is no such rule
     */
    Map<String, BigDecimal> numbers(String rule, long organisation, LocalDate day);
}
