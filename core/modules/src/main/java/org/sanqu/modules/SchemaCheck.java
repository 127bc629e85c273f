package org.sanqu.modules;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sanqu.api.platform.DeclaredField;

/** Checks the document of a form beyond the metaschema: what the platform must be able to show, store and count. */
final class SchemaCheck {
    private static final Set<String> FORMATS = Set.of(
            "date", "date-time", "time", "duration", "email", "hostname", "ipv4", "ipv6", "uri", "uuid", "regex");

    private static final List<String> UNCONDITIONAL = List.of("x-computed", "x-from");

    /** How many schemas are looked at, references followed: a few of these can otherwise unfold into billions. */
    private static final int MOST = 20_000;

    private final String file;
    private final JsonNode document;
    private final Faults faults;
    private final Deque<String> references = new ArrayDeque<>();
    private final Map<String, Set<String>> declared = new HashMap<>();
    private final Map<String, Set<String>> labels = new HashMap<>();
    private final List<Runnable> afterwards = new ArrayList<>();
    private final Set<String> fields = new HashSet<>();
    private int walked;

    private SchemaCheck(String file, JsonNode document, Faults faults) {
        this.file = file;
        this.document = document;
        this.faults = faults;
        UNCONDITIONAL.forEach(keyword -> DeclaredField.of(document, keyword).forEach(field -> fields.add(field.at())));
    }

    /** Where a schema lies: in the file, and what it describes in the data; null where it only asks a question. */
    private record Spot(JsonPointer pointer, String data) {

        Spot at(JsonPointer inside) {
            String keyword = inside.getMatchingProperty();
            return new Spot(pointer.append(inside), data == null ? null : describes(keyword, inside));
        }

        private String describes(String keyword, JsonPointer inside) {
            return switch (keyword) {
                case "properties" -> data + "/" + inside.tail().getMatchingProperty();
                case "items" -> data + "/*";
                case "then", "else", "allOf", "anyOf", "oneOf", "dependentSchemas" -> data;
                default -> null;
            };
        }
    }

    /** Tells every fault of a document that the metaschema accepts. */
    static void check(String file, JsonNode document, Faults faults) {
        SchemaCheck check = new SchemaCheck(file, document, faults);
        JsonNode dialect = document.path("$schema");
        if (!dialect.isMissingNode() && !dialect.asText().equals(MetaSchema.DIALECT)) {
            faults.at(file, "/$schema", "modules.dialect", MetaSchema.DIALECT);
        }
        if (!document.path("type").asText().equals("object")) {
            faults.at(file, "/type", "modules.not-about-an-object");
        }
        check.walk(document, new Spot(JsonPointer.empty(), ""));
        check.afterwards.forEach(Runnable::run);
        if (check.walked > MOST) {
            faults.in(file, "modules.schema-too-large", String.valueOf(MOST));
        }
    }

    private void walk(JsonNode schema, Spot spot) {
        if (!schema.isObject() || ++walked > MOST) {
            return;
        }
        keywords(schema, spot.pointer());
        Annotations.check(file, schema, spot.pointer(), faults);
        unconditional(schema, spot.pointer());
        pattern(schema, spot.pointer());
        names(schema, spot);
        labels(schema, spot);
        follow(schema, spot);
        SchemaKeywords.inside(schema, (inside, sub) -> walk(sub, spot.at(inside)));
    }

    /** What is computed or fetched must be a field whatever the data says. */
    private void unconditional(JsonNode schema, JsonPointer pointer) {
        for (String keyword : UNCONDITIONAL) {
            String at = pointer.appendProperty(keyword).toString();
            if (schema.has(keyword) && !fields.contains(at)) {
                faults.at(file, at, "modules.annotation-conditional", keyword);
            }
        }
    }

    private void keywords(JsonNode schema, JsonPointer pointer) {
        schema.fieldNames().forEachRemaining(keyword -> {
            boolean ours = keyword.startsWith("x-");
            if (!ours && !SchemaKeywords.knows(keyword)) {
                faults.at(file, pointer.appendProperty(keyword).toString(), "modules.unknown-keyword", keyword);
            }
        });
        String format = schema.path("format").asText("date");
        if (!FORMATS.contains(format)) {
            faults.at(file, pointer.appendProperty("format").toString(), "modules.unknown-format", format);
        }
    }

    private void pattern(JsonNode schema, JsonPointer pointer) {
        if (schema.path("pattern").isTextual()) {
            pattern(schema.get("pattern").textValue(), pointer.appendProperty("pattern"));
        }
        schema.path("patternProperties")
                .fieldNames()
                .forEachRemaining(name -> pattern(
                        name, pointer.appendProperty("patternProperties").appendProperty(name)));
    }

    private void pattern(String pattern, JsonPointer pointer) {
        SafePattern.fault(pattern).ifPresent(key -> faults.at(file, pointer.toString(), key));
    }

    /** Notes which properties a place has, and afterwards asks whether every required one is among them. */
    private void names(JsonNode schema, Spot spot) {
        if (spot.data() == null) {
            return;
        }
        Set<String> here = declared.computeIfAbsent(spot.data(), place -> new HashSet<>());
        schema.path("properties").fieldNames().forEachRemaining(here::add);
        JsonNode required = schema.path("required");
        for (int i = 0; i < required.size(); i++) {
            String name = required.get(i).asText();
            String at = spot.pointer().appendProperty("required").appendIndex(i).toString();
            afterwards.add(() -> {
                if (!here.isEmpty() && !here.contains(name)) {
                    faults.at(file, at, "modules.required-unknown", name);
                }
            });
        }
    }

    private void labels(JsonNode schema, Spot spot) {
        if (spot.data() == null) {
            return;
        }
        Set<String> here = labels.computeIfAbsent(spot.data(), place -> new HashSet<>());
        schema.path("x-labels").fieldNames().forEachRemaining(here::add);
        String at = spot.pointer().appendProperty("x-labels").toString();
        JsonNode values = schema.path("enum");
        afterwards.add(() -> values.forEach(value -> {
            if (!here.contains(value.asText())) {
                faults.at(file, at, "modules.label-missing", value.asText());
            }
        }));
        if (schema.has("x-labels") && schema.has("enum")) {
            surplus(schema, at);
        }
    }

    private void surplus(JsonNode schema, String at) {
        Set<String> values = new HashSet<>();
        schema.get("enum").forEach(value -> values.add(value.asText()));
        schema.get("x-labels").fieldNames().forEachRemaining(label -> {
            if (!values.contains(label)) {
                faults.at(file, at + JsonPointer.empty().appendProperty(label), "modules.label-surplus", label);
            }
        });
    }

    private void follow(JsonNode schema, Spot spot) {
        if (!schema.has("$ref")) {
            return;
        }
        String reference = schema.get("$ref").asText();
        String at = spot.pointer().appendProperty("$ref").toString();
        List<JsonNode> target = SchemaShape.reference(document, reference);
        if (target.isEmpty()) {
            faults.at(file, at, "modules.reference-unknown", reference);
        } else if (references.contains(reference)) {
            faults.at(file, at, "modules.reference-recursive", reference);
        } else {
            references.push(reference);
            walk(target.get(0), new Spot(JsonPointer.compile(reference.substring(1)), spot.data()));
            references.pop();
        }
    }
}
