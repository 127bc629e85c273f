package org.sanqu.modules;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.FormMigration;
import org.sanqu.api.form.MigrationStep;

/** Makes a migration of a file {@code migrations/<form>-<edition>.json}. */
final class MigrationReader {

    private static final Set<String> STEPS = Set.of("rename", "default", "map", "remove", "convert", "java");
    private static final Set<String> KEYS = Set.of("steps", "revision");
    private static final int MOST = 1_000_000;
    private static final int MOST_STEPS = 200;
    private static final String ITEM = "/*";

    private final String file;
    private final JsonNode document;
    private final Faults faults;

    /** Where each pointer that has to be in the new edition stands, in order of the steps. */
    private final Map<String, JsonPointer> arrivals = new LinkedHashMap<>();

    /** What is taken from somewhere, and so need not be in the new edition. */
    private final Set<JsonPointer> departures = new HashSet<>();

    private MigrationReader(String file, JsonNode document, Faults faults) {
        this.file = file;
        this.document = document;
        this.faults = faults;
    }

    /**
     * Reads a migration.
     *
     * @param form the form of that name; null when the module has none, or none that is good
     * @param shape of that form; null likewise
     * @return the migration; of no use when a fault was told
     */
    static FormMigration read(
            String file, String name, int edition, JsonNode document, Form form, SchemaShape shape, Faults faults) {
        MigrationReader reader = new MigrationReader(file, document, faults);
        if (edition < 2 || form != null && edition > form.edition()) {
            String last = form == null ? "?" : String.valueOf(form.edition());
            faults.in(file, "modules.migration-edition", String.valueOf(edition), last);
        }
        List<MigrationStep> steps = reader.steps();
        if (form != null && shape != null && edition == form.edition()) {
            reader.arrive(shape);
        }
        return new FormMigration(name, edition, steps, CanonicalJson.hash(document));
    }

    private List<MigrationStep> steps() {
        document.fieldNames().forEachRemaining(key -> {
            if (!KEYS.contains(key)) {
                faults.at(file, JsonPointer.empty().appendProperty(key).toString(), "modules.unknown-key", key);
            }
        });
        // whoever mends the code that a step calls counts it up, for another file is another migration
        JsonNode revision = document.path("revision");
        if (document.has("revision")
                && (!revision.isIntegralNumber() || revision.longValue() < 1 || revision.longValue() > MOST)) {
            faults.at(file, "/revision", "modules.not-in-range", revision.asText(), 1, MOST);
        }
        JsonNode said = document.path("steps");
        List<MigrationStep> steps = new ArrayList<>();
        if (!said.isArray() || said.size() > MOST_STEPS) {
            faults.at(file, "/steps", said.isArray() ? "modules.list-too-long" : "modules.not-a-list", MOST_STEPS);
            return steps;
        }
        for (int i = 0; i < said.size(); i++) {
            step("/steps/" + i, said.get(i)).ifPresent(steps::add);
        }
        return steps;
    }

    private Optional<MigrationStep> step(String at, JsonNode step) {
        String kind = step.size() == 1 ? step.fieldNames().next() : "";
        if (!STEPS.contains(kind)) {
            String known = String.join(", ", STEPS.stream().sorted().toList());
            faults.at(file, at, "modules.migration-step", known);
            return Optional.empty();
        }
        JsonNode said = step.get(kind);
        String place = at + "/" + kind;
        return switch (kind) {
            case "rename" -> rename(place, said);
            case "default" ->
                exactly(place, said, "at", "value")
                        ? arrival(place + "/at", said.get("at"))
                                .map(pointer -> new MigrationStep.Default(pointer, said.get("value")))
                        : Optional.empty();
            case "map" -> recode(place, said);
            case "convert" -> convert(place, said);
            case "remove" ->
                pointer(place, said).map(pointer -> {
                    departures.add(pointer);
                    return new MigrationStep.Remove(pointer);
                });
            default -> java(place, said);
        };
    }

