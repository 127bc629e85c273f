/**
 * Numbers: a {@link org.sanqu.api.metric.Metric} says what is counted, a {@link org.sanqu.api.metric.Measure} is a pair
 * that may always be added, a {@link org.sanqu.api.metric.Rollup} is measures folded up a hierarchy for a period.
 */
@Export
@Version("1.0.0")
package org.sanqu.api.metric;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
