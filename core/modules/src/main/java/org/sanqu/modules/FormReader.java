package org.sanqu.modules;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.sanqu.api.form.AppliesTo;
import org.sanqu.api.form.Approval;
import org.sanqu.api.form.Cadence;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Subject;
import org.sanqu.api.organisation.OrganisationType;

/** Makes a form of a file {@code forms/<name>.json} and what its {@code x-form} says. */
final class FormReader {
    private static final Set<String> KEYS = Set.of("subject", "cadence", "dueDays", "appliesTo", "key", "date");
    private static final int MOST_DUE_DAYS = 366;

    private final String file;
    private final JsonNode document;
    private final JsonNode said;
    private final SchemaShape shape;
    private final Faults faults;

    private FormReader(String file, JsonNode document, Faults faults) {
        this.file = file;
        this.document = document;
        this.said = document.path("x-form");
        this.shape = new SchemaShape(document);
        this.faults = faults;
    }

    /**
     * Reads a form.
     *
     * @param translations by language, then by pointer
     * @return the form; of no use when a fault was told
     */
    static Form read(
            String module,
            String name,
            JsonNode document,
            Map<String, Map<String, String>> translations,
            Faults faults) {
        FormReader reader = new FormReader("forms/" + name + ".json", document, faults);
        reader.check();
        return new Form(
                module,
                name,
                version(document, translations),
                1,
                document,
                reader.subject(),
                reader.cadence(),
                reader.dueDays(),
                null,
                reader.appliesTo(),
                reader.key(),
                reader.date(),
                Approval.FILED,
                Set.of(),
                List.of(),
                translations);
    }

    private static String version(JsonNode document, Map<String, Map<String, String>> translations) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        all.set("schema", document);
        ObjectNode texts = all.putObject("translations");
        new TreeMap<>(translations).forEach((language, byPointer) -> {
            ObjectNode node = texts.putObject(language);
            byPointer.forEach(node::put);
        });
        return CanonicalJson.hash(all);
    }

    private void check() {
        if (!document.path("title").isTextual()
                || document.get("title").textValue().isBlank()) {
            faults.at(file, "/title", "modules.title-missing");
        }
        if (!said.isObject()) {
            faults.at(file, "/x-form", "modules.x-form-missing");
        }
        known(said, "/x-form", KEYS);
        known(said.path("appliesTo"), "/x-form/appliesTo", Set.of("types", "sectors"));
    }

    private void known(JsonNode node, String at, Set<String> keys) {
        node.fieldNames().forEachRemaining(key -> {
            if (!keys.contains(key)) {
                faults.at(file, at + JsonPointer.empty().appendProperty(key), "modules.unknown-key", key);
            }
        });
    }

    private Subject subject() {
        return switch (said.path("subject").asText("organisation")) {
            case "organisation" -> Subject.ORGANISATION;
            case "member" -> Subject.MEMBER;
            default -> {
                faults.at(
                        file,
                        "/x-form/subject",
                        "modules.not-one-of",
                        said.get("subject").asText(),
                        "organisation, member");
                yield Subject.ORGANISATION;
            }
        };
    }

    private Cadence cadence() {
        String code = said.path("cadence").asText("");
        Cadence cadence = Cadence.of(code);
        if (cadence == null && said.isObject()) {
            String known = String.join(
                    ", ", Stream.of(Cadence.values()).map(Cadence::code).toList());
            faults.at(file, "/x-form/cadence", "modules.not-one-of", code, known);
        }
        return cadence;
    }

    private int dueDays() {
        JsonNode days = said.path("dueDays");
        if (days.isMissingNode()) {
            return 0;
        }
        if (!days.isIntegralNumber() || days.longValue() < 0 || days.longValue() > MOST_DUE_DAYS) {
            faults.at(
                    file, "/x-form/dueDays", "modules.not-in-range", days.asText(), "0", String.valueOf(MOST_DUE_DAYS));
            return 0;
        }
        return days.intValue();
    }

    private AppliesTo appliesTo() {
        Set<OrganisationType> types = EnumSet.noneOf(OrganisationType.class);
        Set<String> sectors = new LinkedHashSet<>();
        texts("/appliesTo/types", (at, code) -> {
            OrganisationType type = OrganisationType.of(code);
            if (type != null) {
                types.add(type);
            } else {
                faults.at(file, at, "modules.not-one-of", code, typeCodes());
            }
        });
        texts("/appliesTo/sectors", (at, code) -> {
            sectors.add(code);
            if (!Names.isName(code)) {
                faults.at(file, at, "modules.not-a-name", code);
            }
        });
        return new AppliesTo(types, sectors);
    }

    private static String typeCodes() {
        return String.join(
                ", ",
                Stream.of(OrganisationType.values()).map(OrganisationType::code).toList());
    }

    /** Takes each text of a list in {@code x-form}, with its place. */
    private void texts(String pointer, TextTaker taker) {
        JsonNode list = said.at(pointer);
        if (list.isMissingNode()) {
            return;
        }
        if (!list.isArray()) {
            faults.at(file, "/x-form" + pointer, "modules.not-a-list");
        }
        for (int i = 0; i < list.size(); i++) {
            String at = "/x-form" + pointer + "/" + i;
            if (list.get(i).isTextual()) {
                taker.take(at, list.get(i).textValue());
            } else {
                faults.at(file, at, "modules.not-a-text");
            }
        }
    }

    private interface TextTaker {
        void take(String at, String text);
    }

    private List<JsonPointer> key() {
        List<JsonPointer> key = new ArrayList<>();
        texts("/key", (at, text) -> single(at, text, key::add));
        return key;
    }

    private JsonPointer date() {
        JsonNode date = said.path("date");
        List<JsonPointer> found = new ArrayList<>();
        if (date.isTextual()) {
            single("/x-form/date", date.textValue(), found::add);
        } else if (!date.isMissingNode()) {
            faults.at(file, "/x-form/date", "modules.not-a-text");
        }
        if (found.isEmpty()) {
            return null;
        }
        if (!shape.at(found.get(0)).hasFormat("date")) {
            faults.at(file, "/x-form/date", "modules.not-a-date", date.textValue());
        }
        return found.get(0);
    }

    /** Takes a pointer to one value outside every list. */
    private void single(String at, String text, Consumer<JsonPointer> taker) {
        Pointers.to(file, at, text, shape, faults).ifPresent(pointer -> {
            SchemaShape.Place place = shape.at(pointer);
            if (place.inList() || !place.isSingle()) {
                faults.at(file, at, "modules.not-a-single-value", text);
            } else {
                taker.accept(pointer);
            }
        });
    }
}
