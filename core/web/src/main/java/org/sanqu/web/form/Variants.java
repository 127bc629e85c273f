package org.sanqu.web.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The variants of an object: several sets of properties, of which one constant property tells which is meant.
 *
 * @param name the property that tells
 * @param branches the variants
 */
record Variants(String name, List<Property> branches) {

    /** The keyword of the field that offers the variants; no file can hold it. */
    static final String CHOICE = "$variants";

    /** Those of a schema; empty when nothing tells them apart. */
    static Optional<Variants> of(Document document, JsonNode schema, String at) {
        String keyword = schema.has("oneOf") ? "oneOf" : "anyOf";
        List<Property> branches = new ArrayList<>();
        for (JsonNode branch : schema.path(keyword)) {
            branches.add(document.resolve("", at + "/" + keyword + "/" + branches.size(), branch));
        }
        if (branches.isEmpty()) {
            return Optional.empty();
        }
        for (var property : branches.get(0).schema().path("properties").properties()) {
            if (tells(branches, property.getKey())) {
                return Optional.of(new Variants(property.getKey(), branches));
            }
        }
        return Optional.empty();
    }

    private static boolean tells(List<Property> branches, String name) {
        Set<JsonNode> values = new HashSet<>();
        return branches.stream()
                .allMatch(branch -> values.add(constant(branch, name)) && constant(branch, name) != null);
    }

    private static JsonNode constant(Property branch, String name) {
        return branch.schema().path("properties").path(name).get("const");
    }

    /** The schema of the field that chooses. */
    ObjectNode choice() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        ArrayNode offered = schema.putArray(CHOICE);
        for (Property branch : branches) {
            String text = constant(branch, name).asText();
            offered.addObject()
                    .put("at", branch.at() + "/title")
                    .put("title", branch.schema().path("title").asText(text))
                    .set("const", constant(branch, name));
        }
        String title = branches.get(0)
                .schema()
                .path("properties")
                .path(name)
                .path("title")
                .asText();
        if (!title.isEmpty()) {
            schema.put("title", title);
        }
        return schema;
    }

    /** Where the field that chooses stands, when the object does not declare it. */
    String place() {
        return branches.get(0).at() + "/properties/" + Shape.escape(name);
    }

    /** The variant that data say. */
    Optional<Property> chosen(JsonNode data) {
        return branches.stream()
                .filter(branch -> constant(branch, name).equals(data.get(name)))
                .findFirst();
    }
}
