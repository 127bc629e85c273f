package org.sanqu.forms.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.sanqu.api.platform.DataPath;

/** Reads what can be calculated with out of data of which nobody knows yet whether it is right. */
final class Quantity {

    private static final int DIGITS = 20;

    private Quantity() {}

    /** The number of a value; empty for what is none, and for one that nobody should calculate with. */
    static Optional<BigDecimal> number(JsonNode value) {
        boolean finite = value.isNumber() && (!value.isFloatingPointNumber() || Double.isFinite(value.doubleValue()));
        return finite ? Optional.of(value.decimalValue()).filter(Quantity::isHandy) : Optional.empty();
    }

    private static boolean isHandy(BigDecimal number) {
        return Math.abs((long) number.scale()) <= DIGITS && number.precision() <= 2 * DIGITS;
    }

    /** The day of a value; empty for what is none. */
    static Optional<LocalDate> day(JsonNode value) {
        try {
            return value.isTextual() ? Optional.of(LocalDate.parse(value.textValue())) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static List<BigDecimal> numbers(DataPath path, JsonNode data) {
        return path.in(data).stream().flatMap(value -> number(value).stream()).toList();
    }

    /** The number at a path, or the sum of those that it leads to; empty when it leads to no number and no list. */
    static Optional<BigDecimal> sum(DataPath path, JsonNode data) {
        List<BigDecimal> numbers = numbers(path, data);
        boolean there =
                !numbers.isEmpty() || path.isMany() && !path.one().in(data).isEmpty();
        return there ? Optional.of(numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add)) : Optional.empty();
    }
}
