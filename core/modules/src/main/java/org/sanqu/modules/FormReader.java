package org.sanqu.modules;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sanqu.api.form.Approval;
import org.sanqu.api.form.Cadence;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Subject;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.security.Role;

/** Makes a form of a file {@code forms/<name>.json} and what its {@code x-form} says. */
final class FormReader {
    private static final Set<String> KEYS = Set.of(
            "subject",
            "cadence",
            "dueDays",
            "due",
            "appliesTo",
            "key",
            "date",
            "edition",
            "approval",
            "confidential",
            "list");
    private static final int MOST_DUE_DAYS = 366;
    private static final int MOST_EDITIONS = 10_000;
    private static final int MOST_COLUMNS = 20;

    private final String file;
    private final JsonNode document;
    private final Says said;
    private final SchemaShape shape;
    private final Faults faults;

    private FormReader(String file, JsonNode document, Faults faults) {
        this.file = file;
        this.document = document;
        this.said = new Says(file, "/x-form", document.path("x-form"), faults);
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
        Cadence cadence = reader.cadence();
        return new Form(
                module,
                name,
                version(module + "/" + name, document, translations),
                reader.said.integer("edition", 1, MOST_EDITIONS, 1),
                document,
                reader.subject(),
                cadence,
                reader.said.integer("dueDays", 0, MOST_DUE_DAYS, 0),
                reader.due(cadence),
                AddresseeReader.read(reader.file, reader.said.below("appliesTo"), faults),
                reader.pointers("key"),
                reader.date(),
                reader.approval(),
                reader.confidential(),
                reader.list(),
                translations);
    }

    private static String version(String form, JsonNode document, Map<String, Map<String, String>> translations) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        all.put("form", form);
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
        if (!said.node().isObject()) {
            said.fault("", "modules.x-form-missing");
        }
        said.known(KEYS);
    }

    private Subject subject() {
        return switch (said.node().path("subject").asText("organisation")) {
            case "organisation" -> Subject.ORGANISATION;
            case "member" -> Subject.MEMBER;
            default -> {
                notOneOf("/subject", said.node().get("subject"), "organisation, member");
                yield Subject.ORGANISATION;
            }
        };
    }

    private Cadence cadence() {
        String code = said.node().path("cadence").asText("");
        Cadence cadence = Cadence.of(code);
        if (cadence == null && said.node().isObject()) {
            String known = Stream.of(Cadence.values()).map(Cadence::code).collect(Collectors.joining(", "));
            said.fault("/cadence", "modules.not-one-of", code, known);
        }
        return cadence;
    }

    private LocalDateTime due(Cadence cadence) {
        LocalDateTime due = said.text("due").map(this::time).orElse(null);
        if (said.has("due") && cadence != Cadence.ONCE) {
            said.fault("/due", "modules.due-without-once");
        } else if (said.has("due") && said.has("dueDays")) {
            said.fault("/due", "modules.due-twice");
        }
        return due;
    }

    private LocalDateTime time(String written) {
        try {
            return LocalDateTime.parse(written);
        } catch (DateTimeParseException e) {
            said.fault("/due", "modules.not-a-time", written);
            return null;
        }
    }

    private Approval approval() {
        JsonNode approval = said.node().path("approval");
        if (approval.isArray()) {
            List<OrganisationType> levels = new ArrayList<>();
            said.texts("approval", (at, code) -> AddresseeReader.type(file, at, code, levels, faults));
            if (approval.isEmpty()) {
                said.fault("/approval", "modules.list-empty");
            }
            return new Approval(Approval.Kind.APPROVED, levels);
        }
        return switch (approval.asText("filed")) {
            case "filed" -> Approval.FILED;
            case "reviewed" -> Approval.REVIEWED;
            default -> {
                notOneOf("/approval", approval, "filed, reviewed");
                yield Approval.FILED;
            }
        };
    }

    private Set<Role> confidential() {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        said.texts("confidential", (at, code) -> {
            Role role = Role.of(code);
            if (role == null) {
                String known = Stream.of(Role.values()).map(Role::code).collect(Collectors.joining(", "));
                faults.at(file, at, "modules.not-one-of", code, known);
            } else {
                roles.add(role);
            }
        });
        if (said.node().path("confidential").isArray()
                && said.node().get("confidential").isEmpty()) {
            said.fault("/confidential", "modules.list-empty");
        }
        return roles;
    }

    private void notOneOf(String inside, JsonNode value, String known) {
        said.fault(inside, "modules.not-one-of", value.isTextual() ? value.textValue() : value.toString(), known);
    }

    private List<JsonPointer> list() {
        List<JsonPointer> list = pointers("list");
        if (list.size() > MOST_COLUMNS) {
            said.fault("/list", "modules.list-too-long", String.valueOf(MOST_COLUMNS));
        }
        return list;
    }

    private List<JsonPointer> pointers(String key) {
        List<JsonPointer> found = new ArrayList<>();
        said.texts(key, (at, text) -> single(at, text, found::add));
        return found;
    }

    private JsonPointer date() {
        List<JsonPointer> found = new ArrayList<>();
        said.text("date").ifPresent(text -> single("/x-form/date", text, found::add));
        if (found.isEmpty()) {
            return null;
        }
        if (!shape.at(found.get(0)).hasFormat("date")) {
            said.fault("/date", "modules.not-a-date", found.get(0).toString());
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
