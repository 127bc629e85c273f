package org.sanqu.api.metric;

import java.time.LocalDate;
import org.sanqu.api.form.Period;

/**
 * Which figure.
 *
 * @param metric {@code module/name}
 * @param organisation the organisation's id
 * @param period when
 * @param hierarchy along which; {@code formal} for everyone
 * @param treeOf the day whose tree is used; null for the tree at the period's end
 */
public record RollupQuery(String metric, long organisation, Period period, String hierarchy, LocalDate treeOf) {}
