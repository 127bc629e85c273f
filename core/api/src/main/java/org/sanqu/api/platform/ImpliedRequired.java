package org.sanqu.api.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Rewrites a {@code where} so that naming a property implies that it is required, at every depth.
 *
 * <p>Plain JSON Schema lets pass what lacks a property; a condition must not. Under {@code not} the plain schema already says
 * it ("a is there and is not 1"), so there it stays as it is. A property that is named as {@code false} must be absent.
 */
public final class ImpliedRequired {

    private static final Set<String> SCHEMA = Set.of(
            "items", "contains", "additionalProperties", "unevaluatedProperties", "unevaluatedItems", "then", "else");
    private static final Set<String> LIST = Set.of("allOf", "anyOf", "oneOf", "prefixItems");
    private static final Set<String> NAMED = Set.of("properties", "patternProperties", "dependentSchemas", "$defs");

    private ImpliedRequired() {}

    /** The condition with what it implies; the given one is not changed. */
    public static JsonNode in(JsonNode where) {
        return rewritten(where, true);
    }

    private static JsonNode rewritten(JsonNode schema, boolean asserted) {
        if (!schema.isObject()) {
            return schema;
        }
        ObjectNode copy = schema.deepCopy();
        for (String keyword : new TreeSet<>(names(copy))) {
            copy.set(keyword, inside(keyword, copy.get(keyword), asserted));
        }
        if (asserted && copy.path("properties").isObject()) {
            require(copy);
        }
        return copy;
    }

    private static JsonNode inside(String keyword, JsonNode value, boolean asserted) {
        if (keyword.equals("not")) {
            return rewritten(value, !asserted);
        }
        if (keyword.equals("if")) {
            return rewritten(value, true);
        }
        if (SCHEMA.contains(keyword)) {
            return rewritten(value, asserted);
        }
        if (LIST.contains(keyword) || NAMED.contains(keyword)) {
            return each(value, schema -> rewritten(schema, asserted));
        }
        return value;
    }

    private static JsonNode each(JsonNode schemas, UnaryOperator<JsonNode> change) {
        if (schemas instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                list.set(i, change.apply(list.get(i)));
            }
        } else if (schemas instanceof ObjectNode named) {
            names(named).forEach(name -> named.set(name, change.apply(named.get(name))));
        }
        return schemas;
    }

    private static void require(ObjectNode schema) {
        Set<String> required = new TreeSet<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        schema.get("properties").properties().forEach(property -> {
            if (!property.getValue().isBoolean() || property.getValue().asBoolean()) {
                required.add(property.getKey());
            }
        });
        ArrayNode names = schema.putArray("required");
        required.forEach(names::add);
        if (!schema.has("type")) {
            // "required" says nothing about what is no object
            schema.put("type", "object");
        }
    }

    private static Set<String> names(ObjectNode node) {
        Set<String> names = new TreeSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
