package org.sanqu.api.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A field of a form that has a keyword of ours, {@code x-computed} or {@code x-from}.
 *
 * @param at the pointer of the keyword in the document
 * @param object where in the data the object is to which the field belongs
 * @param name the field's name
 * @param rule what stands under the keyword
 * @param schema the field's schema
 */
public record DeclaredField(String at, DataPath object, String name, JsonNode rule, JsonNode schema) {

    private static final int DEEPEST = 24;

    /** Where in the data it is. */
    public DataPath path() {
        return object.then(name);
    }

    /** Those of a document that are there whatever the data says: properties, items, {@code allOf} and references, no conditions. */
    public static List<DeclaredField> of(JsonNode document, String keyword) {
        Gathering gathering = new Gathering(document, keyword);
        gathering.object(document, "", DataPath.WHOLE, 0);
        return gathering.found;
    }

    /** One walk through a document. */
    private static final class Gathering {

        private final JsonNode document;
        private final String keyword;
        private final List<DeclaredField> found = new ArrayList<>();
        private final Set<DataPath> known = new HashSet<>();

        Gathering(JsonNode document, String keyword) {
            this.keyword = keyword;
            this.document = document;
        }

        private void object(JsonNode schema, String at, DataPath path, int depth) {
            if (!schema.isObject() || depth > DEEPEST) {
                return;
            }
            schema.path("properties").properties().forEach(property -> {
                String name = property.getKey();
                String there = at + "/properties/" + name.replace("~", "~0").replace("/", "~1");
                JsonNode rule = property.getValue().get(keyword);
                if (rule != null && known.add(path.then(name))) {
                    found.add(new DeclaredField(there + "/" + keyword, path, name, rule, property.getValue()));
                }
                object(property.getValue(), there, path.then(name), depth + 1);
            });
            object(schema.path("items"), at + "/items", path.then(DataPath.EACH), depth + 1);
            for (int i = 0; i < schema.path("allOf").size(); i++) {
                object(schema.get("allOf").get(i), at + "/allOf/" + i, path, depth + 1);
            }
            String reference = schema.path("$ref").asText("");
            if (reference.startsWith("#/")) {
                object(document.at(reference.substring(1)), reference.substring(1), path, depth + 1);
            }
        }
    }
}
