package org.sanqu.forms.list;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.sanqu.api.form.Form;

/** The fields of a form in its order, those of groups and of all branches of its conditions among them. */
public final class FormFields {

    private static final int SHOWN = 5;
    private static final int DEEPEST = 12;
    private static final int MOST = 2_000;
    private static final List<String> LISTS = List.of("allOf", "oneOf", "anyOf");
    private static final List<String> BRANCHES = List.of("then", "else");

    /** By version and id: to walk a form takes longer than to check what was filled in. */
    private static final Map<String, FormFields> KNOWN = new ConcurrentHashMap<>();

    private static final int REMEMBERED = 500;

    private final JsonNode document;
    private final List<FormField> all;
    private final List<FormField> listed;
    private int seen;

    private FormFields(Form form) {
        document = form.schema();
        all = within(document, "", JsonPointer.empty(), List.of(), 0);
        listed = listed(form.list());
    }

    private static FormFields known(Form form) {
        if (KNOWN.size() > REMEMBERED) {
            KNOWN.clear();
        }
        return KNOWN.computeIfAbsent(form.version() + form.id(), unknown -> new FormFields(form));
    }

    /** All of them. */
    public static List<FormField> of(Form form) {
        return known(form).all;
    }

    /** Those that a list shows where nobody chose: what the form says, else the first five with a single value. */
    public static List<FormField> listed(Form form) {
        return known(form).listed;
    }

    private List<FormField> listed(List<JsonPointer> chosen) {
        return chosen.isEmpty()
                ? all.stream().filter(FormField::isSingle).limit(SHOWN).toList()
                : chosen.stream()
                        .flatMap(at -> all.stream().filter(field -> field.at().equals(at)))
                        .filter(field -> field.items().isEmpty())
                        .toList();
    }

    private List<FormField> within(JsonNode schema, String pointer, JsonPointer at, List<String> titles, int depth) {
        Map<JsonPointer, FormField> found = new LinkedHashMap<>();
        collect(found, schema, pointer, at, titles, depth);
        return List.copyOf(found.values());
    }

    private void collect(
            Map<JsonPointer, FormField> found,
            JsonNode schema,
            String pointer,
            JsonPointer at,
            List<String> titles,
            int depth) {
        seen++;
        if (depth > DEEPEST || seen > MOST || !schema.isObject()) {
            return;
        }
        String reference = schema.path("$ref").asText();
        if (reference.startsWith("#/")) {
            collect(found, document.at(reference.substring(1)), reference.substring(1), at, titles, depth + 1);
        }
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            String name = property.getKey();
            String declared = pointer + "/properties/" + name.replace("~", "~0").replace("/", "~1");
            field(found, property.getValue(), declared, at.appendProperty(name), titles, depth);
        }
        for (String keyword : LISTS) {
            for (int i = 0; i < schema.path(keyword).size(); i++) {
                JsonNode branch = schema.get(keyword).get(i);
                collect(found, branch, pointer + "/" + keyword + "/" + i, at, titles, depth + 1);
            }
        }
        for (String keyword : BRANCHES) {
            collect(found, schema.path(keyword), pointer + "/" + keyword, at, titles, depth + 1);
        }
        schema.path("dependentSchemas")
                .properties()
                .forEach(each -> collect(
                        found,
                        each.getValue(),
                        pointer + "/dependentSchemas/"
                                + each.getKey().replace("~", "~0").replace("/", "~1"),
                        at,
                        titles,
                        depth + 1));
    }

    private void field(
            Map<JsonPointer, FormField> found,
            JsonNode declared,
            String declaredAt,
            JsonPointer at,
            List<String> around,
            int depth) {
        String reference = declared.path("$ref").asText();
        boolean refers = reference.startsWith("#/") && !declared.has("type");
        JsonNode schema = refers ? document.at(reference.substring(1)) : declared;
        String pointer = refers ? reference.substring(1) : declaredAt;
        if (!schema.isObject() || found.containsKey(at)) {
            return;
        }
        List<String> titles = new ArrayList<>(around);
        titles.add((declared.has("title") || !schema.has("title") ? declaredAt : pointer) + "/title");
        if (FormField.type(schema).equals("object")) {
            collect(found, schema, pointer, at, titles, depth + 1);
            return;
        }
        JsonNode items = schema.path("items");
        List<FormField> columns = FormField.type(schema).equals("array") && isObject(items)
                ? within(items, pointer + "/items", JsonPointer.empty(), List.of(), depth + 1)
                : List.of();
        found.put(at, new FormField(at, titles, pointer, schema, columns));
    }

    private boolean isObject(JsonNode items) {
        String reference = items.path("$ref").asText();
        JsonNode schema = reference.startsWith("#/") ? document.at(reference.substring(1)) : items;
        return schema.isObject() && (FormField.type(schema).equals("object") || schema.has("oneOf"));
    }
}