    private Optional<MigrationStep> rename(String at, JsonNode said) {
        if (!exactly(at, said, "from", "to")) {
            return Optional.empty();
        }
        Optional<JsonPointer> from = pointer(at + "/from", said.get("from"));
        Optional<JsonPointer> to = arrival(at + "/to", said.get("to"));
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        if (!lists(from.get()).equals(lists(to.get()))) {
            faults.at(file, at, "modules.migration-lists");
        }
        departures.add(from.get());
        return Optional.of(new MigrationStep.Rename(from.get(), to.get()));
    }

    /** The way into the innermost list. */
    private static String lists(JsonPointer pointer) {
        String text = pointer.toString() + "/";
        int last = text.lastIndexOf(ITEM + "/");
        return last < 0 ? "" : text.substring(0, last);
    }

    private Optional<MigrationStep> recode(String at, JsonNode said) {
        if (!exactly(at, said, "at", "values")) {
            return Optional.empty();
        }
        if (!said.get("values").isObject()) {
            faults.at(file, at + "/values", "modules.not-an-object");
            return Optional.empty();
        }
        Map<String, JsonNode> values = new LinkedHashMap<>();
        said.get("values").properties().forEach(value -> values.put(value.getKey(), value.getValue()));
        return arrival(at + "/at", said.get("at")).map(pointer -> new MigrationStep.Recode(pointer, values));
    }

    private Optional<MigrationStep> convert(String at, JsonNode said) {
        if (!exactly(at, said, "at", "to")) {
            return Optional.empty();
        }
        Optional<MigrationStep.Type> type = Stream.of(MigrationStep.Type.values())
                .filter(one -> one.code().equals(said.get("to").asText()))
                .findFirst();
        if (type.isEmpty()) {
            String known = Stream.of(MigrationStep.Type.values())
                    .map(MigrationStep.Type::code)
                    .collect(Collectors.joining(", "));
            faults.at(file, at + "/to", "modules.not-one-of", said.get("to").asText(), known);
            return Optional.empty();
        }
        return arrival(at + "/at", said.get("at")).map(pointer -> new MigrationStep.Convert(pointer, type.get()));
    }

    private Optional<MigrationStep> java(String at, JsonNode said) {
        if (!said.isBoolean() || !said.booleanValue()) {
            faults.at(file, at, "modules.not-true", said.asText());
        }
        return Optional.of(new MigrationStep.Java());
    }

    /** Whether an object has these keys and no other. */
    private boolean exactly(String at, JsonNode said, String... keys) {
        Set<String> wanted = Set.of(keys);
        Set<String> there = new HashSet<>();
        said.fieldNames().forEachRemaining(there::add);
        if (said.isObject() && there.equals(wanted)) {
            return true;
        }
        List<String> sorted = new ArrayList<>(wanted);
        Collections.sort(sorted);
        faults.at(file, at, "modules.migration-keys", String.join(", ", sorted));
        return false;
    }

    private Optional<JsonPointer> arrival(String at, JsonNode text) {
        Optional<JsonPointer> pointer = pointer(at, text);
        pointer.ifPresent(found -> arrivals.put(at, found));
        return pointer;
    }

    private Optional<JsonPointer> pointer(String at, JsonNode text) {
        boolean plain = text.isTextual() && text.textValue().startsWith("/");
        if (!plain || text.textValue().equals(ITEM) || text.textValue().endsWith("/")) {
            faults.at(file, at, "modules.not-a-pointer", text.asText());
            return Optional.empty();
        }
        return Optional.of(JsonPointer.compile(text.textValue()));
    }

    /** Tells which places do not exist in the new edition and are not left again by another step. */
    private void arrive(SchemaShape shape) {
        arrivals.forEach((at, pointer) -> {
            JsonPointer inside = JsonPointer.compile(
                    (pointer + "/").replace(ITEM + "/", "/0/").replaceFirst("/$", ""));
            if (!departures.contains(pointer) && !shape.at(inside).exists()) {
                faults.at(file, at, "modules.pointer-unknown", pointer.toString());
            }
        });
    }
}
