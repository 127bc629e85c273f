package org.sanqu.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.sanqu.api.metric.Aggregate;
import org.sanqu.api.metric.Aggregate.Function;
import org.sanqu.api.metric.Measure;

/** Takes out of a record what one aggregate needs of it. Thread-safe. */
final class Extraction {

    private final Aggregate aggregate;
    private final Condition condition;

    Extraction(Aggregate aggregate) {
        this.aggregate = aggregate;
        this.condition = new Condition(aggregate.where());
    }

    Aggregate aggregate() {
        return aggregate;
    }

    /**
     * What a record contributes.
     *
     * @return empty for nothing; of {@code latest} every record is taken, so that it hides the one before
     * @throws ArithmeticException when the number has more than four decimals or does not fit
     */
    Optional<Taken> of(JsonNode data) {
        Long value = condition.test(data) ? value(data) : null;
        if (value == null && aggregate.function() != Function.LATEST) {
            return Optional.empty();
        }
        return Optional.of(new Taken(value, CellText.of(data, aggregate.by())));
    }

    private Long value(JsonNode data) {
        return aggregate.pointer() == null ? (Long) Measure.SCALE : Amount.of(data.at(aggregate.pointer()));
    }

    /**
     * What is taken.
     *
     * @param value in ten-thousandths; null for nothing, but hiding what was before
     * @param cell as {@link CellText} writes it
     */
    record Taken(Long value, String cell) {}
}
