package org.sanqu.forms.version;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.sanqu.api.Message;
import org.sanqu.api.Text;
import org.sanqu.forms.version.Change.Weight;

/** Says how what a form wants of one field differs from what it wanted. */
final class FieldComparison {

    /** What a number above another does to a bound. */
    private static final Map<String, Boolean> BOUNDS = Map.of(
            "minimum", true,
            "exclusiveMinimum", true,
            "minLength", true,
            "minItems", true,
            "maximum", false,
            "exclusiveMaximum", false,
            "maxLength", false,
            "maxItems", false);

    /** What narrows or widens in ways that only data can tell. */
    private static final List<String> CONDITIONS = List.of(
            "pattern",
            "format",
            "const",
            "multipleOf",
            "uniqueItems",
            "x-check-digit",
            "x-attachment",
            "not",
            "if",
            "then",
            "else",
            "allOf",
            "anyOf",
            "oneOf",
            "contains",
            "dependentRequired",
            "dependentSchemas",
            "patternProperties",
            "additionalProperties",
            "unevaluatedProperties",
            "propertyNames",
            "prefixItems",
            "minContains",
            "maxContains",
            "minProperties",
            "maxProperties");

    private static final Set<String> TEXTS =
            Set.of("title", "description", "x-labels", "x-messages", "x-widget", "$comment", "examples");

    /** What says what a value is, with the text that tells it. */
    static final SortedMap<String, String> MEANING = Collections.unmodifiableSortedMap(
            new TreeMap<>(Map.of("x-reference", "update.diff.reference", "x-unit", "update.diff.unit")));

    private final String at;
    private final Text title;
    private final JsonNode old;
    private final JsonNode fresh;
    private final Consumer<Change> changes;

    private FieldComparison(String at, Text title, JsonNode old, JsonNode fresh, Consumer<Change> changes) {
        this.at = at;
        this.title = title;
        this.old = old;
        this.fresh = fresh;
        this.changes = changes;
    }

    /**
     * Tells every difference but which fields there are and have to be filled in.
     *
     * @param at where the new schema stands
     * @param title what people call the field
     */
    static void tell(String at, Text title, JsonNode old, JsonNode fresh, Consumer<Change> changes) {
        FieldComparison comparison = new FieldComparison(at, title, old, fresh, changes);
        comparison.types();
        comparison.values();
        new TreeMap<>(BOUNDS).forEach(comparison::bound);
        CONDITIONS.forEach(comparison::condition);
        comparison.meaning();
        comparison.texts();
    }

    private void meaning() {
        MEANING.forEach((keyword, key) -> {
            if (!old.path(keyword).equals(fresh.path(keyword))) {
                add("/" + keyword, Weight.MEANING, key);
            }
        });
    }

    private void texts() {
        TEXTS.stream()
                .filter(keyword -> !keyword.equals("x-labels"))
                .filter(keyword -> !old.path(keyword).equals(fresh.path(keyword)))
                .sorted()
                .findFirst()
                .ifPresent(keyword -> add("/" + keyword, Weight.NONE, "update.diff.text"));
    }

    private void types() {
        Set<String> was = types(old);
        Set<String> is = types(fresh);
        if (is.contains("number")) {
            is.add("integer");
        }
        if (!was.equals(types(fresh))) {
            boolean wider = fresh.path("type").isMissingNode() || !was.isEmpty() && is.containsAll(was);
            String from = String.join(", ", was);
            String to = String.join(", ", types(fresh));
            add("/type", wider ? Weight.NONE : Weight.DATA, "update.diff.type", from, to);
        }
    }

    private static Set<String> types(JsonNode schema) {
        Set<String> types = new TreeSet<>();
        schema.path("type").forEach(type -> types.add(type.asText()));
        if (schema.path("type").isTextual()) {
            types.add(schema.get("type").textValue());
        }
        return types;
    }

    private void values() {
        if (!fresh.has("enum")) {
            if (old.has("enum")) {
                add("", Weight.NONE, "update.diff.free");
            }
            return;
        }
        if (!old.has("enum")) {
            add("/enum", Weight.DATA, "update.diff.listed");
            return;
        }
        Set<JsonNode> gone = minus(old.get("enum"), fresh.get("enum"));
        Set<JsonNode> more = minus(fresh.get("enum"), old.get("enum"));
        if (!gone.isEmpty()) {
            add("/enum", Weight.DATA, "update.diff.fewer", labels(gone, old));
        }
        if (!more.isEmpty()) {
            add("/enum", Weight.NONE, "update.diff.more", labels(more, fresh));
        }
    }

    static Set<JsonNode> minus(JsonNode values, JsonNode others) {
        Set<JsonNode> left = new LinkedHashSet<>();
        values.forEach(left::add);
        others.forEach(left::remove);
        return left;
    }

    private static String labels(Set<JsonNode> values, JsonNode schema) {
        return values.stream()
                .map(value -> schema.path("x-labels").path(value.asText()).asText(value.asText()))
                .collect(Collectors.joining("、"));
    }

    private void bound(String keyword, boolean lower) {
        JsonNode was = old.path(keyword);
        JsonNode is = fresh.path(keyword);
        if (was.equals(is)) {
            return;
        }
        boolean wider = is.isMissingNode()
                || was.isNumber()
                        && (lower
                                ? is.decimalValue().compareTo(was.decimalValue()) <= 0
                                : is.decimalValue().compareTo(was.decimalValue()) >= 0);
        String from = was.isMissingNode() ? "—" : was.asText();
        String to = is.isMissingNode() ? "—" : is.asText();
        String key = wider ? "update.diff.wider" : "update.diff.narrower";
        add("/" + keyword, wider ? Weight.NONE : Weight.DATA, key, from, to);
    }

    private void condition(String keyword) {
        if (!bare(old.path(keyword)).equals(bare(fresh.path(keyword)))) {
            Weight weight = fresh.has(keyword) ? Weight.DATA : Weight.NONE;
            // without a catch-all the form is closed, with one it may just have been opened
            boolean opens = keyword.endsWith("Properties") || keyword.equals("prefixItems");
            add("/" + keyword, opens ? Weight.DATA : weight, "update.diff.condition");
        }
    }

    /** A schema without its texts. */
    static JsonNode bare(JsonNode schema) {
        JsonNode copy = schema.deepCopy();
        strip(copy);
        return copy;
    }

    private static void strip(JsonNode node) {
        if (node instanceof ObjectNode object) {
            TEXTS.forEach(keyword -> {
                // a property may well be called title
                if (keyword.startsWith("x-") || !object.path(keyword).isObject()) {
                    object.remove(keyword);
                }
            });
        }
        node.forEach(FieldComparison::strip);
    }

    /** Adds a difference; the field's title is the first argument of its text. */
    private void add(String inside, Weight weight, String key, Object... args) {
        List<Object> all = new ArrayList<>(List.of(title));
        all.addAll(List.of(args));
        changes.accept(new Change(at + inside, new Message(key, all), weight));
    }
}
