package org.sanqu.forms.version;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.sanqu.api.Message;
import org.sanqu.api.Text;
import org.sanqu.api.form.Form;
import org.sanqu.forms.version.Change.Weight;

/** Says how one version of a form differs from another, field by field. */
final class FormComparison {

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
            Set.of("title", "description", "x-labels", "x-messages", "x-unit", "x-widget", "$comment", "examples");

    private final Fields before;
    private final Fields after;
    private final List<Change> changes = new ArrayList<>();

    private FormComparison(Form before, Form after) {
        this.before = new Fields(before);
        this.after = new Fields(after);
    }

    /** The differences, in the order of the new version; what is gone comes last. */
    static List<Change> of(Form before, Form after) {
        FormComparison comparison = new FormComparison(before, after);
        comparison.says(before, after);
        comparison.fields();
        return comparison.changes;
    }

    private void says(Form before, Form after) {
        says("subject", before.subject(), after.subject(), Weight.MEANING);
        says("cadence", before.cadence(), after.cadence(), Weight.MEANING);
        says("key", before.key(), after.key(), Weight.MEANING);
        says("date", String.valueOf(before.date()), String.valueOf(after.date()), Weight.MEANING);
        says("appliesTo", before.appliesTo(), after.appliesTo(), Weight.NONE);
        says("approval", before.approval(), after.approval(), Weight.NONE);
        says("confidential", before.confidential(), after.confidential(), Weight.NONE);
        says("dueDays", before.dueDays(), after.dueDays(), Weight.NONE);
    }

    private void says(String key, Object was, Object is, Weight weight) {
        if (!was.equals(is)) {
            add("/x-form/" + key, weight, "update.diff." + key);
        }
    }

    private void fields() {
        after.parts().forEach((place, parts) -> {
            if (!before.parts().containsKey(place)) {
                added(place, parts.get(0));
            } else {
                compare(place, before.parts().get(place), parts);
            }
        });
        before.parts().forEach((place, parts) -> {
            if (!after.parts().containsKey(place) && !isInside(place, after)) {
                add(parts.get(0).pointer(), Weight.DATA, "update.diff.removed", before.title(place));
            }
        });
    }

    /** Of a group that came or went only the group is told. */
    private boolean isInside(String place, Fields there) {
        String around = place.substring(0, place.lastIndexOf('/'));
        return !around.isEmpty() && !there.parts().containsKey(around);
    }

    private void added(String place, Fields.Part part) {
        if (!isInside(place, before)) {
            // that it must be filled in is told where that is said
            add(part.pointer(), Weight.NONE, "update.diff.added", after.title(place));
        }
    }

    private void compare(String place, List<Fields.Part> was, List<Fields.Part> is) {
        if (was.size() != 1 || is.size() != 1) {
            several(place, was, is);
            return;
        }
        JsonNode old = was.get(0).schema();
        JsonNode fresh = is.get(0).schema();
        String at = is.get(0).pointer();
        if (old.equals(fresh)) {
            return;
        }
        Text title = after.title(place);
        types(at, title, old, fresh);
        values(at, title, old, fresh);
        required(place, at, old, fresh);
        BOUNDS.forEach((keyword, lower) -> bound(at, title, keyword, lower, old, fresh));
        CONDITIONS.forEach(keyword -> condition(at, title, keyword, old, fresh));
        if (!old.path("x-reference").equals(fresh.path("x-reference"))) {
            add(at + "/x-reference", Weight.MEANING, "update.diff.reference", title);
        }
        TEXTS.stream()
                .filter(keyword -> !old.path(keyword).equals(fresh.path(keyword)))
                .sorted()
                .findFirst()
                .ifPresent(keyword -> add(at + "/" + keyword, Weight.NONE, "update.diff.text", title));
    }

