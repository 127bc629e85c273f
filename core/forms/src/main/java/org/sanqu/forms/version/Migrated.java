package org.sanqu.forms.version;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.sanqu.api.form.MigrationStep;

/** What was filled in, on its way to the next edition: the steps of a file are taken on it one after the other. */
final class Migrated {

    private static final String ITEM = "*";
    private static final int LONGEST = 40;
    private static final Map<String, Boolean> WORDS =
            Map.of("true", true, "是", true, "有", true, "1", true, "false", false, "否", false, "无", false, "0", false);

    private final ObjectNode data;

    /** Data of one's own, which is changed. */
    Migrated(ObjectNode data) {
        this.data = data;
    }

    /** Takes a step that a file can say by itself. */
    void take(MigrationStep step) {
        if (step instanceof MigrationStep.Rename rename) {
            rename(rename);
        } else if (step instanceof MigrationStep.Default otherwise) {
            for (Slot slot : slots(otherwise.at())) {
                if (slot.value() == null || slot.value().isNull()) {
                    slot.put(otherwise.value().deepCopy());
                }
            }
        } else if (step instanceof MigrationStep.Recode recode) {
            for (Slot slot : present(recode.at())) {
                JsonNode other = recode.values().get(slot.value().asText());
                if (other != null) {
                    slot.put(other.deepCopy());
                }
            }
        } else if (step instanceof MigrationStep.Remove remove) {
            present(remove.at()).forEach(Slot::remove);
        } else if (step instanceof MigrationStep.Convert convert) {
            present(convert.at())
                    .forEach(slot -> converted(slot.value(), convert.to()).ifPresent(slot::put));
        }
    }

    /** A place in an object or a list. */
    private record Slot(JsonNode around, String name, int index) {

        /** What is there; null when nothing is. */
        JsonNode value() {
            return around instanceof ObjectNode ? around.get(name) : around.get(index);
        }

        void put(JsonNode value) {
            if (around instanceof ObjectNode object) {
                object.set(name, value);
            } else if (around instanceof ArrayNode list) {
                list.set(index, value);
            }
        }

        void remove() {
            // an item that went would renumber the others under way; lists are emptied by removing them
            if (around instanceof ObjectNode object) {
                object.remove(name);
            }
        }
    }

    private void rename(MigrationStep.Rename rename) {
        JsonPointer from = rename.from();
        JsonPointer to = rename.to();
        List<JsonNode> around = List.of(data);
        while (to.toString().contains("/" + ITEM + "/") && from.toString().contains("/" + ITEM + "/")) {
            around = inside(around, from.getMatchingProperty());
            from = from.tail();
            to = to.tail();
        }
        for (JsonNode each : around) {
            move(each, from, to);
        }
    }

    private static void move(JsonNode around, JsonPointer from, JsonPointer to) {
        for (Slot slot : slots(List.of(around), from)) {
            if (slot.value() == null) {
                continue;
            }
            JsonNode value = slot.value();
            slot.remove();
            ObjectNode home = home(around, to.head());
            if (home != null) {
                home.set(to.last().getMatchingProperty(), value);
            }
        }
    }

    /** The object at a pointer, made where there is none; null where something else is. */
    private static ObjectNode home(JsonNode around, JsonPointer pointer) {
        JsonNode here = around;
        for (JsonPointer rest = pointer; !rest.matches(); rest = rest.tail()) {
            String name = rest.getMatchingProperty();
            if (!(here instanceof ObjectNode object)) {
                return null;
            }
            here = object.has(name) ? object.get(name) : object.putObject(name);
        }
        return here instanceof ObjectNode object ? object : null;
    }

    private List<Slot> present(JsonPointer pointer) {
        return slots(pointer).stream().filter(slot -> slot.value() != null).toList();
    }

    private List<Slot> slots(JsonPointer pointer) {
        return slots(List.of(data), pointer);
    }

    private static List<Slot> slots(List<JsonNode> from, JsonPointer pointer) {
        List<JsonNode> around = from;
        JsonPointer rest = pointer;
        while (!rest.tail().matches()) {
            around = inside(around, rest.getMatchingProperty());
            rest = rest.tail();
        }
        String name = rest.getMatchingProperty();
        List<Slot> slots = new ArrayList<>();
        for (JsonNode each : around) {
            if (each.isObject()) {
                slots.add(new Slot(each, name, -1));
            } else if (each.isArray() && name.equals(ITEM)) {
                for (int i = 0; i < each.size(); i++) {
                    slots.add(new Slot(each, name, i));
                }
            }
        }
        return slots;
    }

    private static List<JsonNode> inside(List<JsonNode> around, String name) {
        List<JsonNode> inside = new ArrayList<>();
        for (JsonNode each : around) {
            if (each.isArray() && name.equals(ITEM)) {
                each.forEach(inside::add);
            } else if (each.has(name)) {
                inside.add(each.get(name));
            }
        }
        return inside;
    }

    /** A value in another type; empty when it cannot be had. */
    static Optional<JsonNode> converted(JsonNode value, MigrationStep.Type to) {
        return switch (to) {
            case INTEGER -> number(value).flatMap(Migrated::whole);
            case NUMBER -> number(value).map(DecimalNode::valueOf);
            case STRING ->
                value.isValueNode() && !value.isNull() ? Optional.of(TextNode.valueOf(text(value))) : Optional.empty();
            case BOOLEAN ->
                Optional.ofNullable(WORDS.get(plain(text(value)).toLowerCase(Locale.ROOT)))
                        .map(BooleanNode::valueOf);
            case LIST ->
                value.isArray()
                        ? Optional.empty()
                        : Optional.of(JsonNodeFactory.instance.arrayNode().add(value));
        };
    }

    private static String text(JsonNode value) {
        return value.isNumber() ? value.decimalValue().toPlainString() : value.asText();
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    }

    private static Optional<BigDecimal> number(JsonNode value) {
        if (value.isBoolean()) {
            return Optional.of(value.booleanValue() ? BigDecimal.ONE : BigDecimal.ZERO);
        }
        String written = plain(text(value));
        try {
            return value.isValueNode() && written.length() <= LONGEST
                    ? Optional.of(new BigDecimal(written.replace(",", "")))
                            .filter(number -> Math.abs(number.scale()) <= LONGEST)
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<JsonNode> whole(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        return plain.scale() <= 0 ? Optional.of(BigIntegerNode.valueOf(plain.toBigInteger())) : Optional.empty();
    }
}
