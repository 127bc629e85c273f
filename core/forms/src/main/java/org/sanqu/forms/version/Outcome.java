package org.sanqu.forms.version;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import org.sanqu.api.Fault;

/**
 * What became of bringing a submission to an edition.
 *
 * @param data what it says there, right or wrong
 * @param key what it is about there
 * @param day where it lies in time there
 * @param faults why it cannot be read there; empty when it can
 * @param passing whether that may be otherwise at another try
 */
record Outcome(JsonNode data, String key, LocalDate day, List<Fault> faults, boolean passing) {

    Outcome(JsonNode data, String key, LocalDate day, List<Fault> faults) {
        this(data, key, day, faults, false);
    }

    boolean isGood() {
        return faults.isEmpty();
    }
}
