package org.sanqu.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** A form's schema that refuses fields it does not name, unless it says itself what other fields may be. */
final class ClosedSchema {

    private static final List<String> IN_PLACE =
            List.of("allOf", "anyOf", "oneOf", "if", "then", "else", "dependentSchemas", "$ref");

    private ClosedSchema() {}

    static JsonNode of(JsonNode schema) {
        JsonNode copy = schema.deepCopy();
        close(copy);
        return copy;
    }

    private static void close(JsonNode schema) {
        if (!(schema instanceof ObjectNode open)) {
            return;
        }
        inside(open).forEach(ClosedSchema::close);
        open.path("$defs").forEach(shared -> inside(shared).forEach(ClosedSchema::close));
        boolean says = open.has("additionalProperties") || open.has("unevaluatedProperties");
        if (!says && mayBeObject(open.path("type"))) {
            // Only the slower keyword sees what conditions and references allow.
            boolean composed = IN_PLACE.stream().anyMatch(open::has);
            open.put(composed ? "unevaluatedProperties" : "additionalProperties", false);
        }
    }

    private static boolean mayBeObject(JsonNode type) {
        boolean among = false;
        for (JsonNode one : type) {
            among |= one.asText().equals("object");
        }
        return among || type.isMissingNode() || type.asText().equals("object");
    }

    /** The schemas of the values inside; what merely adds conditions to the same value is left as it is. */
    private static List<JsonNode> inside(JsonNode schema) {
        List<JsonNode> inside = new ArrayList<>();
        schema.path("properties").forEach(inside::add);
        schema.path("patternProperties").forEach(inside::add);
        schema.path("prefixItems").forEach(inside::add);
        inside.add(schema.path("items"));
        inside.add(schema.path("additionalProperties"));
        return inside;
    }
}
