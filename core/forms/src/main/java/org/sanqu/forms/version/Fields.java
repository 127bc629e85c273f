package org.sanqu.forms.version;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sanqu.api.Text;
import org.sanqu.api.form.Form;

/** The fields of a form by their place in the data, {@code *} for the items of a list; the whole is at the empty place. */
final class Fields {

    private static final List<String> LISTS = List.of("allOf", "anyOf", "oneOf");
    private static final List<String> BRANCHES = List.of("then", "else");

    /** A form is checked when it is installed; one that unfolds into more than this is compared as far as that. */
    private static final int MOST = 5_000;

    private final Form form;
    private final Map<String, List<Part>> parts = new LinkedHashMap<>();
    private final Deque<String> references = new ArrayDeque<>();
    private int walked;

    /** A schema that holds for a place, and where it stands in the document. */
    record Part(String pointer, JsonNode schema) {}

    Fields(Form form) {
        this.form = form;
        walk("", "", form.schema());
    }

    /** All places with what holds there, in the form's order. */
    Map<String, List<Part>> parts() {
        return parts;
    }

    /** Whether the form has a field at a pointer, in which {@code *} or a number stands for an item. */
    boolean has(JsonPointer pointer) {
        return parts.containsKey(pointer.toString()) || parts.containsKey(items(pointer));
    }

    private static String items(JsonPointer pointer) {
        StringBuilder text = new StringBuilder();
        for (JsonPointer rest = pointer; !rest.matches(); rest = rest.tail()) {
            text.append('/').append(rest.mayMatchElement() ? "*" : escaped(rest.getMatchingProperty()));
        }
        return text.toString();
    }

    /** What people call the field at a place. */
    Text title(String place) {
        String name = place.replaceAll("(/\\*)+$", "");
        String last = name.substring(name.lastIndexOf('/') + 1);
        return parts.getOrDefault(name, List.of()).stream()
                .filter(part -> part.schema.path("title").isTextual())
                .findFirst()
                .<Text>map(part -> locale -> form.text(part.pointer + "/title", last, locale))
                .orElse(locale -> last);
    }

    private void walk(String place, String pointer, JsonNode schema) {
        if (!schema.isObject() || ++walked > MOST) {
            return;
        }
        parts.computeIfAbsent(place, fresh -> new ArrayList<>()).add(new Part(pointer, schema));
        schema.path("properties").properties().forEach(property -> {
            String name = escaped(property.getKey());
            walk(place + "/" + name, pointer + "/properties/" + name, property.getValue());
        });
        walk(place + "/*", pointer + "/items", schema.path("items"));
        for (String keyword : LISTS) {
            for (int i = 0; i < schema.path(keyword).size(); i++) {
                walk(
                        place,
                        pointer + "/" + keyword + "/" + i,
                        schema.get(keyword).get(i));
            }
        }
        BRANCHES.forEach(keyword -> walk(place, pointer + "/" + keyword, schema.path(keyword)));
        schema.path("dependentSchemas")
                .properties()
                .forEach(one -> walk(place, pointer + "/dependentSchemas/" + escaped(one.getKey()), one.getValue()));
        follow(place, schema.path("$ref").asText(""));
    }

    private void follow(String place, String reference) {
        if (!reference.startsWith("#/") || references.contains(reference)) {
            return;
        }
        references.push(reference);
        walk(place, reference.substring(1), form.schema().at(reference.substring(1)));
        references.pop();
    }

    static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
