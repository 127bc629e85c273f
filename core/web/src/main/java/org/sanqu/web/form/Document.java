package org.sanqu.web.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.HashSet;
import java.util.Set;

/**
 * A form's JSON Schema document with its local references and its conditions.
 *
 * @param root the document
 * @param conditions the names of the properties that any condition looks at
 */
record Document(JsonNode root, Set<String> conditions) {

    /** Deeper than any form; ends schemas that refer to themselves. */
    static final int DEEPEST = 8;

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    static Document of(JsonNode root) {
        Set<String> names = new HashSet<>();
        root.findValues("if").forEach(condition -> collect(condition, names));
        return new Document(root, Set.copyOf(names));
    }

    private static void collect(JsonNode condition, Set<String> names) {
        condition
                .findValues("properties")
                .forEach(properties -> properties.fieldNames().forEachRemaining(names::add));
        condition.findValues("required").forEach(required -> required.forEach(name -> names.add(name.asText())));
    }

    /** A property whose schema may be a reference into this document. */
    Property resolve(String name, String at, JsonNode schema) {
        String pointer = at;
        JsonNode found = schema;
        for (int step = 0; step < DEEPEST && found.path("$ref").asText().startsWith("#/"); step++) {
            pointer = found.path("$ref").asText().substring(1);
            found = root.at(pointer);
        }
        return new Property(name, pointer, found);
    }

    /** Whether data meet the condition of an {@code if}. */
    boolean holds(JsonNode condition, JsonNode data) {
        if (!condition.isObject()) {
            return condition.asBoolean(true);
        }
        ObjectNode whole = condition.deepCopy();
        if (root.has("$defs")) {
            whole.set("$defs", root.get("$defs"));
        }
        return REGISTRY.getSchema(whole).validate(data).isEmpty();
    }
}
