package org.sanqu.web.form;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A property of an object, or the item of a list.
 *
 * @param name its name in the data
 * @param own the JSON Pointer of where it stands in the form's document
 * @param at the JSON Pointer of its schema there, which is elsewhere when it refers to one
 * @param schema its schema, references resolved
 * @param items the schema of its items, likewise; missing when it has none
 */
record Property(String name, String own, String at, JsonNode schema, JsonNode items) {

    Kind kind() {
        return Kind.of(schema, items);
    }

    /** Whether it is worked out and not typed. */
    boolean computed() {
        return schema.has("x-computed");
    }

    /** The items of a list. */
    Property item(Document document, int index) {
        return document.resolve(String.valueOf(index), at + "/items", schema.path("items"));
    }
}
