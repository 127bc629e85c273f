package org.sanqu.api.metric;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * A value of a metric as a pair that may always be added; a mean of means cannot be written.
 *
 * @param numerator in ten-thousandths
 * @param denominator in ten-thousandths; null for a plain number
 */
public record Measure(long numerator, Long denominator) {

    /** How many parts a unit has: sums are whole numbers of ten-thousandths, so that they never drift. */
    public static final long SCALE = 10_000;

    /**
     * The sum of two measures of one metric.
     *
     * @throws ArithmeticException when it does not fit
     */
    public Measure plus(Measure other) {
        Long sum = denominator == null ? null : (Long) Math.addExact(denominator, other.denominator);
        return new Measure(Math.addExact(numerator, other.numerator), sum);
    }

    /** The number to show: of a ratio the quotient (times 100 for a percentage); empty where nothing is divided by nothing. */
    public Optional<BigDecimal> value(boolean percentage, int decimals) {
        BigDecimal above = BigDecimal.valueOf(numerator, 4);
        if (denominator == null) {
            return Optional.of(above.setScale(decimals, RoundingMode.HALF_UP));
        }
        if (denominator == 0) {
            return Optional.empty();
        }
        BigDecimal scaled = percentage ? above.movePointRight(2) : above;
        return Optional.of(scaled.divide(BigDecimal.valueOf(denominator, 4), decimals, RoundingMode.HALF_UP));
    }
}
