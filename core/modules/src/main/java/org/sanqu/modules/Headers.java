package org.sanqu.modules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The headers of a manifest as a module needs them. */
final class Headers {
    static final String FILE = "META-INF/MANIFEST.MF";

    private final Map<String, String> headers;

    /** Headers by name, whatever the case of the names. */
    Headers(Map<String, String> headers) {
        this.headers = headers;
    }

    String get(String name) {
        return headers.getOrDefault(name, "").trim();
    }

    boolean has(String name) {
        return !get(name).isEmpty();
    }

    /** The symbolic name without its directives. */
    String symbolicName() {
        return parts(get("Bundle-SymbolicName"), ';').get(0);
    }

    /** The clauses of a header, split at the commas outside quotes. */
    List<String> clauses(String name) {
        return has(name) ? parts(get(name), ',') : List.of();
    }

    /** The filters with which the extender of modules is required; empty for a bundle that is no module. */
    List<String> extenderFilters() {
        List<String> filters = new ArrayList<>();
        for (String clause : clauses("Require-Capability")) {
            List<String> parts = parts(clause, ';');
            if (parts.get(0).equals("osgi.extender")) {
                parts.stream()
                        .filter(part -> part.startsWith("filter:="))
                        .map(part -> unquoted(part.substring("filter:=".length())))
                        .filter(filter -> filter.contains("sanqu.module"))
                        .forEach(filters::add);
            }
        }
        return filters;
    }

    /** Splits outside quotes. */
    static List<String> parts(String text, char separator) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        for (char c : text.toCharArray()) {
            quoted ^= c == '"';
            if (c == separator && !quoted) {
                parts.add(part.toString().trim());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString().trim());
        return parts;
    }

    private static String unquoted(String text) {
        String trimmed = text.trim();
        return trimmed.length() > 1 && trimmed.startsWith("\"") && trimmed.endsWith("\"")
                ? trimmed.substring(1, trimmed.length() - 1)
                : trimmed;
    }
}
