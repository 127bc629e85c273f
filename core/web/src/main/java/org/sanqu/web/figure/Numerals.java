package org.sanqu.web.figure;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Optional;
import org.sanqu.api.metric.Measure;
import org.sanqu.api.metric.Metric;

/** Writes the values of a metric. */
public final class Numerals {

    /** What stands where there is no value. */
    public static final String NONE = "—";

    private Numerals() {}

    /** The value of a measure, rounded as the metric says; empty for no value. */
    public static Optional<BigDecimal> value(Metric metric, Measure measure) {
        return Optional.ofNullable(measure).flatMap(it -> it.value("%".equals(metric.unit()), metric.decimals()));
    }

    /** The value as it is read, thousands apart. */
    public static String text(Metric metric, Measure measure) {
        return value(metric, measure).map(Numerals::text).orElse(NONE);
    }

    /** The numerator and the denominator of a ratio as it is read; empty for a plain number. */
    public static String pair(Measure measure) {
        return measure == null || measure.denominator() == null
                ? ""
                : part(measure.numerator()) + " / " + part(measure.denominator());
    }

    private static String part(long parts) {
        BigDecimal plain = BigDecimal.valueOf(parts, 4).stripTrailingZeros();
        return text(plain.scale() < 0 ? plain.setScale(0) : plain);
    }

    private static String text(BigDecimal number) {
        DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setMinimumFractionDigits(number.scale());
        format.setMaximumFractionDigits(number.scale());
        return format.format(number);
    }
}
