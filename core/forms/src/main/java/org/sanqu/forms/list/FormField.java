package org.sanqu.forms.list;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sanqu.api.form.Form;

/**
 * A field of a form that can be a column, or a list of objects that has columns itself.
 *
 * @param at where its value is in the data, or in an item of its list
 * @param titles where its title and those of the groups around it are in the document, from the outside in
 * @param pointer where it is declared in the document
 * @param schema what is declared there
 * @param items the fields of an item; empty for what is no list of objects
 */
public record FormField(JsonPointer at, List<String> titles, String pointer, JsonNode schema, List<FormField> items) {

    public FormField {
        titles = List.copyOf(titles);
        items = List.copyOf(items);
    }

    /** Whether it has one value, which a cell can show. */
    public boolean isSingle() {
        return items.isEmpty() && !isArray();
    }

    /** Whether it is a list, be it of values or of objects. */
    public boolean isArray() {
        return type(schema).equals("array");
    }

    /** Whether its value is always a number, and shown as one: no code and no reference. */
    public boolean isNumber() {
        List<String> types = new ArrayList<>();
        schema.path("type").forEach(each -> types.add(each.asText()));
        types.add(type(schema));
        boolean named = schema.has("enum") || schema.has("x-reference");
        return isSingle() && !named && List.of("number", "integer", "null").containsAll(types);
    }

    /** The first of the declared types that is not {@code null}; {@code string} where none is. */
    static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        for (JsonNode each : type) {
            if (!each.asText().equals("null")) {
                return each.asText();
            }
        }
        return type.isTextual() ? type.asText() : schema.has("properties") ? "object" : "string";
    }

    /** Its title with those of the groups around it, and its unit. */
    public String title(Form form, Locale locale) {
        List<String> said = new ArrayList<>();
        for (String each : titles) {
            String name = each.substring(each.lastIndexOf('/', each.length() - "/title".length() - 1) + 1);
            String title = form.text(each, name.substring(0, name.length() - "/title".length()), locale);
            said.add(title);
        }
        String unit = schema.path("x-unit").asText();
        String title = String.join("·", said);
        return unit.isEmpty() ? title : title + "（" + form.text(pointer + "/x-unit", unit, locale) + "）";
    }
}
