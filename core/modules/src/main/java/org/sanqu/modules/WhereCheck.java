package org.sanqu.modules;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** Checks that a {@code where} asks only for what the schema that it reads has. */
final class WhereCheck {
    private static final Set<String> SAME_PLACE = Set.of("allOf", "anyOf", "oneOf", "not", "if", "then", "else");
    private static final Set<String> ITEMS = Set.of("items", "contains");

    private final String file;
    private final SchemaShape shape;
    private final Faults faults;

    /** A check against a shape; null where it is not known. */
    WhereCheck(String file, SchemaShape shape, Faults faults) {
        this.file = file;
        this.shape = shape;
        this.faults = faults;
    }

    void check(JsonNode where, JsonPointer at) {
        walk(where, at, shape == null ? null : shape.root());
    }

    private void walk(JsonNode where, JsonPointer at, SchemaShape.Place place) {
        where.fieldNames().forEachRemaining(keyword -> keyword(keyword, at.appendProperty(keyword)));
        if (where.path("pattern").isTextual()) {
            SafePattern.fault(where.get("pattern").textValue())
                    .ifPresent(
                            key -> faults.at(file, at.appendProperty("pattern").toString(), key));
        }
        if (place != null) {
            required(where, at, place);
            values(where, at, place);
        }
        SchemaKeywords.inside(
                where, (inside, sub) -> walk(sub, at.append(inside), place(place, inside, at.append(inside))));
    }

    private void keyword(String keyword, JsonPointer at) {
        if (!SchemaKeywords.knows(keyword)
                || Set.of("$ref", "$defs", "patternProperties").contains(keyword)) {
            faults.at(file, at.toString(), "modules.unknown-keyword", keyword);
        }
    }

    private SchemaShape.Place place(SchemaShape.Place place, JsonPointer inside, JsonPointer at) {
        String keyword = inside.getMatchingProperty();
        if (place == null || SAME_PLACE.contains(keyword)) {
            return place;
        }
        if (ITEMS.contains(keyword)) {
            return shape.item(place);
        }
        return keyword.equals("properties") ? property(place, inside.tail().getMatchingProperty(), at) : null;
    }

    private SchemaShape.Place property(SchemaShape.Place place, String name, JsonPointer at) {
        SchemaShape.Place found = shape.property(place, name);
        if (!found.exists()) {
            faults.at(file, at.toString(), "modules.field-unknown", name);
            return null;
        }
        return found;
    }

    private void required(JsonNode where, JsonPointer at, SchemaShape.Place place) {
        JsonNode required = where.path("required");
        for (int i = 0; i < required.size(); i++) {
            property(
                    place,
                    required.get(i).asText(),
                    at.appendProperty("required").appendIndex(i));
        }
    }

    /** A value that the form can never have is a typing error. */
    private void values(JsonNode where, JsonPointer at, SchemaShape.Place place) {
        Set<JsonNode> possible = place.values();
        if (possible.isEmpty()) {
            return;
        }
        if (where.has("const") && !possible.contains(where.get("const"))) {
            faults.at(
                    file,
                    at.appendProperty("const").toString(),
                    "modules.value-impossible",
                    where.get("const").asText());
        }
        JsonNode values = where.path("enum");
        for (int i = 0; i < values.size(); i++) {
            if (!possible.contains(values.get(i))) {
                String spot = at.appendProperty("enum").appendIndex(i).toString();
                faults.at(file, spot, "modules.value-impossible", values.get(i).asText());
            }
        }
    }
}
