package org.sanqu.api.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.sanqu.api.Message;

/**
 * What a form begins with.
 *
 * @param data what is known already: defaults, and what {@code x-from} fetched; an object, perhaps empty
 * @param sources where it came from, by JSON Pointer, for what was fetched
 */
public record Prefill(JsonNode data, Map<String, Message> sources) {

    public Prefill {
        sources = Map.copyOf(sources);
    }
}
