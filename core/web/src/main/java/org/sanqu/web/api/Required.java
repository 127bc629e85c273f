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

    static List<String> texts(String name, List<String> values) {
        values.forEach(value -> text(name, value));
        return values;
    }
}