    /** Places where several schemas hold are only compared as a whole. */
    private void several(String place, List<Fields.Part> was, List<Fields.Part> is) {
        Set<JsonNode> old = was.stream().map(part -> bare(part.schema())).collect(Collectors.toSet());
        Set<JsonNode> fresh = is.stream().map(part -> bare(part.schema())).collect(Collectors.toSet());
        if (!old.equals(fresh)) {
            add(is.get(0).pointer(), Weight.DATA, "update.diff.condition", after.title(place));
            was.forEach(part -> is.stream()
                    .filter(other -> other.pointer().equals(part.pointer()))
                    .forEach(other -> required(place, other.pointer(), part.schema(), other.schema())));
        }
    }

    private void types(String at, Text title, JsonNode old, JsonNode fresh) {
        Set<String> was = types(old);
        Set<String> is = types(fresh);
        if (is.contains("number")) {
            is.add("integer");
        }
        if (!was.equals(types(fresh))) {
            boolean wider = fresh.path("type").isMissingNode() || !was.isEmpty() && is.containsAll(was);
            String from = String.join(", ", was);
            String to = String.join(", ", types(fresh));
            add(at + "/type", wider ? Weight.NONE : Weight.DATA, "update.diff.type", title, from, to);
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

    private void values(String at, Text title, JsonNode old, JsonNode fresh) {
        if (!fresh.has("enum")) {
            if (old.has("enum")) {
                add(at, Weight.NONE, "update.diff.free", title);
            }
            return;
        }
        if (!old.has("enum")) {
            add(at + "/enum", Weight.DATA, "update.diff.listed", title);
            return;
        }
        Set<JsonNode> gone = minus(old.get("enum"), fresh.get("enum"));
        Set<JsonNode> more = minus(fresh.get("enum"), old.get("enum"));
        if (!gone.isEmpty()) {
            add(at + "/enum", Weight.DATA, "update.diff.fewer", title, labels(gone, old));
        }
        if (!more.isEmpty()) {
            add(at + "/enum", Weight.NONE, "update.diff.more", title, labels(more, fresh));
        }
    }

    private static Set<JsonNode> minus(JsonNode values, JsonNode others) {
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

    private void required(String place, String at, JsonNode old, JsonNode fresh) {
        minus(fresh.path("required"), old.path("required"))
                .forEach(name -> add(
                        at + "/required",
                        Weight.DATA,
                        "update.diff.required",
                        after.title(place + "/" + Fields.escaped(name.asText()))));
        minus(old.path("required"), fresh.path("required"))
                .forEach(name -> add(
                        at + "/required",
                        Weight.NONE,
                        "update.diff.optional",
                        after.title(place + "/" + Fields.escaped(name.asText()))));
    }

    private void bound(String at, Text title, String keyword, boolean lower, JsonNode old, JsonNode fresh) {
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
        add(at + "/" + keyword, wider ? Weight.NONE : Weight.DATA, key, title, from, to);
    }

    private void condition(String at, Text title, String keyword, JsonNode old, JsonNode fresh) {
        if (!bare(old.path(keyword)).equals(bare(fresh.path(keyword)))) {
            Weight weight = fresh.has(keyword) ? Weight.DATA : Weight.NONE;
            // without a catch-all the form is closed, with one it may just have been opened
            boolean opens = keyword.endsWith("Properties") || keyword.equals("prefixItems");
            add(at + "/" + keyword, opens ? Weight.DATA : weight, "update.diff.condition", title);
        }
    }

    /** A schema without its texts. */
    private static JsonNode bare(JsonNode schema) {
        JsonNode copy = schema.deepCopy();
        strip(copy);
        return copy;
    }

    private static void strip(JsonNode node) {
        if (node instanceof ObjectNode object) {
            TEXTS.forEach(keyword -> {
                // a property may well be called title
                if (!object.path(keyword).has("type") && !object.path(keyword).has("enum")) {
                    object.remove(keyword);
                }
            });
        }
        node.forEach(FormComparison::strip);
    }

    private void add(String at, Weight weight, String key, Object... args) {
        changes.add(new Change(at, Message.of(key, args), weight));
    }
}
