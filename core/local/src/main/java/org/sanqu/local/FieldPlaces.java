package org.sanqu.local;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sanqu.api.local.LocalField;

/** Finds the field that a place of a form's file was made of. */
final class FieldPlaces {

    private final Map<String, String> places = new HashMap<>();

    FieldPlaces(List<LocalField> fields) {
        note("/fields/", fields);
    }

    private void note(String at, List<LocalField> fields) {
        for (int i = 0; i < fields.size(); i++) {
            places.put(fields.get(i).name(), at + i);
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
}
