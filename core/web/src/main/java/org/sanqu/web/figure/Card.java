package org.sanqu.web.figure;

import java.util.Locale;
import org.sanqu.api.metric.Measure;
import org.sanqu.api.metric.Metric;
import org.sanqu.api.metric.Rollup;

/**
 * A figure among others, as text.
 *
 * @param metric the metric's id
 * @param pair numerator and denominator of a ratio; empty otherwise
 * @param progress how much of the old data is counted, in per cent
 * @param empty whether it has no value, or nothing was counted
 */
public record Card(String metric, String title, String value, String unit, String pair, int progress, boolean empty) {

    /** One of a rollup's measures; null for no value. */
    public static Card of(Rollup rollup, Measure measure, Locale locale) {
        Metric metric = rollup.metric();
        return new Card(
                metric.id(),
                metric.title(locale),
                Numerals.text(metric, measure),
                metric.unit(locale),
                Numerals.pair(measure),
                (int) Math.floor(rollup.progress() * 100),
                measure == null || (measure.numerator() == 0 && !positive(measure.denominator())));
    }

    private static boolean positive(Long denominator) {
        return denominator != null && denominator > 0;
    }
}
