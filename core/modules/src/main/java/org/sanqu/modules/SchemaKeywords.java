package org.sanqu.modules;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.function.BiConsumer;

/** The keywords of JSON Schema 2020-12 that a form or a {@code where} may use, and where schemas lie inside schemas. */
final class SchemaKeywords {
    private static final Set<String> ONE = Set.of(
            "items",
            "contains",
            "additionalProperties",
            "propertyNames",
            "if",
            "then",
            "else",
            "not",
            "unevaluatedItems",
            "unevaluatedProperties");
    private static final Set<String> LIST = Set.of("allOf", "anyOf", "oneOf", "prefixItems");
    private static final Set<String> MAP = Set.of("properties", "patternProperties", "dependentSchemas", "$defs");
    private static final Set<String> LEAF = Set.of(
            "$schema",
            "$ref",
            "$comment",
            "type",
            "enum",
            "const",
            "multipleOf",
            "maximum",
            "exclusiveMaximum",
            "minimum",
            "exclusiveMinimum",
            "maxLength",
            "minLength",
            "pattern",
            "maxItems",
            "minItems",
            "uniqueItems",
            "maxContains",
            "minContains",
            "maxProperties",
            "minProperties",
            "required",
            "dependentRequired",
            "title",
            "description",
            "default",
            "deprecated",
            "readOnly",
            "writeOnly",
            "examples",
            "format");

    private SchemaKeywords() {}

    static boolean knows(String keyword) {
        return ONE.contains(keyword) || LIST.contains(keyword) || MAP.contains(keyword) || LEAF.contains(keyword);
    }

    /** Visits each schema directly inside a schema: its pointer relative to it, and the schema. */
    static void inside(JsonNode schema, BiConsumer<JsonPointer, JsonNode> visitor) {
        schema.properties().forEach(field -> {
            JsonPointer at = JsonPointer.empty().appendProperty(field.getKey());
            JsonNode value = field.getValue();
            if (ONE.contains(field.getKey())) {
                visitor.accept(at, value);
            } else if (LIST.contains(field.getKey())) {
                for (int i = 0; i < value.size(); i++) {
                    visitor.accept(at.appendIndex(i), value.get(i));
                }
            } else if (MAP.contains(field.getKey())) {
                value.properties()
                        .forEach(entry -> visitor.accept(at.appendProperty(entry.getKey()), entry.getValue()));
            }
        });
    }
}
