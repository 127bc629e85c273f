package org.sanqu.modules;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.sanqu.api.platform.DataPath;

/**
 * What a schema says about the places in the data: properties, items, conditions and references inside the document.
 *
 * <p>Asked with JSON Pointers into the data; the index of a list item may be any number.
 */
final class SchemaShape {
    private static final List<String> SAME_PLACE = List.of("then", "else");
    private static final List<String> SAME_PLACE_LISTS = List.of("allOf", "anyOf", "oneOf");

    private final JsonNode document;

    SchemaShape(JsonNode document) {
        this.document = document;
    }

    JsonNode document() {
        return document;
    }

    /** One place in the data: every schema that describes it, and whether it lies in a list. */
    record Place(List<JsonNode> schemas, boolean inList) {

        boolean exists() {
            return !schemas.isEmpty();
        }

        /** The types that it may have; empty when the schema does not say. */
        Set<String> types() {
            Set<String> types = new LinkedHashSet<>();
            for (JsonNode schema : schemas) {
                JsonNode type = schema.path("type");
                if (type.isTextual()) {
                    types.add(type.textValue());
                }
                type.forEach(one -> types.add(one.asText()));
                schema.path("enum").forEach(value -> types.add(typeOf(value)));
            }
            return types;
        }

        private static String typeOf(JsonNode value) {
            return switch (value.getNodeType()) {
                case STRING -> "string";
                case NUMBER -> "number";
                case BOOLEAN -> "boolean";
                case ARRAY -> "array";
                case NULL -> "null";
                default -> "object";
            };
        }

        boolean isNumber() {
            Set<String> types = types();
            types.removeAll(Set.of("number", "integer", "null"));
            return types.isEmpty() && !types().isEmpty();
        }

        boolean isList() {
            return types().contains("array");
        }

        /** Whether it holds one value and not an object or a list. */
        boolean isSingle() {
            return !types().isEmpty() && Collections.disjoint(types(), Set.of("object", "array"));
        }

        boolean hasFormat(String format) {
            return schemas.stream()
                    .anyMatch(schema -> schema.path("format").asText().equals(format));
        }

        /** The values that are allowed; empty when any is. */
        Set<JsonNode> values() {
            Set<JsonNode> values = new LinkedHashSet<>();
            schemas.forEach(schema -> schema.path("enum").forEach(values::add));
            return values;
        }
    }

    /** The place of the whole document. */
    Place root() {
        return new Place(everything(List.of(document)), false);
    }

    /** The place at a pointer; one that does not exist has no schemas. */
    Place at(JsonPointer pointer) {
        Place place = root();
        for (JsonPointer rest = pointer; !rest.matches(); rest = rest.tail()) {
            place = below(place, rest.getMatchingProperty(), rest.mayMatchElement());
        }
        return place;
    }

    /** The place at a path, from another on. */
    Place at(Place from, DataPath path) {
        Place place = from;
        for (String step : path.steps()) {
            place = step.equals(DataPath.EACH) ? item(place) : property(place, step);
        }
        return place;
    }

    /** The place of a property. */
    Place property(Place place, String name) {
        return below(place, name, false);
    }

    /** The place of each item. */
    Place item(Place place) {
        return below(place, "0", true);
    }

    private Place below(Place place, String name, boolean index) {
        List<JsonNode> found = new ArrayList<>();
        boolean list = false;
        for (JsonNode schema : place.schemas()) {
            JsonNode property = schema.path("properties").path(name);
            if (property.isObject()) {
                found.add(property);
            } else if (index && schema.path("items").isObject()) {
                found.add(schema.get("items"));
                list = true;
            }
        }
        return new Place(everything(found), place.inList() || list);
    }

    private List<JsonNode> everything(List<JsonNode> schemas) {
        Set<JsonNode> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<JsonNode> all = new ArrayList<>();
        schemas.forEach(schema -> gather(schema, seen, all));
        return all;
    }

    private void gather(JsonNode schema, Set<JsonNode> seen, List<JsonNode> all) {
        if (!schema.isObject() || !seen.add(schema)) {
            return;
        }
        all.add(schema);
        SAME_PLACE.forEach(keyword -> gather(schema.path(keyword), seen, all));
        SAME_PLACE_LISTS.forEach(keyword -> schema.path(keyword).forEach(one -> gather(one, seen, all)));
        schema.path("dependentSchemas").forEach(one -> gather(one, seen, all));
        reference(document, schema.path("$ref").asText("")).forEach(target -> gather(target, seen, all));
    }

    /** What a reference inside the document points at: one schema, or none. */
    static List<JsonNode> reference(JsonNode document, String reference) {
        if (!reference.startsWith("#/")) {
            return List.of();
        }
        try {
            JsonNode target = document.at(reference.substring(1));
            return target.isObject() || target.isBoolean() ? List.of(target) : List.of();
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }
}
