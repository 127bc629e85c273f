package org.sanqu.web.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.sanqu.api.form.Form;

/** A form's JSON Schema document with its local references and its conditions. Thread-safe. */
final class Document {

    /** Deeper than any form; ends schemas that refer to themselves. */
    static final int DEEPEST = 8;

    private static final int MOST_KEPT = 200;
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    /** Those that were used last, by version: compiling a condition takes longer than drawing a form. */
    private static final Map<String, Document> KEPT = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Document> eldest) {
            return size() > MOST_KEPT;
        }
    });

    private final JsonNode root;
    private final Set<String> conditions;
    private final Map<JsonNode, Schema> compiled = Collections.synchronizedMap(new IdentityHashMap<>());

    /** The shapes of objects that no data change, by where their schemas stand. */
    private final Map<String, Fixed> fixed = new ConcurrentHashMap<>();

    /** The texts of properties, by language and place. */
    private final Map<String, Optional<String>> texts = new ConcurrentHashMap<>();

    private record Fixed(JsonNode schema, Shape shape) {}

    private Document(JsonNode root) {
        this.root = root;
        this.conditions = Set.copyOf(decisive(root));
    }

    static Document of(Form form) {
        Document kept = KEPT.get(form.version());
        if (kept != null && kept.root == form.schema()) {
            return kept;
        }
        Document made = new Document(form.schema());
        KEPT.put(form.version(), made);
        return made;
    }

    JsonNode root() {
        return root;
    }

    /** The names of the properties that any condition looks at. */
    Set<String> conditions() {
        return conditions;
    }

    private static Set<String> decisive(JsonNode root) {
        Set<String> names = new HashSet<>();
        root.findValues("if").forEach(condition -> collect(condition, names));
        root.findValues("dependentSchemas").forEach(those -> those.fieldNames().forEachRemaining(names::add));
        root.findValues("dependentRequired").forEach(those -> those.fieldNames().forEachRemaining(names::add));
        for (JsonNode properties : root.findValues("properties")) {
            properties.properties().stream()
                    .filter(each -> names.contains(each.getKey()))
                    .toList()
                    .forEach(each -> inputs(each.getValue().path("x-computed"), names));
        }
        return names;
    }

    private static void collect(JsonNode condition, Set<String> names) {
        condition
                .findValues("properties")
                .forEach(properties -> properties.fieldNames().forEachRemaining(names::add));
        condition.findValues("required").forEach(required -> required.forEach(name -> names.add(name.asText())));
    }

    /** What decides may be worked out: then so does what it is worked out from. */
    private static void inputs(JsonNode computed, Set<String> names) {
        for (JsonNode input : computed) {
            for (JsonNode pointer : input.isArray() ? input : Set.of(input)) {
                String text = pointer.asText();
                names.add(text.substring(text.lastIndexOf('/') + 1));
            }
        }
    }

    /** A property whose schema may be a reference into this document; what stands beside the reference goes before what it refers to. */
    Property resolve(String name, String own, JsonNode schema) {
        String at = own;
        JsonNode found = schema;
        for (int step = 0; step < DEEPEST && refers(found); step++) {
            at = found.path("$ref").asText().substring(1);
            found = root.at(at);
        }
        if (found != schema && schema.size() > 1 && found.isObject()) {
            ObjectNode merged = found.deepCopy();
            schema.properties().stream()
                    .filter(each -> !each.getKey().equals("$ref"))
                    .forEach(each -> merged.set(each.getKey(), each.getValue()));
            found = merged;
        }
        JsonNode items = found.path("items");
        for (int step = 0; step < DEEPEST && refers(items); step++) {
            items = root.at(items.path("$ref").asText().substring(1));
        }
        return new Property(name, own, at, found, items);
    }

    /** The shape of an object that no data change, made once. */
    Shape fixed(Property object, Supplier<Shape> made) {
        Fixed there = fixed.get(object.at());
        if (there == null || there.schema != object.schema()) {
            there = new Fixed(object.schema(), made.get());
            fixed.put(object.at(), there);
        }
        return there.shape;
    }

    private static boolean refers(JsonNode schema) {
        return schema.path("$ref").asText().startsWith("#/");
    }

    /** Where a text of a property stands: beside a reference, or where that leads. */
    String place(Property property, String what) {
        JsonNode text =
                property.own().equals(property.at()) ? MissingNode.getInstance() : root.at(property.own() + what);
        return (text.isMissingNode() ? property.at() : property.own()) + what;
    }

    /** What stands at a place of a property in a language; empty for nothing. */
    Optional<String> text(Form form, String place, Locale locale) {
        return texts.computeIfAbsent(
                locale.getLanguage() + place, unknown -> Optional.ofNullable(form.text(place, null, locale)));
    }

    /** Whether data meet the condition of an {@code if}. */
    boolean holds(JsonNode condition, JsonNode data) {
        return condition.isObject()
                ? compiled.computeIfAbsent(condition, this::compile)
                        .validate(data)
                        .isEmpty()
                : condition.asBoolean(true);
    }

    private Schema compile(JsonNode condition) {
        ObjectNode whole = condition.deepCopy();
        if (root.has("$defs")) {
            whole.set("$defs", root.get("$defs"));
        }
        return REGISTRY.getSchema(whole);
    }
}
