package org.sanqu.forms;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A place in the data with every part of the form's schema that may apply there, whatever conditions say. */
final class Place {

    private static final List<String> LISTS = List.of("allOf", "anyOf", "oneOf");
    private static final List<String> BRANCHES = List.of("then", "else", "if", "not", "propertyNames");
    private static final List<String> OTHER_FIELDS = List.of("additionalProperties", "unevaluatedProperties");
    private static final List<String> ITEMS = List.of("items", "contains", "unevaluatedItems");

    /** Stands for the index of what is no item. */
    private static final int FIELD = -1;

    /** A part of the schema and its pointer in the form's document. */
    record Part(String pointer, JsonNode schema) {}

    private final JsonNode document;
    private final Effort effort;
    private final Place parent;
    private final String name;
    private final String pointer;
    private final int index;
    private final List<Part> parts;
    private final boolean declared;

    private Place(JsonNode document, Effort effort, Place parent, String name, int index, List<Part> found) {
        this.document = document;
        this.effort = effort;
        this.parent = parent;
        this.name = name;
        this.pointer = parent == null ? "" : parent.pointer + "/" + escaped(name);
        this.index = index;
        this.declared = !found.isEmpty();
        this.parts = unfolded(found);
    }

    /** The whole of the data. */
    static Place top(JsonNode document, Effort effort) {
        return new Place(document, effort, null, "", FIELD, List.of(new Part("", document)));
    }

    /** The place of a field. */
    Place field(String field) {
        List<Part> named = new ArrayList<>();
        List<Part> others = new ArrayList<>();
        for (Part part : parts) {
            add(
                    named,
                    part,
                    "/properties/" + escaped(field),
                    part.schema.path("properties").get(field));
            for (Map.Entry<String, JsonNode> pattern :
                    part.schema.path("patternProperties").properties()) {
                add(others, part, "/patternProperties/" + escaped(pattern.getKey()), pattern.getValue());
            }
            OTHER_FIELDS.forEach(keyword -> add(others, part, "/" + keyword, part.schema.get(keyword)));
        }
        return new Place(document, effort, this, field, FIELD, named.isEmpty() ? others : named);
    }

    /** The place of an item of a list. */
    Place item(int index) {
        List<Part> found = new ArrayList<>();
        for (Part part : parts) {
            add(
                    found,
                    part,
                    "/prefixItems/" + index,
                    part.schema.path("prefixItems").get(index));
            ITEMS.forEach(keyword -> add(found, part, "/" + keyword, part.schema.get(keyword)));
        }
        return new Place(document, effort, this, String.valueOf(index), index, found);
    }

    /** The place that a pointer leads to. */
    Place at(JsonPointer path) {
        Place place = this;
        for (JsonPointer step = path; !step.matches(); step = step.tail()) {
            place = step.mayMatchElement() && place.isList()
                    ? place.item(step.getMatchingIndex())
                    : place.field(step.getMatchingProperty());
        }
        return place;
    }

    private boolean isList() {
        return parts.stream().anyMatch(part -> part.schema.has("items") || part.schema.has("prefixItems"));
    }

    private void add(List<Part> found, Part part, String step, JsonNode schema) {
        if (schema != null && !schema.equals(BooleanNode.FALSE)) {
            found.add(new Part(part.pointer + step, schema));
        }
    }

    private List<Part> unfolded(List<Part> found) {
        List<Part> all = new ArrayList<>(found);
        for (int i = 0; i < all.size(); i++) {
            effort.spend();
            unfold(all.get(i), all);
        }
        return all;
    }

    private void unfold(Part part, List<Part> all) {
        JsonNode schema = part.schema;
        if (!schema.isObject()) {
            return;
        }
        for (String keyword : LISTS) {
            for (int i = 0; i < schema.path(keyword).size(); i++) {
                add(all, part, "/" + keyword + "/" + i, schema.get(keyword).get(i));
            }
        }
        BRANCHES.forEach(keyword -> add(all, part, "/" + keyword, schema.get(keyword)));
        for (Map.Entry<String, JsonNode> dependent :
                schema.path("dependentSchemas").properties()) {
            add(all, part, "/dependentSchemas/" + escaped(dependent.getKey()), dependent.getValue());
        }
        if (schema.has("$ref") || schema.has("$dynamicRef")) {
            all.add(referred(schema.path("$ref").asText()));
        }
    }

    /** What a reference means; a form may point into itself only, so that it says the same wherever it is. */
    private Part referred(String reference) {
        if (!reference.equals("#") && !reference.startsWith("#/")) {
            throw new UnfitForm("form.reference-outside", null);
        }
        String target = URLDecoder.decode(reference.substring(1).replace("+", "%2B"), StandardCharsets.UTF_8);
        return new Part(target, document.at(target));
    }

    /** The pointer into the data. */
    String pointer() {
        return pointer;
    }

    String name() {
        return name;
    }

    /** Whether the form has such a field anywhere. */
    boolean declared() {
        return declared;
    }

    /** The first part that has a keyword; null when none has. */
    Part with(String keyword) {
        return parts.stream()
                .filter(part -> part.schema.has(keyword))
                .findFirst()
                .orElse(null);
    }

    /** What the first part that has a keyword says there, as text; empty when none has. */
    String says(String keyword) {
        Part part = with(keyword);
        return part == null ? "" : part.schema.get(keyword).asText();
    }

    /** The place around; null at the top. */
    Place parent() {
        return parent;
    }

    /** Where the place stands in the form, for sorting: the positions from the top down. */
    List<Integer> order() {
        List<Integer> order = parent == null ? new ArrayList<>() : parent.order();
        if (parent != null) {
            order.add(index == FIELD ? parent.position(name) : index);
        }
        return order;
    }

    private int position(String field) {
        Set<String> fields = new LinkedHashSet<>();
        parts.forEach(part -> part.schema.path("properties").fieldNames().forEachRemaining(fields::add));
        int position = List.copyOf(fields).indexOf(field);
        return position < 0 ? Integer.MAX_VALUE : position;
    }

    private static String escaped(String name) {
        return name.indexOf('~') < 0 && name.indexOf('/') < 0
                ? name
                : name.replace("~", "~0").replace("/", "~1");
    }
}
