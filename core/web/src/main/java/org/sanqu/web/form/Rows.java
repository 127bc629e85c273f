package org.sanqu.web.form;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Adds and removes rows of lists in data that are being filled in; a pointer that is no list of the form does nothing. */
public final class Rows {

    private Rows() {}

    /** Adds an empty row to the list at a pointer. */
    public static void add(ObjectNode data, List<Field> fields, String pointer) {
        if (isList(fields, pointer)) {
            data.withArray(JsonPointer.compile(pointer)).addObject();
        }
    }

    /** Removes the row at a pointer. */
    public static void remove(ObjectNode data, List<Field> fields, String pointer) {
        int slash = pointer.lastIndexOf('/');
        if (slash > 0 && isList(fields, pointer.substring(0, slash)) && pointer.matches(".*/[0-9]{1,4}")) {
            JsonNode rows = data.at(pointer.substring(0, slash));
            if (rows instanceof ArrayNode array) {
                array.remove(Integer.parseInt(pointer.substring(slash + 1)));
            }
        }
    }

    private static boolean isList(List<Field> fields, String pointer) {
        return fields.stream()
                .flatMap(Field::all)
                .anyMatch(field -> field.kind() == Kind.ROWS && field.pointer().equals(pointer));
    }
}
