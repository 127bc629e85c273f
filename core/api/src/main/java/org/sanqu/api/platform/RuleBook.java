package org.sanqu.api.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.sanqu.api.metric.Source;
import org.sanqu.api.rule.Finding;

/** Holds something that is not there yet against the rules, for a preview. Thread-safe. */
@ProviderType
public interface RuleBook {

    /**
     * What the rules would find.
     *
     * @param attributes as the {@link Census} of the source gives them
     */
    List<Finding> check(Source about, long organisation, JsonNode attributes, LocalDate day);
}
