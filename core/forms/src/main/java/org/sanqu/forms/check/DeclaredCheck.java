package org.sanqu.forms.check;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.sanqu.api.platform.DataPath;
import org.sanqu.forms.Where;

/** One entry of {@code x-check}. Immutable. */
final class DeclaredCheck {

    private static final Set<String> PAIRS = Set.of("less-or-equal", "before");

    private final JsonNode said;
    private final String kind;
    private final List<DataPath> paths = new ArrayList<>();
    private final Where where;

    DeclaredCheck(JsonNode said) {
        this.said = said;
        this.kind = Set.of("where", "equals-sum", "less-or-equal", "before").stream()
                .filter(said::has)
                .findFirst()
                .orElse("");
        this.where = kind.equals("where") ? new Where(said.get("where")) : null;
        if (PAIRS.contains(kind)) {
            said.get(kind).forEach(this::path);
        } else if (kind.equals("equals-sum")) {
            path(said.get(kind).path("total"));
            said.get(kind).path("of").forEach(this::path);
        }
    }

    private void path(JsonNode written) {
        DataPath.parse(written.asText()).ifPresent(paths::add);
    }

    boolean isSevere() {
        return !said.path("severity").asText("error").equals("warning");
    }

    /** Whether it asks a condition, which may ask for what the data refers to. */
    boolean isCondition() {
        return where != null;
    }

    /** Where it is violated; empty when it holds, or when some of what it compares is missing. */
    List<String> violations(JsonNode data, JsonNode resolved) {
        boolean comparable = paths.size() > 1;
        List<String> violated =
                switch (kind) {
                    case "where" -> where.test(resolved) ? List.of() : List.of(named());
                    case "equals-sum" -> comparable ? equalsSum(data) : List.<String>of();
                    case "less-or-equal" -> comparable ? lessOrEqual(data) : List.<String>of();
                    case "before" -> comparable ? before(data) : List.<String>of();
                    default -> List.<String>of();
                };
        return violated.isEmpty() || !said.has("at")
                ? violated
                : List.of(said.get("at").asText());
    }

    /** The first field that the condition names. */
    private String named() {
        Set<String> names = new LinkedHashSet<>();
        where().path("properties").fieldNames().forEachRemaining(names::add);
        return names.stream()
                .filter(name -> !name.startsWith("$"))
                .findFirst()
                .map(name -> JsonPointer.empty().appendProperty(name).toString())
                .orElse("");
    }

    private JsonNode where() {
        return said.get("where");
    }

    private List<String> equalsSum(JsonNode data) {
        Optional<BigDecimal> total = Quantity.sum(paths.get(0), data);
        BigDecimal sum = BigDecimal.ZERO;
        for (DataPath path : paths.subList(1, paths.size())) {
            Optional<BigDecimal> part = Quantity.sum(path, data);
            if (part.isEmpty()) {
                return List.of();
            }
            sum = sum.add(part.get());
        }
        return total.isEmpty() || total.get().compareTo(sum) == 0 ? List.of() : first();
    }

    private List<String> lessOrEqual(JsonNode data) {
        Optional<BigDecimal> less = Quantity.sum(paths.get(0), data);
        Optional<BigDecimal> more = Quantity.sum(paths.get(1), data);
        boolean holds = less.isEmpty() || more.isEmpty() || less.get().compareTo(more.get()) <= 0;
        return holds ? List.of() : first();
    }

    private List<String> first() {
        return List.of(paths.get(0).one().toString());
    }

    /** In lists that both go through item by item; else every day of the one against every day of the other. */
    private List<String> before(JsonNode data) {
        DataPath shared = shared();
        int skipped = shared.steps().size();
        DataPath earlier = rest(paths.get(0), skipped);
        DataPath later = rest(paths.get(1), skipped);
        Set<String> violated = new TreeSet<>();
        for (DataPath.Found around : shared.places(data)) {
            Optional<LocalDate> latest = days(later, around.value()).stream().min(LocalDate::compareTo);
            for (DataPath.Found found : earlier.places(around.value())) {
                Quantity.day(found.value())
                        .filter(day -> latest.isPresent() && day.isAfter(latest.get()))
                        .ifPresent(day -> violated.add(around.at() + found.at()));
            }
        }
        return List.copyOf(violated);
    }

    private static List<LocalDate> days(DataPath path, JsonNode data) {
        return path.in(data).stream()
                .flatMap(value -> Quantity.day(value).stream())
                .toList();
    }

    private static DataPath rest(DataPath path, int skipped) {
        return new DataPath(path.steps().subList(skipped, path.steps().size()));
    }

    /** The longest part that both have, up to the last list's items in it. */
    private DataPath shared() {
        List<String> one = paths.get(0).steps();
        List<String> other = paths.get(1).steps();
        int same = 0;
        int each = 0;
        while (same < Math.min(one.size(), other.size()) && one.get(same).equals(other.get(same))) {
            same++;
            each = one.get(same - 1).equals(DataPath.EACH) ? same : each;
        }
        return new DataPath(one.subList(0, each));
    }
}
