package org.sanqu.forms.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sanqu.api.platform.DataPath;
import org.sanqu.api.platform.DeclaredField;

/** The computed fields of a form, each behind those that it is computed from. Immutable. */
public final class Computation {

    private final List<Step> steps = new ArrayList<>();

    private record Step(DeclaredField field, Formula formula) {}

    /** The computation that a form's document declares. */
    public Computation(JsonNode document) {
        Map<DataPath, Step> open = new LinkedHashMap<>();
        for (DeclaredField field : DeclaredField.of(document, "x-computed")) {
            Formula.of(field.rule()).ifPresent(formula -> open.put(field.path(), new Step(field, formula)));
        }
        Set<DataPath> begun = new HashSet<>();
        List.copyOf(open.keySet()).forEach(path -> order(path, open, begun));
    }

    private void order(DataPath path, Map<DataPath, Step> open, Set<DataPath> begun) {
        Step step = open.get(path);
        if (step == null || !begun.add(path)) {
            return;
        }
        step.formula.paths().forEach(needed -> order(step.field.object().then(needed), open, begun));
        steps.add(step);
    }

    /** The data with its computed fields as they must be, whatever stood there; the given data is not changed. */
    public JsonNode complete(JsonNode data) {
        if (steps.isEmpty() || !data.isObject()) {
            return data;
        }
        JsonNode copy = data.deepCopy();
        steps.forEach(step -> step.field.object().in(copy).forEach(object -> remove(object, step.field.name())));
        steps.forEach(step -> step.field.object().in(copy).forEach(object -> compute(object, step)));
        return copy;
    }

    private static void remove(JsonNode object, String name) {
        if (object instanceof ObjectNode fields) {
            fields.remove(name);
        }
    }

    private static void compute(JsonNode object, Step step) {
        if (object instanceof ObjectNode fields) {
            step.formula.value(object).ifPresent(value -> fields.set(step.field.name(), node(value)));
        }
    }

    /** As a parser would read it, so that what is stored equals what is read again. */
    private static JsonNode node(BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        if (plain.scale() <= 0 && plain.precision() - plain.scale() <= 18) {
            long whole = plain.longValueExact();
            return whole == (int) whole ? IntNode.valueOf((int) whole) : LongNode.valueOf(whole);
        }
        boolean exact = BigDecimal.valueOf(plain.doubleValue()).compareTo(plain) == 0;
        return exact ? DoubleNode.valueOf(plain.doubleValue()) : DecimalNode.valueOf(plain);
    }
}
