package org.sanqu.api.metric;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sanqu.api.form.Period;
import org.sanqu.api.organisation.Organisation;

/**
 * A metric folded up a hierarchy for one period.
 *
 * @param metric the definition
 * @param organisation where
 * @param period when
 * @param total of the organisation and all below it; null for no value
 * @param own of the organisation itself; null for no value
 * @param children of each organisation directly below, by code
 * @param cells the total by the values of the numerator's {@code by} fields, in the order of these values; empty without
 * @param progress how much of the old data is counted, 0 … 1; below 1 while a newly installed metric is catching up
 */
public record Rollup(
        Metric metric,
        Organisation organisation,
        Period period,
        Measure total,
        Measure own,
        List<Part> children,
        List<Cell> cells,
        double progress) {

    public Rollup {
        children = List.copyOf(children);
        cells = List.copyOf(cells);
    }

    /** What one child contributes; its measure is null for no value. */
    public record Part(Organisation organisation, Measure measure) {}

    /** What lies under one combination of values; keys are the pointers of {@code by}, without the slash. */
    public record Cell(Map<String, String> values, Measure measure) {

        public Cell {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }
}
