package org.sanqu.web.page.submission;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.sanqu.api.Refusal;
import org.sanqu.web.form.Field;
import org.sanqu.web.form.Fields;
import org.sanqu.web.form.Loose;
import org.sanqu.web.form.Remarks;
import org.sanqu.web.page.form.KnownReferents;

/** What was typed and has no place in the form as it is now. */
final class Leftovers {

    private Leftovers() {}

    /**
     * What is left: what it was called, what it says.
     *
     * @param version the version in which it was typed, when that is known; else null
     * @param fields what the form draws now
     */
    static Map<String, String> of(Worksheet worksheet, String version, JsonNode typed, List<Field> fields) {
        Set<String> drawn = pointers(fields);
        Map<String, String> left = new LinkedHashMap<>(Loose.leaves(typed, ""));
        left.keySet().removeIf(pointer -> drawn.contains(pointer) || drawn.contains(above(pointer)));
        if (left.isEmpty()) {
            return Map.of();
        }
        Map<String, Field> before = before(worksheet, version, typed);
        Map<String, String> lines = new LinkedHashMap<>();
        left.forEach((pointer, text) -> {
            Field field = before.getOrDefault(pointer, before.get(above(pointer)));
            String title = field == null ? pointer.substring(1).replace("/", " · ") : field.title();
            String shown = field == null || field.shown().isEmpty() ? text : field.shown();
            lines.merge(title, shown, (one, other) -> one.contains(other) ? one : one + " · " + other);
        });
        return lines;
    }

    private static Set<String> pointers(List<Field> fields) {
        return fields.stream().flatMap(Field::all).map(Field::pointer).collect(Collectors.toSet());
    }

    private static String above(String pointer) {
        return pointer.substring(0, Math.max(0, pointer.lastIndexOf('/')));
    }

    private static Map<String, Field> before(Worksheet worksheet, String version, JsonNode typed) {
        Map<String, Field> before = new HashMap<>();
        if (version != null && !version.equals(worksheet.form().version())) {
            try {
                var caller = worksheet.exchange().caller();
                var referents = new KnownReferents(
                        worksheet.services(), caller, worksheet.organisation().id());
                new Fields(
                                worksheet.services().forms().version(caller, version),
                                worksheet.exchange().labels(),
                                referents,
                                Remarks.NONE)
                        .of(typed).stream().flatMap(Field::all).forEach(field -> before.put(field.pointer(), field));
            } catch (Refusal neverKept) {
                return before;
            }
        }
        return before;
    }
}
