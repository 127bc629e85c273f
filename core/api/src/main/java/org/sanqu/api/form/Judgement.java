package org.sanqu.api.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.sanqu.api.Fault;

/**
 * What the platform thinks of filled-in data.
 *
 * @param data the data with the computed fields ({@code x-computed}) filled in; what was sent for those does not matter
 * @param faults what is wrong, at JSON Pointers into the data, in the form's order; nothing is stored while there are any
 * @param warnings what looks wrong and may yet be right, likewise; no bar to submitting
 */
public record Judgement(JsonNode data, List<Fault> faults, List<Fault> warnings) {

    public Judgement {
        faults = List.copyOf(faults);
        warnings = List.copyOf(warnings);
    }
}
