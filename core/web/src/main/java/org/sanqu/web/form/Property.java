package org.sanqu.web.form;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A property of an object, or the item of a list.
 *
 * @param name its name in the data
 * @param at the JSON Pointer of its schema in the form's document, where its texts hang
 * @param schema its schema, references resolved
 */
record Property(String name, String at, JsonNode schema) {

    Kind kind() {
        return Kind.of(schema);
    }

    /** The items of a list. */
    Property item(Document document, int index) {
        return document.resolve(String.valueOf(index), at + "/items", schema.path("items"));
    }
}
