package org.sanqu.modules;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.Optional;

/** Reads JSON Pointers into the data of a schema. */
final class Pointers {

    private Pointers() {}

    /** The pointer that is written at a place of a file; empty when it leads nowhere, and then a fault says so. */
    static Optional<JsonPointer> to(String file, String at, String text, SchemaShape shape, Faults faults) {
        if (!text.startsWith("/")) {
            faults.at(file, at, "modules.not-a-pointer", text);
            return Optional.empty();
        }
        JsonPointer pointer = JsonPointer.compile(text);
        if (shape.at(pointer).exists()) {
            return Optional.of(pointer);
        }
        JsonPointer list = listOn(pointer, shape);
        if (list == null) {
            faults.at(file, at, "modules.pointer-unknown", text);
        } else {
            faults.at(file, at, "modules.pointer-through-list", text, list.toString());
        }
        return Optional.empty();
    }

    /** The list that the pointer goes into as if it were an object; null when that is not what is wrong. */
    private static JsonPointer listOn(JsonPointer pointer, SchemaShape shape) {
        JsonPointer head = JsonPointer.empty();
        for (JsonPointer rest = pointer; !rest.matches(); rest = rest.tail()) {
            if (shape.at(head).isList() && !rest.mayMatchElement()) {
                return head;
            }
            head = head.appendProperty(rest.getMatchingProperty());
        }
        return null;
    }
}
