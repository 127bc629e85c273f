package org.sanqu.local;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sanqu.api.local.LocalField;
import org.sanqu.api.local.LocalField.Kind;

/** Finds the field that a place of a form's file was made of. */
final class FieldPlaces {

    private final Map<String, String> places = new HashMap<>();
    private final Map<String, List<String>> titles = new HashMap<>();
    private final Set<String> sections = new HashSet<>();

    FieldPlaces(List<LocalField> fields) {
        note("/fields/", fields);
    }

    private void note(String at, List<LocalField> fields) {
        for (int i = 0; i < fields.size(); i++) {
            LocalField field = fields.get(i);
            places.put(field.name(), at + i);
            titles.computeIfAbsent(field.title(), fresh -> new ArrayList<>()).add(at + i);
            if (field.kind() == Kind.SECTION) {
                sections.add(at + i);
            }
            note(at + i + "/columns/", fields.get(i).columns());
        }
    }

    /** Where the office sees what lies at a pointer ({@code #/properties/a3/maximum}); the whole form for what is no field. */
    String of(String pointer) {
        String place = "";
        for (String step : pointer.split("/")) {
            place = places.getOrDefault(step, place);
        }
        return place;
    }

    /** Where the office sees the only field with a title below a place; the place itself where there is none or several. */
    String titled(String place, String title) {
        List<String> found = titles.getOrDefault(title, List.of()).stream()
                .filter(at -> place.isEmpty() || isSection(place) || at.startsWith(place + "/"))
                .toList();
        return found.size() == 1 ? found.get(0) : place;
    }

    /** Fields stand beside the section that they belong to. */
    private boolean isSection(String place) {
        return sections.contains(place);
    }
}
