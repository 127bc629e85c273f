package org.sanqu.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.OutputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.Dialects;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.sanqu.api.platform.ImpliedRequired;

/** The condition of a rule with its numbers filled in, compiled once. Thread-safe. */
final class Where {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemaRegistryConfig(
                            SchemaRegistryConfig.builder().failFast(true).build())
                    .schemaLoader(loader -> loader.fetchRemoteResources(false)));

    private final Schema schema;

    Where(JsonNode where, Map<String, BigDecimal> numbers) {
        schema = SCHEMAS.getSchema(ImpliedRequired.in(filled(where, numbers)));
        schema.initializeValidators();
    }

    /** Whether the attributes meet it. */
    boolean test(JsonNode attributes) {
        return schema.validate(attributes, OutputFormat.BOOLEAN);
    }

    /** What is wrong with a condition as a JSON Schema. */
    static List<String> faults(JsonNode where, Map<String, BigDecimal> numbers) {
        return SCHEMAS
                .getSchema(SchemaLocation.of(Dialects.getDraft202012().getId()))
                .validate(filled(where, numbers))
                .stream()
                .map(Object::toString)
                .toList();
    }

    /** The attributes that a condition names, wherever it does. */
    static Set<String> attributes(JsonNode where) {
        Set<String> names = new TreeSet<>();
        for (JsonNode properties : where.findValues("properties")) {
            properties.fieldNames().forEachRemaining(names::add);
        }
        return names;
    }

    /** The numbers that a condition names. */
    static Set<String> parameters(JsonNode where) {
        Set<String> names = new TreeSet<>();
        where.forEach(inner -> names.addAll(parameters(inner)));
        if (isParameter(where)) {
            names.add(where.textValue().substring(1));
        }
        return names;
    }

    private static boolean isParameter(JsonNode node) {
        return node.isTextual() && node.textValue().startsWith("$");
    }

    private static JsonNode filled(JsonNode where, Map<String, BigDecimal> numbers) {
        if (isParameter(where)) {
            return DecimalNode.valueOf(numbers.get(where.textValue().substring(1)));
        }
        JsonNode copy = where.isContainerNode() ? where.deepCopy() : where;
        if (copy instanceof ObjectNode object) {
            object.properties().forEach(member -> member.setValue(filled(member.getValue(), numbers)));
        } else if (copy instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                list.set(i, filled(list.get(i), numbers));
            }
        }
        return copy;
    }
}
