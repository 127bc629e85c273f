package org.sanqu.api.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MeasureTest {

    private static Measure ratio(long numerator, long denominator) {
        return new Measure(numerator * Measure.SCALE, denominator * Measure.SCALE);
    }

    @Test
    void aRatioOfASumIsNotTheMeanOfRatios() {
        Measure sum = ratio(1, 2).plus(ratio(9, 10));
        assertEquals(Optional.of(new BigDecimal("83.33")), sum.value(true, 2));
    }

    @Test
    void theResolutionRateOfTheStreetComesOut() {
        assertEquals(Optional.of(new BigDecimal("95.65")), ratio(154, 161).value(true, 2));
    }

    @Test
    void nothingOverNothingIsNoValue() {
        assertEquals(Optional.empty(), ratio(0, 0).value(true, 2));
    }

    @Test
    void moneyKeepsItsFen() {
        Measure fen = new Measure(100, null);
        Measure sum = new Measure(0, null);
        for (int i = 0; i < 100; i++) {
            sum = sum.plus(fen);
        }
        assertEquals(Optional.of(new BigDecimal("1.00")), sum.value(false, 2));
    }

    @Test
    void aSumThatDoesNotFitIsNotWrapped() {
        Measure most = new Measure(Long.MAX_VALUE, null);
        assertThrows(ArithmeticException.class, () -> most.plus(new Measure(1, null)));
    }
}
