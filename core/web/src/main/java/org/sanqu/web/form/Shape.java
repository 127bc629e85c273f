package org.sanqu.web.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which properties an object has and needs, with the data so far: its conditions are decided. */
final class Shape {

    private static final List<String> DECIDING =
            List.of("if", "oneOf", "anyOf", "allOf", "dependentRequired", "dependentSchemas");

    private final Document document;
    private final JsonNode data;
    private final Map<String, Property> properties = new LinkedHashMap<>();
    private final Set<String> required = new HashSet<>();

    private Shape(Document document, JsonNode data) {
        this.document = document;
        this.data = data;
    }

    static Shape of(Document document, Property object, JsonNode data) {
        return depends(object.schema())
                ? made(document, object, data)
                : document.fixed(object, () -> made(document, object, MissingNode.getInstance()));
    }

    private static Shape made(Document document, Property object, JsonNode data) {
        Shape shape = new Shape(document, data);
        shape.collect(object.schema(), object.at(), 0);
        return shape;
    }

    /** Whether the data may decide which properties there are. */
    private static boolean depends(JsonNode schema) {
        return DECIDING.stream().anyMatch(schema::has);
    }

    /** In the order of the document. */
    Map<String, Property> properties() {
        return properties;
    }

    boolean requires(String name) {
        return required.contains(name);
    }

    private void collect(JsonNode schema, String at, int depth) {
        if (depth > Document.DEEPEST) {
            return;
        }
        schema.path("properties")
                .properties()
                .forEach(each -> add(each.getKey(), at + "/properties/" + escape(each.getKey()), each.getValue()));
        schema.path("required").forEach(name -> required.add(name.asText()));
        schema.path("dependentRequired").properties().stream()
                .filter(each -> data.has(each.getKey()))
                .forEach(each -> each.getValue().forEach(name -> required.add(name.asText())));
        int index = 0;
        for (JsonNode part : schema.path("allOf")) {
            part(at + "/allOf/" + index++, part, depth);
        }
        schema.path("dependentSchemas").properties().stream()
                .filter(each -> data.has(each.getKey()))
                .forEach(each -> part(at + "/dependentSchemas/" + escape(each.getKey()), each.getValue(), depth));
        if (schema.has("if")) {
            String branch = document.holds(schema.get("if"), data) ? "then" : "else";
            part(at + "/" + branch, schema.path(branch), depth);
        }
        Variants.of(document, schema, at).ifPresent(variants -> choose(variants, depth));
    }

    private void part(String at, JsonNode schema, int depth) {
        Property resolved = document.resolve("", at, schema);
        collect(resolved.schema(), resolved.at(), depth + 1);
    }

    private void choose(Variants variants, int depth) {
        add(variants.name(), variants.place(), variants.choice());
        required.add(variants.name());
        variants.chosen(data).ifPresent(branch -> collect(branch.schema(), branch.at(), depth + 1));
    }

    private void add(String name, String at, JsonNode schema) {
        if (schema.isBoolean()) {
            if (!schema.asBoolean()) {
                properties.remove(name);
            }
            return;
        }
        Property added = document.resolve(name, at, schema);
        properties.merge(name, added, Shape::refine);
    }

    private static Property refine(Property before, Property refinement) {
        ObjectNode merged = before.schema().deepCopy();
        refinement.schema().properties().forEach(each -> merged.set(each.getKey(), each.getValue()));
        JsonNode items = refinement.items().isMissingNode() ? before.items() : refinement.items();
        return new Property(before.name(), before.own(), before.at(), merged, items);
    }

    static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
