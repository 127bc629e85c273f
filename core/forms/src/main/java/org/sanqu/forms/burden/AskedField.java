package org.sanqu.forms.burden;

import com.fasterxml.jackson.databind.JsonNode;
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

    private static final String SIGNS = "[\\p{Punct}\\p{IsPunctuation}\\s]+";

    /** A field as its schema says; what is referred to is in it. */
    static AskedField of(Form form, DataPath path, JsonNode schema, String title, String pointer) {
        return new AskedField(form, path, Spelling.plain(title).replaceAll(SIGNS, ""), kind(schema), pointer);
    }

    private static String kind(JsonNode schema) {
        String type = schema.path("type").asText(schema.has("enum") ? "enum" : "");
        boolean number = type.equals("integer") && !schema.has("x-reference");
        return (number ? "number" : type) + "/" + schema.path("format").asText("")
                + schema.path("x-reference").asText("") + schema.path("enum").toString();
    }

    boolean isPlain() {
        return kind.startsWith("number/") || kind.startsWith("string/");
    }

    /** The list's item to which it belongs; empty for a field that is in no list. */
    String item() {
        String each = "/" + DataPath.EACH;
        String whole = path.toString();
        int at = whole.lastIndexOf(each + "/");
        return at < 0 ? "" : whole.substring(0, at + each.length());
    }
}
