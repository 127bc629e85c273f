package org.sanqu.modules;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.sanqu.api.CheckDigit;

/** Checks the {@code x-} annotations of a schema: a closed set, so that a typing error is found. */
final class Annotations {
    private static final Map<String, Predicate<JsonNode>> KNOWN = Map.ofEntries(
            Map.entry("x-form", JsonNode::isObject),
            Map.entry("x-check", JsonNode::isArray),
            Map.entry("x-labels", Annotations::isTexts),
            Map.entry("x-messages", Annotations::isTexts),
            Map.entry("x-unit", JsonNode::isTextual),
            Map.entry("x-check-digit", JsonNode::isTextual),
            Map.entry("x-widget", JsonNode::isTextual),
            Map.entry("x-computed", JsonNode::isObject),
            Map.entry("x-from", JsonNode::isTextual),
            Map.entry("x-attachment", JsonNode::isObject),
            Map.entry("x-reference", JsonNode::isTextual));
    private static final Set<String> AT_TOP = Set.of("x-form", "x-check");
    private static final Pattern SUBMISSION =
            Pattern.compile("submission:([a-z][a-z0-9-]{0,63}/)?[a-z][a-z0-9-]{0,63}");
    private static final int MOST_MEGABYTES = 50;

    private static final Map<String, Set<String>> WIDGETS =
            Map.of("long-text", Set.of("string"), "money", Set.of("number", "integer"));

    private Annotations() {}

    static void check(String file, JsonNode schema, JsonPointer pointer, Faults faults) {
        schema.properties().forEach(field -> {
            String name = field.getKey();
            String at = pointer.appendProperty(name).toString();
            if (!name.startsWith("x-")) {
                return;
            }
            if (!KNOWN.containsKey(name) || AT_TOP.contains(name) && !pointer.matches()) {
                faults.at(file, at, "modules.annotation-unknown", name);
            } else if (!KNOWN.get(name).test(field.getValue())) {
                faults.at(file, at, "modules.annotation-malformed", name);
            } else if (name.equals("x-widget")) {
                widget(file, at, field.getValue().textValue(), schema, faults);
            } else if (name.equals("x-check-digit")) {
                checkDigit(file, at, field.getValue().textValue(), schema, faults);
            } else if (name.equals("x-reference")) {
                reference(file, at, field.getValue().textValue(), schema, faults);
            } else if (name.equals("x-attachment")) {
                attachment(file, at, field.getValue(), schema, faults);
            }
        });
    }

    private static void widget(String file, String at, String widget, JsonNode schema, Faults faults) {
        if (!WIDGETS.containsKey(widget)) {
            faults.at(file, at, "modules.not-one-of", widget, "long-text, money");
        } else if (!WIDGETS.get(widget).contains(schema.path("type").asText())) {
            faults.at(
                    file,
                    at,
                    "modules.annotation-type",
                    "x-widget " + widget,
                    widget.equals("money") ? "number" : "string");
        }
    }

    private static void reference(String file, String at, String target, JsonNode schema, Faults faults) {
        boolean submission = SUBMISSION.matcher(target).matches();
        if (!submission && !Set.of("member", "organisation").contains(target)) {
            faults.at(file, at, "modules.not-one-of", target, "member, organisation, submission:form");
        } else if (!schema.path("type").asText().equals("integer")) {
            faults.at(file, at, "modules.annotation-type", "x-reference", "integer");
        }
    }

    private static void attachment(String file, String at, JsonNode asked, JsonNode schema, Faults faults) {
        Says said = new Says(file, at, asked, faults);
        said.known(Set.of("kinds", "maxMegabytes"));
        said.integer("maxMegabytes", 1, MOST_MEGABYTES, 1);
        said.texts("kinds", (place, kind) -> {
            if (!Set.of("image", "pdf", "office").contains(kind)) {
                faults.at(file, place, "modules.not-one-of", kind, "image, pdf, office");
            }
        });
        if (!schema.path("type").asText().equals("string")) {
            faults.at(file, at, "modules.annotation-type", "x-attachment", "string");
        }
    }

    private static void checkDigit(String file, String at, String kind, JsonNode schema, Faults faults) {
        if (CheckDigit.of(kind).isEmpty()) {
            String known =
                    Arrays.stream(CheckDigit.values()).map(CheckDigit::code).collect(Collectors.joining(", "));
            faults.at(file, at, "modules.not-one-of", kind, known);
        } else if (!schema.path("type").asText().equals("string")) {
            faults.at(file, at, "modules.annotation-type", "x-check-digit", "string");
        }
    }

    private static boolean isTexts(JsonNode node) {
        if (!node.isObject()) {
            return false;
        }
        for (JsonNode text : node) {
            if (!text.isTextual()) {
                return false;
            }
        }
        return true;
    }
}
