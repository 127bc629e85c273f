package org.sanqu.forms.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import org.sanqu.api.platform.DataPath;

/** One rule of {@code x-computed}, its pointers relative to the object that has the field. Immutable. */
final class Formula {

    private static final int DECIMALS = 2;
    private static final Map<String, BiFunction<List<DataPath>, JsonNode, Optional<BigDecimal>>> KINDS = Map.of(
            "days", (paths, data) -> between(paths, data, ChronoUnit.DAYS),
            "age", (paths, data) -> between(paths, data, ChronoUnit.YEARS),
            "sum", Formula::sum,
            "count", (paths, data) -> Optional.of(count(paths.get(0), data)),
            "max", (paths, data) -> extreme(paths, data, BigDecimal::max),
            "min", (paths, data) -> extreme(paths, data, BigDecimal::min),
            "difference", (paths, data) -> pair(paths, data, BigDecimal::subtract),
            "product", (paths, data) -> pair(paths, data, BigDecimal::multiply));

    private final String kind;
    private final List<DataPath> paths;
    private final int decimals;

    private Formula(String kind, List<DataPath> paths, int decimals) {
        this.kind = kind;
        this.paths = List.copyOf(paths);
        this.decimals = decimals;
    }

    /** The formula that is written; empty for what is none, which the check of the module refuses. */
    static Optional<Formula> of(JsonNode rule) {
        for (String kind : KINDS.keySet()) {
            if (rule.has(kind)) {
                return of(kind, rule.get(kind), DECIMALS);
            }
        }
        return rule.has("ratio")
                ? of("ratio", rule.get("ratio"), rule.path("decimals").asInt(DECIMALS))
                : Optional.empty();
    }

    private static Optional<Formula> of(String kind, JsonNode written, int decimals) {
        List<DataPath> paths = new ArrayList<>();
        Iterable<JsonNode> each = written.isArray() ? written : List.of(written);
        each.forEach(one -> DataPath.parse(one.asText()).ifPresent(paths::add));
        boolean pair = List.of("days", "age", "difference", "product", "ratio").contains(kind);
        return paths.size() < (pair ? 2 : 1) ? Optional.empty() : Optional.of(new Formula(kind, paths, decimals));
    }

    /** What it needs, relative to the object. */
    List<DataPath> paths() {
        return paths;
    }

    /** The value for an object; empty while something that it needs is missing. */
    Optional<BigDecimal> value(JsonNode object) {
        return kind.equals("ratio")
                ? pair(paths, object, this::ratio)
                : KINDS.get(kind).apply(paths, object);
    }

    /** Null for a division by nothing. */
    private BigDecimal ratio(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0 ? null : part.divide(whole, decimals, RoundingMode.HALF_UP);
    }

    private static Optional<BigDecimal> between(List<DataPath> paths, JsonNode data, ChronoUnit unit) {
        Optional<Temporal> from = day(paths.get(0), data);
        Optional<Temporal> to = day(paths.get(1), data);
        return from.isEmpty() || to.isEmpty()
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(unit.between(from.get(), to.get())));
    }

    private static Optional<Temporal> day(DataPath path, JsonNode data) {
        return path.in(data).stream().findFirst().flatMap(Quantity::day).map(LocalDate::from);
    }

    private static Optional<BigDecimal> sum(List<DataPath> paths, JsonNode data) {
        return paths.stream().flatMap(path -> Quantity.sum(path, data).stream()).reduce(BigDecimal::add);
    }

    private static BigDecimal count(DataPath path, JsonNode data) {
        List<JsonNode> found = path.in(data);
        boolean list = !path.isMany() && !found.isEmpty() && found.get(0).isArray();
        return BigDecimal.valueOf(list ? found.get(0).size() : found.size());
    }

    private static Optional<BigDecimal> extreme(
            List<DataPath> paths, JsonNode data, BinaryOperator<BigDecimal> better) {
        return paths.stream()
                .flatMap(path -> Quantity.numbers(path, data).stream())
                .reduce(better);
    }

    private static Optional<BigDecimal> pair(
            List<DataPath> paths, JsonNode data, BinaryOperator<BigDecimal> operation) {
        Optional<BigDecimal> first = Quantity.sum(paths.get(0), data);
        Optional<BigDecimal> second = Quantity.sum(paths.get(1), data);
        return first.flatMap(a -> second.map(b -> operation.apply(a, b)));
    }
}
