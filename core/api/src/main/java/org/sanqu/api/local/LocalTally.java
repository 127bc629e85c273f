package org.sanqu.api.local;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * What the answers to a local form come to.
 *
 * @param columns what is summed and counted, in the form's order
 * @param total everybody who is asked
 * @param parts each part directly below the organisation that asks, in the order of the tree; they add up to the total
 */
public record LocalTally(List<Column> columns, Part total, List<Part> parts) {

    public LocalTally {
        columns = List.copyOf(columns);
        parts = List.copyOf(parts);
    }

    /**
     * A sum or a count.
     *
     * @param key by which {@link Part#values} has it
     * @param title of the field
     * @param value the choice that is counted; null for a sum
     * @param unit of a sum; empty for none
     */
    public record Column(String key, String title, String value, String unit) {}

    /**
     * A part of the tree.
     *
     * @param organisation the id of its top
     * @param asked how many organisations are asked
     * @param answered how many have answered, whether in time or not
     * @param late how many of those answered when the time was up
     * @param overdue how many have not, or had it returned, though the time is up
     * @param values sums and counts by the key of their column; those that are zero may be left out
     */
    public record Part(
            long organisation, int asked, int answered, int late, int overdue, Map<String, BigDecimal> values) {

        public Part {
            values = Map.copyOf(values);
        }
    }
}
