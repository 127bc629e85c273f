package org.sanqu.modules;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sanqu.api.metric.Aggregate;
import org.sanqu.api.metric.Aggregate.Function;
import org.sanqu.api.metric.Source;

/** Makes an aggregate of one half of a metric. */
final class AggregateReader {
    private static final Set<String> KEYS = Set.of("form", "source", "count", "sum", "latest", "where", "by");

    private final String module;
    private final String file;
    private final String at;
    private final JsonNode said;
    private final Map<String, SchemaShape> forms;
    private final Faults faults;

    AggregateReader(
            String module, String file, String at, JsonNode said, Map<String, SchemaShape> forms, Faults faults) {
        this.module = module;
        this.file = file;
        this.at = at;
        this.said = said;
        this.forms = forms;
        this.faults = faults;
    }

    /** The aggregate; of no use when a fault was told. */
    Aggregate read() {
        said.fieldNames().forEachRemaining(key -> {
            if (!KEYS.contains(key)) {
                faults.at(file, at + JsonPointer.empty().appendProperty(key), "modules.unknown-key", key);
            }
        });
        Source source = source();
        String form = source == Source.SUBMISSIONS ? form() : null;
        SchemaShape shape = source == Source.SUBMISSIONS ? shape(form) : CensusShape.of(source);
        Function function = function(source);
        JsonPointer pointer = pointer(function, shape);
        JsonNode where = where(shape);
        List<JsonPointer> by = by(source, shape);
        return new Aggregate(
                source, form, function, pointer, where, by, hash(source, form, function, pointer, where, by));
    }

    private Source source() {
        if (said.has("form") == said.has("source")) {
            faults.at(file, at, "modules.form-or-source");
        }
        return switch (said.path("source").asText("")) {
            case "members" -> Source.MEMBERS;
            case "organisations" -> Source.ORGANISATIONS;
            case "affiliations" -> Source.AFFILIATIONS;
            case "appointments" -> Source.APPOINTMENTS;
            default -> {
                if (said.has("source")) {
                    faults.at(
                            file,
                            at + "/source",
                            "modules.not-one-of",
                            said.get("source").asText(),
                            "members, organisations, affiliations, appointments");
                }
                yield Source.SUBMISSIONS;
            }
        };
    }

    private String form() {
        JsonNode form = said.path("form");
        if (form.isMissingNode()) {
            return null;
        }
        if (!form.isTextual()) {
            faults.at(file, at + "/form", "modules.not-a-text");
            return null;
        }
        String text = form.textValue();
        String id = text.indexOf('/') < 0 ? module + "/" + text : text;
        boolean own = id.startsWith(module + "/");
        String[] names = id.split("/", -1);
        if (names.length != 2 || !Names.isName(names[0]) || !Names.isName(names[1])) {
            faults.at(file, at + "/form", "modules.not-a-form-name", text);
        } else if (own && !forms.containsKey(names[1])) {
            faults.at(file, at + "/form", "modules.form-unknown", "forms/" + names[1] + ".json");
        }
        return id;
    }

    /** The shape of an own form; null for one that is unknown, faulty, or another module's, which may come and go. */
    private SchemaShape shape(String form) {
        return form == null || !form.startsWith(module + "/") ? null : forms.get(form.substring(module.length() + 1));
    }

    private Function function(Source source) {
        List<String> said = List.of("count", "sum", "latest").stream()
                .filter(this.said::has)
                .toList();
        if (said.size() != 1) {
            faults.at(file, at, "modules.count-sum-or-latest");
            return Function.COUNT;
        }
        if (said.get(0).equals("latest") && source != Source.SUBMISSIONS) {
            faults.at(file, at + "/latest", "modules.latest-of-submissions");
        }
        return Function.valueOf(said.get(0).toUpperCase(Locale.ROOT));
    }

    private JsonPointer pointer(Function function, SchemaShape shape) {
        String key = function.name().toLowerCase(Locale.ROOT);
        JsonNode value = said.path(key);
        boolean whole = value.isBoolean() && value.booleanValue();
        if (whole && function != Function.SUM || value.isMissingNode()) {
            return null;
        }
        if (function == Function.COUNT || !value.isTextual()) {
            faults.at(
                    file,
                    at + "/" + key,
                    function == Function.COUNT ? "modules.not-true" : "modules.not-a-pointer",
                    value.asText());
            return null;
        }
        return number(at + "/" + key, value.textValue(), shape);
    }

    private JsonPointer number(String place, String text, SchemaShape shape) {
        Optional<JsonPointer> pointer = resolve(place, text, shape);
        pointer.filter(found -> shape != null && !shape.at(found).isNumber())
                .ifPresent(found -> faults.at(file, place, "modules.not-a-number", text));
        return pointer.orElse(null);
    }

    private Optional<JsonPointer> resolve(String place, String text, SchemaShape shape) {
        if (shape != null) {
            return Pointers.to(file, place, text, shape, faults);
        }
        if (!text.startsWith("/")) {
            faults.at(file, place, "modules.not-a-pointer", text);
            return Optional.empty();
        }
        return Optional.of(JsonPointer.compile(text));
    }

    private JsonNode where(SchemaShape shape) {
        JsonNode where = said.path("where");
        if (where.isMissingNode()) {
            return null;
        }
        JsonPointer place = JsonPointer.compile(at + "/where");
        if (!where.isObject()) {
            faults.at(file, place.toString(), "modules.not-an-object");
        } else if (MetaSchema.accepts(file, place, where, faults)) {
            new WhereCheck(file, shape, faults).check(where, place);
        }
        return where;
    }

    private List<JsonPointer> by(Source source, SchemaShape shape) {
        JsonNode by = said.path("by");
        List<JsonPointer> pointers = new ArrayList<>();
        if (by.isTextual()) {
            by(at + "/by", by.textValue(), source, shape).ifPresent(pointers::add);
        } else if (by.isArray()) {
            for (int i = 0; i < by.size(); i++) {
                by(at + "/by/" + i, by.get(i).asText(), source, shape).ifPresent(pointers::add);
            }
        } else if (!by.isMissingNode()) {
            faults.at(file, at + "/by", "modules.not-a-pointer", by.asText());
        }
        return pointers;
    }

    private Optional<JsonPointer> by(String place, String text, Source source, SchemaShape shape) {
        Optional<JsonPointer> pointer = resolve(place, text, shape);
        pointer.filter(found -> shape != null && source == Source.SUBMISSIONS)
                .map(found -> shape.at(found))
                .filter(found -> found.inList() || !found.isSingle())
                .ifPresent(found -> faults.at(file, place, "modules.not-a-single-value", text));
        return pointer;
    }

    private static String hash(
            Source source, String form, Function function, JsonPointer pointer, JsonNode where, List<JsonPointer> by) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        all.put("source", source.name());
        all.put("form", form);
        all.put("function", function.name());
        all.put("pointer", pointer == null ? null : pointer.toString());
        all.set("where", where);
        by.forEach(one -> all.withArray("by").add(one.toString()));
        return CanonicalJson.hash(all);
    }
}
