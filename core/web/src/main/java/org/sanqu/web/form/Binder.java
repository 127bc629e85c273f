package org.sanqu.web.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.sanqu.api.form.Form;
import org.sanqu.web.http.Parameters;

/**
 * Makes data of a posted form by walking its schema: what the schema does not ask for is never looked at, and no index
 * from outside decides how large the data get. Nothing that was sent is left out: {@link Parameters#MOST} bounds it all.
 */
public final class Binder {

    /** Members that are put into one list at once. */
    public static final int MOST_MEMBERS = 1_000;

    private static final Pattern INDEX = Pattern.compile("[0-9]{1,4}");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Document document;
    private final Parameters parameters;
    private final boolean keepBlankRows;

    private Binder(Document document, Parameters parameters, boolean keepBlankRows) {
        this.document = document;
        this.parameters = parameters;
        this.keepBlankRows = keepBlankRows;
    }

    /** The data to submit; rows in which nothing was filled in are left out. */
    public static ObjectNode bind(Form form, Parameters parameters) {
        return bind(form, parameters, false);
    }

    /** The data to go on with, as it was typed. */
    public static ObjectNode draft(Form form, Parameters parameters) {
        return bind(form, parameters, true);
    }

    private static ObjectNode bind(Form form, Parameters parameters, boolean keepBlankRows) {
        Document document = Document.of(form);
        Property root = document.resolve("", "", form.schema());
        return new Binder(document, parameters, keepBlankRows).object(root, "", 0);
    }

    /** Binds what has no condition first, then what the conditions make of it, until nothing is added. */
    private ObjectNode object(Property property, String pointer, int depth) {
        Map<String, JsonNode> bound = new HashMap<>();
        ObjectNode data = JSON.objectNode();
        Shape shape = Shape.of(document, property, data);
        for (int round = 0; round <= Document.DEEPEST && bindRest(shape, bound, pointer, depth); round++) {
            data = visible(shape, bound);
            shape = Shape.of(document, property, data);
        }
        return visible(shape, bound);
    }

    private boolean bindRest(Shape shape, Map<String, JsonNode> bound, String pointer, int depth) {
        int before = bound.size();
        for (Property each : shape.properties().values()) {
            if (!bound.containsKey(each.name())) {
                bound.put(each.name(), value(each, pointer, shape.requires(each.name()), depth));
            }
        }
        return bound.size() > before;
    }

    private static ObjectNode visible(Shape shape, Map<String, JsonNode> bound) {
        ObjectNode data = JSON.objectNode();
        for (String name : shape.properties().keySet()) {
            JsonNode value = bound.get(name);
            if (value != null && !value.isMissingNode()) {
                data.set(name, value);
            }
        }
        return data;
    }

    /** The value of a property; a missing node where nothing was filled in, and for what is worked out. */
    private JsonNode value(Property property, String above, boolean required, int depth) {
        String pointer = above + "/" + Shape.escape(property.name());
        if (depth >= Document.DEEPEST || property.computed()) {
            return JSON.missingNode();
        }
        return switch (property.kind()) {
            case GROUP -> {
                ObjectNode group = object(property, pointer, depth + 1);
                yield group.isEmpty() && !required ? JSON.missingNode() : group;
            }
            case ROWS -> rows(property, pointer, depth + 1);
            case CHOICES, ORGANISATIONS, MEMBERS, ATTACHMENTS -> choices(property, pointer);
            case FIXED -> property.schema().get("const");
            case ATTACHMENT -> typed(property, last(pointer));
            default -> typed(property, parameters.get(pointer));
        };
    }

    private static JsonNode typed(Property property, String text) {
        boolean blank = text == null || text.isBlank();
        return blank ? JSON.missingNode() : Typed.value(property.kind(), property.schema(), text);
    }

    /** A file that comes later takes the place of the one before. */
    private String last(String pointer) {
        List<String> all = parameters.all(pointer);
        return all.isEmpty() ? null : all.get(all.size() - 1);
    }

    private JsonNode choices(Property property, String pointer) {
        ArrayNode chosen = JSON.arrayNode();
        parameters.all(pointer).stream()
                .filter(text -> !text.isBlank())
                .distinct()
                .forEach(text -> chosen.add(Typed.value(property.kind(), property.items(), text)));
        return chosen.isEmpty() ? JSON.missingNode() : chosen;
    }

    private JsonNode rows(Property property, String pointer, int depth) {
        ArrayNode rows = JSON.arrayNode();
        for (int index : indexes(pointer + "/")) {
            Property item = property.item(document, index);
            JsonNode row = value(item, pointer, keepBlankRows, depth);
            if (!row.isMissingNode() || keepBlankRows) {
                rows.add(row.isMissingNode() ? JSON.textNode("") : row);
            }
        }
        return rows.isEmpty() ? JSON.missingNode() : rows;
    }

    private List<Integer> indexes(String prefix) {
        TreeSet<Integer> indexes = new TreeSet<>();
        for (String name : parameters.below(prefix).keySet()) {
            String index = name.substring(prefix.length()).split("/", 2)[0];
            if (INDEX.matcher(index).matches()) {
                indexes.add(Integer.parseInt(index));
            }
        }
        return List.copyOf(indexes);
    }
}
