package org.sanqu.api.platform;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A JSON Pointer that may go through lists, with {@code *} for every item: {@code /rows/*&#47;hours}. Immutable.
 *
 * @param steps the names, unescaped
 */
public record DataPath(List<String> steps) {

    /** The name that stands for every item of a list. */
    public static final String EACH = "*";

    /** The value itself. */
    public static final DataPath WHOLE = new DataPath(List.of());

    public DataPath {
        steps = List.copyOf(steps);
    }

    /** The path that is written; empty when it is none: it begins with a slash or is empty. */
    public static Optional<DataPath> parse(String written) {
        if (!written.isEmpty() && !written.startsWith("/")) {
            return Optional.empty();
        }
        List<String> steps = new ArrayList<>();
        for (JsonPointer rest = JsonPointer.compile(written); !rest.matches(); rest = rest.tail()) {
            steps.add(rest.getMatchingProperty());
        }
        return Optional.of(new DataPath(steps));
    }

    /** Whether it may lead to several values. */
    public boolean isMany() {
        return steps.contains(EACH);
    }

    public DataPath then(String step) {
        List<String> longer = new ArrayList<>(steps);
        longer.add(step);
        return new DataPath(longer);
    }

    public DataPath then(DataPath other) {
        List<String> longer = new ArrayList<>(steps);
        longer.addAll(other.steps);
        return new DataPath(longer);
    }

    /** The part before the first list's items: the list itself, or the whole path. */
    public DataPath one() {
        int many = steps.indexOf(EACH);
        return many < 0 ? this : new DataPath(steps.subList(0, many));
    }

    /** The values that are there, null not among them, in their order. */
    public List<JsonNode> in(JsonNode data) {
        return places(data).stream().map(Found::value).toList();
    }

    /**
     * A value and where it is.
     *
     * @param at a JSON Pointer from the data that was searched
     */
    public record Found(String at, JsonNode value) {}

    /** The values that are there with their places, null not among them, in their order. */
    public List<Found> places(JsonNode data) {
        List<Found> here = List.of(new Found("", data));
        for (String step : steps) {
            List<Found> next = new ArrayList<>();
            here.forEach(found -> step(found, step, next));
            here = next;
        }
        return here;
    }

    private static void step(Found from, String step, List<Found> next) {
        JsonNode value = from.value;
        if (value.isArray() && step.equals(EACH)) {
            for (int i = 0; i < value.size(); i++) {
                add(from, String.valueOf(i), value.get(i), next);
            }
        } else if (value.isArray() && step.matches("\\d{1,6}")) {
            add(from, step, value.get(Integer.parseInt(step)), next);
        } else if (value.isObject()) {
            add(from, step, value.get(step), next);
        }
    }

    private static void add(Found from, String step, JsonNode value, List<Found> next) {
        if (value != null && !value.isNull()) {
            next.add(new Found(from.at + "/" + escaped(step), value));
        }
    }

    private static String escaped(String step) {
        return step.replace("~", "~0").replace("/", "~1");
    }

    /** The pointer, {@code *} included. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        steps.forEach(step -> text.append('/').append(escaped(step)));
        return text.toString();
    }
}
