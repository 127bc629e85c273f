package org.sanqu.web.figure;

import java.math.BigDecimal;
import java.util.List;
import org.sanqu.web.http.Json;

/**
 * The data of a chart; a table beside it says the same.
 *
 * @param type {@code bar} or {@code line}
 * @param unit behind the values
 * @param labels along the axis
 * @param values as many; null for no value
 */
public record Chart(String type, String unit, List<String> labels, List<BigDecimal> values) {

    /** For the attribute that the script reads. */
    public String json() {
        return Json.text(this);
    }
}
