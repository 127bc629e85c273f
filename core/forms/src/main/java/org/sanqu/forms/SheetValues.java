package org.sanqu.forms;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.sanqu.api.Fault;
import org.sanqu.api.Message;
import org.sanqu.api.Spelling;
import org.sanqu.api.form.Form;
import org.sanqu.forms.list.SheetField;

/** Makes data of the texts of a row. */
final class SheetValues {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Set<String> YES = Set.of("是", "yes", "y", "true", "1", "√", "✓", "有", "对");
    private static final Set<String> NO = Set.of("否", "no", "n", "false", "0", "×", "x", "无", "错");
    private static final int LONGEST_NUMBER = 40;

    private final Form form;
    private final List<SheetField> fields;

    SheetValues(Form form, List<SheetField> fields) {
        this.form = form;
        this.fields = fields;
    }

    /** Finds whom and what a text means. */
    interface Referents {
        /**
         * The id of a member or an organisation.
         *
         * @param kind what {@code x-reference} says
         * @throws Unreadable when nobody or several are meant
         */
        long find(String kind, String written) throws Unreadable;
    }

    /** What cannot be read, in words. */
    static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1;

        private final transient Message reason;

        Unreadable(String key, Object... args) {
            super(key, null, false, false);
            reason = Message.of(key, args);
        }

        Message reason() {
            return reason;
        }
    }

    /** The data of a row; what cannot be read is left out and added to the faults, at {@code /column}. */
    Filled data(Map<String, String> values, Referents referents, List<Fault> faults) {
        ObjectNode data = JSON.objectNode();
        for (SheetField field : fields) {
            String written = values.get(field.name());
            if (written == null) {
                continue;
            }
            try {
                put(data, field, value(field, written, referents));
            } catch (Unreadable unreadable) {
                faults.add(new Fault("/" + field.name(), unreadable.reason()));
            }
        }
        return new Filled(data, prune(data));
    }

    /**
     * The data of a row.
     *
     * @param kept of each list the numbers of the items of which something was said, in their order
     */
    record Filled(ObjectNode data, Map<JsonPointer, List<Integer>> kept) {}

    /** The column of a fault in the data, or that of what is nearest around it; empty when there is none. */
    String column(Filled filled, String at) {
        JsonPointer pointer = JsonPointer.compile(at);
        for (JsonPointer near = pointer; !near.matches(); near = near.head()) {
            String place = near.toString();
            for (SheetField field : fields) {
                if (at(filled, field).equals(place) || at(filled, field).startsWith(place + "/")) {
                    return field.name();
                }
            }
        }
        return "";
    }

    /** Where the value of a column came to stand. */
    private static String at(Filled filled, SheetField field) {
        if (field.number() == 0) {
            return field.at().toString();
        }
        List<Integer> kept = filled.kept.getOrDefault(field.list().at(), List.of());
        int place = kept.indexOf(field.number() - 1);
        return field.list().at().appendIndex(place < 0 ? kept.size() + field.number() : place)
                + field.field().at().toString();
    }

    private JsonNode value(SheetField field, String written, Referents referents) throws Unreadable {
        if (!field.isSeveral()) {
            return one(field, written, referents);
        }
        ArrayNode list = JSON.arrayNode();
        for (String each : written.split("[、,，;；\\n]+")) {
            if (!each.isBlank()) {
                JsonNode value = one(field, each.strip(), referents);
                list.add(field.list() == null ? value : item(field, value));
            }
        }
        return list;
    }

    private static JsonNode item(SheetField field, JsonNode value) {
        ObjectNode item = JSON.objectNode();
        set(item, field.field().at(), value);
        return item;
    }

    private JsonNode one(SheetField field, String written, Referents referents) throws Unreadable {
        JsonNode schema = field.value();
        if (schema.path("enum").isArray()) {
            return code(field, schema.get("enum"), written);
        }
        String reference = schema.path("x-reference").asText();
        if (!reference.isEmpty()) {
            return JSON.numberNode(referents.find(reference, written));
        }
        return switch (type(schema)) {
            case "integer", "number" -> number(written);
            case "boolean" -> truth(written);
            default -> JSON.textNode(written);
        };
    }

    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        for (JsonNode each : type) {
            if (!each.asText().equals("null")) {
                return each.asText();
            }
        }
        return type.asText("string");
    }

    private JsonNode code(SheetField field, JsonNode codes, String written) throws Unreadable {
        String plain = Spelling.plain(written);
        for (JsonNode code : codes) {
            boolean meant = plain.equals(Spelling.plain(code.asText()))
                    || plain.equals(Spelling.plain(field.label(form, code, Locale.CHINESE)))
                    || plain.equals(Spelling.plain(field.label(form, code, Locale.ENGLISH)));
            if (meant) {
                return code;
            }
        }
        throw new Unreadable("sheet.code", written);
    }

    private static JsonNode number(String written) throws Unreadable {
        String plain = Spelling.plain(written).replace(",", "").replace("，", "");
        try {
            if (plain.length() <= LONGEST_NUMBER) {
                BigDecimal number = new BigDecimal(plain);
                if (Math.abs(number.scale()) <= LONGEST_NUMBER) {
                    boolean whole = number.stripTrailingZeros().scale() <= 0;
                    return whole ? JSON.numberNode(number.toBigInteger()) : JSON.numberNode(number);
                }
            }
        } catch (NumberFormatException e) {
            throw new Unreadable("sheet.number", written);
        }
        throw new Unreadable("sheet.number", written);
    }

    private static JsonNode truth(String written) throws Unreadable {
        String plain = Spelling.plain(written);
        if (YES.contains(plain)) {
            return JSON.booleanNode(true);
        }
        if (NO.contains(plain)) {
            return JSON.booleanNode(false);
        }
        throw new Unreadable("sheet.truth", written);
    }

    private static void put(ObjectNode data, SheetField field, JsonNode value) {
        if (field.number() == 0) {
            set(data, field.at(), value);
            return;
        }
        ArrayNode items = data.withArray(field.list().at(), JsonNode.OverwriteMode.NULLS, false);
        while (items.size() < field.number()) {
            items.addNull();
        }
        if (items.get(field.number() - 1).isNull()) {
            items.set(field.number() - 1, JSON.objectNode());
        }
        set((ObjectNode) items.get(field.number() - 1), field.field().at(), value);
    }

    private static void set(ObjectNode around, JsonPointer at, JsonNode value) {
        ObjectNode group =
                at.head().matches() ? around : around.withObject(at.head(), JsonNode.OverwriteMode.NULLS, false);
        group.set(at.last().getMatchingProperty(), value);
    }

    /** Takes items out of which nothing was said; the numbers of those that stay, by list. */
    private Map<JsonPointer, List<Integer>> prune(ObjectNode data) {
        Map<JsonPointer, List<Integer>> kept = new HashMap<>();
        for (SheetField field : fields) {
            if (field.number() > 0 && data.at(field.list().at()) instanceof ArrayNode items) {
                JsonPointer list = field.list().at();
                kept.computeIfAbsent(list, unknown -> prune(items));
            }
        }
        return kept;
    }

    private static List<Integer> prune(ArrayNode items) {
        List<Integer> kept = new ArrayList<>();
        ArrayNode said = JSON.arrayNode();
        for (int i = 0; i < items.size(); i++) {
            if (!items.get(i).isNull()) {
                kept.add(i);
                said.add(items.get(i));
            }
        }
        items.removeAll();
        items.addAll(said);
        return kept;
    }
}
