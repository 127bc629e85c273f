package org.sanqu.forms;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.sanqu.api.Fault;
import org.sanqu.api.Message;
import org.sanqu.api.Spelling;
import org.sanqu.api.form.Form;
import org.sanqu.api.platform.BatchImport.Intake;
import org.sanqu.forms.list.SheetField;
import org.sanqu.forms.list.SheetItems;
import org.sanqu.forms.list.SheetLayout;

/** Makes data of the texts of a row. */
final class SheetValues {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Set<String> YES = Set.of("是", "yes", "y", "true", "1", "√", "✓", "有", "对");
    private static final Set<String> NO = Set.of("否", "no", "n", "false", "0", "×", "x", "无", "错");
    private static final int LONGEST_NUMBER = 40;

    private final Form form;
    private final SheetLayout layout;

    SheetValues(Form form, SheetLayout layout) {
        this.form = form;
        this.layout = layout;
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

    /**
     * The data of a row; what cannot be read is left out and added to the faults, at {@code /column} and {@code /list/index/column}.
     *
     * @param lists the texts of the items, by the name of their list
     */
    ObjectNode data(
            Map<String, String> values, Map<String, List<Intake.Item>> lists, Referents referents, List<Fault> faults) {
        ObjectNode data = object(layout.fields(), values, referents, "/", faults);
        for (SheetItems list : layout.lists()) {
            List<Intake.Item> items = lists.getOrDefault(list.name(), List.of());
            ArrayNode array = JSON.arrayNode();
            for (int i = 0; i < items.size(); i++) {
                String at = "/" + list.name() + "/" + i + "/";
                array.add(object(list.fields(), items.get(i).values(), referents, at, faults));
            }
            if (!array.isEmpty() && values.containsKey(list.name())) {
                faults.add(Fault.at("/" + list.name(), "sheet.list-twice", list.title(form, Locale.CHINESE)));
            } else if (!array.isEmpty()) {
                set(data, list.at(), array);
            }
        }
        return data;
    }

    private ObjectNode object(
            List<SheetField> fields, Map<String, String> values, Referents referents, String at, List<Fault> faults) {
        ObjectNode object = JSON.objectNode();
        for (SheetField field : fields) {
            String written = values.get(field.name());
            try {
                if (written != null) {
                    set(object, field.at(), value(field, written, referents));
                }
            } catch (Unreadable unreadable) {
                faults.add(new Fault(at + field.name(), unreadable.reason()));
            }
        }
        return object;
    }

    /** Where in the workbook a place in the data is, or what is nearest around it; empty when it is nowhere. */
    String place(String at) {
        for (SheetItems list : layout.lists()) {
            String pointer = list.at().toString();
            if (at.equals(pointer)) {
                return "/" + list.name();
            }
            if (at.startsWith(pointer + "/")) {
                JsonPointer item = JsonPointer.compile(at.substring(pointer.length()));
                return "/" + list.name() + "/" + item.getMatchingIndex() + column(list.fields(), item.tail());
            }
        }
        return column(layout.fields(), JsonPointer.compile(at));
    }

    private static String column(List<SheetField> fields, JsonPointer at) {
        for (JsonPointer near = at; !near.matches(); near = near.head()) {
            String place = near.toString();
            for (SheetField field : fields) {
                String own = field.at().toString();
                if (own.equals(place) || own.startsWith(place + "/")) {
                    return "/" + field.name();
                }
            }
        }
        return "";
    }

    private JsonNode value(SheetField field, String written, Referents referents) throws Unreadable {
        if (!field.isSeveral()) {
            return one(field, written, referents);
        }
        ArrayNode list = JSON.arrayNode();
        for (String each : written.split("[、,，;；\\n]+")) {
            if (!each.isBlank()) {
                JsonNode value = one(field, each.strip(), referents);
                list.add(field.item() == null ? value : item(field, value));
            }
        }
        return list;
    }

    private static JsonNode item(SheetField field, JsonNode value) {
        ObjectNode item = JSON.objectNode();
        set(item, field.item().at(), value);
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

    private static void set(ObjectNode around, JsonPointer at, JsonNode value) {
        ObjectNode group =
                at.head().matches() ? around : around.withObject(at.head(), JsonNode.OverwriteMode.NULLS, false);
        group.set(at.last().getMatchingProperty(), value);
    }
}
