package org.sanqu.members;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an event said of a member from its day on.
 *
 * @param on the day
 * @param values by column; null for nothing from then on
 */
record Changes(LocalDate on, Map<String, String> values) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<LinkedHashMap<String, String>> VALUES = new TypeReference<>() {};

    /** The values as they are kept with the event. */
    static String written(Map<String, String> values) {
        try {
            return JSON.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts that cannot be written", e);
        }
    }

    static Changes read(LocalDate on, String written) {
        try {
            return new Changes(on, JSON.readValue(written, VALUES));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event whose changes cannot be read: " + written, e);
        }
    }
}
