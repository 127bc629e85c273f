package org.sanqu.forms.burden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.sanqu.api.Spelling;
import org.sanqu.api.form.Form;
import org.sanqu.api.platform.DataPath;

/**
 * A field that somebody has to fill in.
 *
 * @param title its title as people compare it: without blanks and signs, in one spelling
 * @param kind its type and format
 * @param pointer where the title stands in the form's document
 */
record AskedField(Form form, DataPath path, String title, String kind, String pointer) {

    private static final int DEEPEST = 12;
    private static final String SIGNS = "[\\p{Punct}\\p{IsPunctuation}\\s]+";

    /** Those of a form that are asked whatever the data says. */
    static List<AskedField> of(Form form) {
        List<AskedField> fields = new ArrayList<>();
        gather(form, form.schema(), "", DataPath.WHOLE, fields, 0);
        return fields;
    }

    private static void gather(
            Form form, JsonNode schema, String at, DataPath path, List<AskedField> fields, int depth) {
        if (depth > DEEPEST) {
            return;
        }
        schema.path("properties").properties().forEach(property -> {
            JsonNode field = property.getValue();
            DataPath there = path.then(property.getKey());
            String pointer = at + "/properties/" + property.getKey();
            if (field.has("properties")) {
                gather(form, field, pointer, there, fields, depth + 1);
            } else if (isAsked(field) && field.path("title").isTextual()) {
                fields.add(new AskedField(
                        form, there, plain(field.get("title").textValue()), kind(field), pointer + "/title"));
            }
        });
        for (JsonNode part : schema.path("allOf")) {
            gather(form, part, at, path, fields, depth + 1);
        }
    }

    static boolean isAsked(JsonNode field) {
        return !field.has("x-computed") && !field.has("x-from");
    }

    static String plain(String title) {
        return Spelling.plain(title).replaceAll(SIGNS, "");
    }

    private static String kind(JsonNode field) {
        String type = field.path("type").asText(field.has("enum") ? "enum" : "");
        boolean number = type.equals("integer") && !field.has("x-reference");
        return (number ? "number" : type) + "/" + field.path("format").asText("")
                + field.path("x-reference").asText("") + field.path("enum").toString();
    }

    /** How many fields somebody may have to fill in at most: of alternatives the longest, of a list's items one. */
    static int count(JsonNode document) {
        return count(document, document, 0);
    }

    private static int count(JsonNode document, JsonNode schema, int depth) {
        if (depth > DEEPEST || !schema.isObject()) {
            return 0;
        }
        int count = 0;
        for (JsonNode field : schema.path("properties")) {
            count += isAsked(field) ? Math.max(1, count(document, field, depth + 1)) : 0;
        }
        count += count(document, schema.path("items"), depth + 1);
        for (JsonNode part : schema.path("allOf")) {
            count += count(document, part, depth + 1);
        }
        count += Math.max(
                count(document, schema.path("then"), depth + 1), count(document, schema.path("else"), depth + 1));
        count += longest(document, schema.path("oneOf"), depth) + longest(document, schema.path("anyOf"), depth);
        for (JsonNode part : schema.path("dependentSchemas")) {
            count += count(document, part, depth + 1);
        }
        String reference = schema.path("$ref").asText("");
        return reference.startsWith("#/")
                ? count + count(document, document.at(reference.substring(1)), depth + 1)
                : count;
    }

    private static int longest(JsonNode document, JsonNode parts, int depth) {
        int longest = 0;
        for (JsonNode part : parts) {
            longest = Math.max(longest, count(document, part, depth + 1));
        }
        return longest;
    }
}
