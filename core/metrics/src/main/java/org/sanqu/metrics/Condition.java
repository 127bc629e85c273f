package org.sanqu.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.OutputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import org.sanqu.api.platform.ImpliedRequired;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A {@code where}, compiled once. Thread-safe. */
final class Condition {

    private static final Logger LOG = LoggerFactory.getLogger(Condition.class);
    private static final BoundedPatterns PATTERNS = new BoundedPatterns();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .failFast(true)
                            .regularExpressionFactory(PATTERNS)
                            .build())
                    .schemaLoader(loader -> loader.fetchRemoteResources(false)));

    private final JsonNode where;
    private final Schema schema;

    /**
     * Compiles a condition; null is met by everything.
     *
     * @throws RuntimeException when it is no schema
     */
    Condition(JsonNode where) {
        this.where = where;
        this.schema = where == null ? null : SCHEMAS.getSchema(ImpliedRequired.in(where));
        if (schema != null) {
            schema.initializeValidators();
        }
    }

    /** Whether a record meets it; one on which it cannot be evaluated does not, with a warning. */
    boolean test(JsonNode data) {
        if (schema == null) {
            return true;
        }
        PATTERNS.restart();
        try {
            return schema.validate(data, OutputFormat.BOOLEAN);
        } catch (RuntimeException | StackOverflowError e) {
            // a metric must not stop people from submitting
            LOG.warn("A record is not counted, this condition cannot be evaluated on it: {}: {}", where, e.toString());
            return false;
        }
    }
}
