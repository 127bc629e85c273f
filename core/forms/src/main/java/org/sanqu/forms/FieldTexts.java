package org.sanqu.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sanqu.api.Message;
import org.sanqu.api.Text;
import org.sanqu.api.form.Form;

/** Says what is wrong with a field in our own words, or in those that the form itself has for it. */
final class FieldTexts {

    private static final int NAME = 40;
    private static final List<String> CHOSEN = List.of("enum", "x-reference", "const");
    private static final Map<String, String> TYPES = Map.of(
            "string", "form.text",
            "integer", "form.integer",
            "number", "form.number",
            "boolean", "form.boolean",
            "array", "form.list",
            "object", "form.group",
            "null", "form.not-applicable");

    /** Keywords whose text has their value as its second argument. */
    private static final Map<String, String> BOUNDS = Map.of(
            "minLength", "form.min-length",
            "maxLength", "form.max-length",
            "minimum", "form.minimum",
            "maximum", "form.maximum",
            "exclusiveMinimum", "form.exclusive-minimum",
            "exclusiveMaximum", "form.exclusive-maximum",
            "multipleOf", "form.multiple-of",
            "minItems", "form.min-items",
            "maxItems", "form.max-items");

    private static final Map<String, String> FORMATS = Map.of(
            "date", "form.date",
            "time", "form.time",
            "date-time", "form.date-time",
            "email", "form.email",
            "uri", "form.uri",
            "ipv4", "form.ip",
            "ipv6", "form.ip");

    private static final Map<String, String> PLAIN = Map.ofEntries(
            Map.entry("enum", "form.enum"),
            Map.entry("const", "form.enum"),
            Map.entry("pattern", "form.pattern"),
            Map.entry("uniqueItems", "form.unique-items"),
            Map.entry("contains", "form.contains"),
            Map.entry("minContains", "form.contains"),
            Map.entry("maxContains", "form.contains"),
            Map.entry("minProperties", "form.min-properties"),
            Map.entry("maxProperties", "form.max-properties"),
            Map.entry("propertyNames", "form.property-names"),
            Map.entry("unevaluatedItems", "form.surplus-items"),
            Map.entry("oneOf", "form.one-of"),
            Map.entry("anyOf", "form.one-of"));

    private final Form form;

    FieldTexts(Form form) {
        this.form = form;
    }

    /** What a violation means for the field at a place. */
    Message of(Place place, Error error) {
        String keyword = error.getKeyword();
        Place.Part own = place.with("x-messages");
        if (own != null && own.schema().path("x-messages").has(keyword)) {
            return Message.of("form.own", new FormText(form, own.pointer() + "/x-messages/" + keyword, keyword));
        }
        JsonNode value = error.getInstanceNode();
        boolean missing = keyword.equals("required") || keyword.equals("dependentRequired");
        boolean blank = value != null
                && (value.isNull() || value.isTextual() && value.textValue().isEmpty());
        return missing || blank ? fillIn(place) : ofKeyword(place, keyword, error.getSchemaNode());
    }

    private Message ofKeyword(Place place, String keyword, JsonNode wanted) {
        if (BOUNDS.containsKey(keyword)) {
            return about(place, BOUNDS.get(keyword), wanted.isNumber() ? plain(wanted) : wanted.asText());
        }
        return switch (keyword) {
            case "type" ->
                about(
                        place,
                        TYPES.getOrDefault(wanted.isArray() ? wanted.path(0).asText() : wanted.asText(), "form.unfit"));
            case "format" -> about(place, FORMATS.getOrDefault(wanted.asText(), "form.pattern"));
            case "additionalProperties", "unevaluatedProperties", "false" ->
                place.declared() ? about(place, "form.not-applicable") : about(place, "form.surplus");
            default -> about(place, PLAIN.getOrDefault(keyword, "form.unfit"), wanted.asText());
        };
    }

    private static String plain(JsonNode number) {
        return number.decimalValue().toPlainString();
    }

    private Message fillIn(Place place) {
        if (place.says("type").equals("array")) {
            return about(place, "form.min-items", "1");
        }
        boolean chosen = CHOSEN.stream().anyMatch(keyword -> place.with(keyword) != null)
                || place.says("type").equals("boolean");
        return about(place, chosen ? "form.choose" : "form.fill-in");
    }

    /** A message whose first argument is the field's title. */
    Message about(Place place, String key, String... args) {
        List<Object> all = new ArrayList<>(List.of(title(place)));
        all.addAll(List.of(args));
        return new Message(key, all);
    }

    /** The form's own title. */
    Text title() {
        return new FormText(form, "/title", form.name());
    }

    private Text title(Place place) {
        for (Place around = place; around != null; around = around.parent()) {
            Place.Part titled = around.with("title");
            if (titled != null) {
                return new FormText(form, titled.pointer() + "/title", around.name());
            }
            if (around.name().chars().anyMatch(c -> c < '0' || c > '9')) {
                String name = around.name();
                return locale -> name.length() > NAME ? name.substring(0, NAME) + "…" : name;
            }
        }
        return title();
    }
}
