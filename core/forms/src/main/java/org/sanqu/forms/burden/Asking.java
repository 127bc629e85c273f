package org.sanqu.forms.burden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.sanqu.api.form.Form;
import org.sanqu.api.platform.DataPath;

/** One walk through a form's document for what somebody has to fill in. */
final class Asking {

    private static final int DEEPEST = 12;

    /** References can make more of a document than anybody could fill in. */
    private static final int MOST = 20_000;

    private final Form form;
    private final JsonNode document;
    private final Predicate<String> served;
    private final Map<String, AskedField> fields = new LinkedHashMap<>();
    private int visited;

    /** A part of the document, and what of the data it is about. */
    private record Part(JsonNode schema, String at, DataPath path, int depth) {

        Part in(String name, DataPath there) {
            return new Part(schema.path(name), at + "/" + name, there, depth + 1);
        }

        List<Part> all(String name) {
            List<Part> parts = new ArrayList<>();
            schema.path(name)
                    .properties()
                    .forEach(each -> parts.add(new Part(
                            each.getValue(), at + "/" + name + "/" + escaped(each.getKey()), path, depth + 1)));
            for (int i = 0; i < schema.path(name).size() && schema.path(name).isArray(); i++) {
                parts.add(new Part(schema.path(name).get(i), at + "/" + name + "/" + i, path, depth + 1));
            }
            return parts;
        }
    }

    private Asking(Form form, Predicate<String> served) {
        this.form = form;
        this.document = form.schema();
        this.served = served;
    }

    /**
     * What a form asks.
     *
     * @param served whether a form ({@code module/name}) is there, so that something can come from it
     */
    static Asked of(Form form, Predicate<String> served) {
        Asking asking = new Asking(form, served);
        int count = asking.walk(new Part(form.schema(), "", DataPath.WHOLE, 0));
        return new Asked(List.copyOf(asking.fields.values()), count);
    }

    /** How many fields a part has somebody fill in. */
    private int walk(Part part) {
        if (part.depth > DEEPEST || !part.schema.isObject() || ++visited > MOST) {
            return 0;
        }
        int count = 0;
        for (Map.Entry<String, JsonNode> property :
                part.schema.path("properties").properties()) {
            String at = part.at + "/properties/" + escaped(property.getKey());
            count += field(new Part(property.getValue(), at, part.path.then(property.getKey()), part.depth + 1));
        }
        for (List<Part> alternatives : alternatives(part)) {
            count += alternatives.stream().mapToInt(this::walk).max().orElse(0);
        }
        return count;
    }

    /** What a part is made of besides its properties; of parts that stand together one holds. */
    private List<List<Part>> alternatives(Part part) {
        List<List<Part>> all = new ArrayList<>();
        all.add(List.of(part.in("items", part.path.then(DataPath.EACH))));
        all.add(List.of(part.in("then", part.path), part.in("else", part.path)));
        all.add(part.all("oneOf"));
        all.add(part.all("anyOf"));
        part.all("allOf").forEach(each -> all.add(List.of(each)));
        part.all("dependentSchemas").forEach(each -> all.add(List.of(each)));
        String reference = reference(part.schema);
        if (reference != null) {
            all.add(List.of(new Part(document.at(reference), reference, part.path, part.depth + 1)));
        }
        return all;
    }

    private int field(Part part) {
        JsonNode whole = whole(part.schema);
        if (!isAsked(whole, part.path)) {
            return 0;
        }
        boolean group = whole.has("properties") || whole.path("type").asText().equals("object");
        boolean own = part.schema.path("title").isTextual();
        if (!group && whole.path("title").isTextual()) {
            String pointer = (own ? part.at : reference(part.schema)) + "/title";
            String title = whole.get("title").textValue();
            AskedField field = AskedField.of(form, part.path, whole, title, pointer);
            fields.putIfAbsent(part.path + " " + field.title(), field);
        }
        return Math.max(1, walk(part));
    }

    /** Nobody fills in what is worked out, nor what comes by itself: into lists nothing does, and nothing from a module that is not there. */
    private boolean isAsked(JsonNode field, DataPath path) {
        if (field.has("x-computed")) {
            return false;
        }
        String from = field.path("x-from").asText("");
        int end = from.indexOf('#');
        String other = end < 0 ? "" : from.substring(0, end);
        boolean away = other.indexOf('/') >= 0 && !other.startsWith(form.module() + "/") && !served.test(other);
        return from.isEmpty() || path.isMany() || away;
    }

    /** The schema with what it refers to. */
    private JsonNode whole(JsonNode schema) {
        String reference = reference(schema);
        if (reference == null || !(document.at(reference) instanceof ObjectNode target)) {
            return schema;
        }
        ObjectNode whole = target.objectNode();
        whole.setAll(target);
        whole.setAll((ObjectNode) schema);
        return whole;
    }

    /** Where in the document a schema refers to; null for nowhere. */
    private static String reference(JsonNode schema) {
        String reference = schema.path("$ref").asText("");
        return reference.startsWith("#/") ? reference.substring(1) : null;
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
