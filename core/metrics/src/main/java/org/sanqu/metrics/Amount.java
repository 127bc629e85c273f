package org.sanqu.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Exact numbers in ten-thousandths, as {@link org.sanqu.api.metric.Measure} has them. */
final class Amount {

    private static final int DECIMALS = 4;
    private static final int DIGITS = 15;

    private Amount() {}

    /**
     * A number in ten-thousandths.
     *
     * @return null for what is no number
     * @throws ArithmeticException when it has more than four decimals or does not fit
     */
    static Long of(JsonNode node) {
        return node.isNumber() ? (Long) of(node.decimalValue()) : null;
    }

    private static long of(BigDecimal number) {
        if (number.signum() == 0) {
            return 0;
        }
        // both are asked before the number is written out: 1E+999999999 would fill the memory
        if ((long) number.precision() - number.scale() > DIGITS) {
            throw new ArithmeticException("more than " + DIGITS + " digits before the point");
        }
        BigDecimal stripped = number.stripTrailingZeros();
        if (stripped.scale() > DECIMALS) {
            throw new ArithmeticException("more than " + DECIMALS + " decimals");
        }
        return stripped.setScale(DECIMALS, RoundingMode.UNNECESSARY)
                .unscaledValue()
                .longValueExact();
    }
}
