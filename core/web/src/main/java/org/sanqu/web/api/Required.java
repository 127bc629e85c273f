package org.sanqu.web.api;

import java.util.List;
import org.sanqu.web.http.HttpFault;

/** Passes what is there; what is missing or null is a fault of the request. */
final class Required {

    private Required() {}

    static <T> T value(String name, T value) {
        if (value == null) {
            throw HttpFault.parameter(name);
        }
        return value;
    }

    static String text(String name, String value) {
        if (value == null || value.isBlank()) {
            throw HttpFault.parameter(name);
        }
        return value;
    }

    /** The list, each of them there. */
    static <T> List<T> list(String name, List<T> values) {
        value(name, values).forEach(value -> value(name, value));
        return values;
    }

    /** The list, each of them there; empty when it is absent. */
    static <T> List<T> listOrNone(String name, List<T> values) {
        return values == null ? List.of() : list(name, values);
    }

    /** The texts, none of them blank; empty when they are absent. */
    static List<String> textsOrNone(String name, List<String> values) {
        listOrNone(name, values).forEach(value -> text(name, value));
        return listOrNone(name, values);
    }
}
