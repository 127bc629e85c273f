package org.sanqu.modules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;
import org.sanqu.api.platform.DataPath;

/** Reads paths into the data, with {@code *} for the items of a list, and tells what they lead to. */
final class DataPaths {

    private static final Set<String> NUMBERS = Set.of("number", "integer");

    /** What a path must lead to. */
    enum Wanted {
        NUMBER("modules.path-no-number"),
        DATE("modules.not-a-date"),
        LIST("modules.path-no-list"),
        ANY("modules.pointer-unknown");

        private final String key;

        Wanted(String key) {
            this.key = key;
        }
    }

    private final String file;
    private final SchemaShape shape;
    private final Faults faults;

    DataPaths(String file, SchemaShape shape, Faults faults) {
        this.file = file;
        this.shape = shape;
        this.faults = faults;
    }

    /**
     * The path that is written at a place of the file; empty when it leads to nothing of the kind, and then a fault says so.
     *
     * @param object where the path starts
     */
    Optional<DataPath> read(String at, JsonNode written, DataPath object, Wanted wanted) {
        String text = written.asText();
        Optional<DataPath> path = written.isTextual() && !text.isEmpty() ? DataPath.parse(text) : Optional.empty();
        if (path.isEmpty()) {
            faults.at(file, at, "modules.not-a-pointer", written.isTextual() ? text : written.toString());
            return Optional.empty();
        }
        SchemaShape.Place place = shape.at(shape.at(shape.root(), object), path.get());
        if (!place.exists()) {
            faults.at(file, at, "modules.pointer-unknown", text);
        } else if (!is(place, path.get(), wanted)) {
            faults.at(file, at, wanted.key, text);
        } else {
            return path;
        }
        return Optional.empty();
    }

    private static boolean is(SchemaShape.Place place, DataPath path, Wanted wanted) {
        return switch (wanted) {
            case NUMBER -> place.isNumber();
            case DATE -> place.hasFormat("date");
            case LIST -> place.isList() || path.isMany();
            case ANY -> true;
        };
    }

    /** Whether the field may hold a whole number only. */
    boolean isInteger(DataPath path) {
        Set<String> types = shape.at(shape.root(), path).types();
        return types.contains("integer") && !types.contains("number");
    }

    static boolean isNumber(JsonNode schema) {
        return NUMBERS.contains(schema.path("type").asText());
    }
}
