package org.sanqu.web.page.local;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sanqu.api.local.LocalField;

/**
 * A field in the builder.
 *
 * @param name the prefix of its parameters, {@code f.3.}
 * @param place {@code 3} or {@code 3.1}
 * @param at its place in faults
 * @param number how it is numbered
 * @param min the least, as it was typed
 * @param max the most, as it was typed
 */
public record Item(
        LocalField field,
        String name,
        String place,
        String at,
        int number,
        boolean last,
        String min,
        String max,
        List<Item> columns) {

    /** The id of its box on the page. */
    public String id() {
        return "field-" + place.replace('.', '-');
    }

    public boolean is(String... kinds) {
        return List.of(kinds).contains(field.kind().code());
    }

    public String options() {
        return String.join("\n", field.options());
    }

    /** The fields of the builder. */
    static List<Item> of(Draught draught) {
        return items(draught.fields(), "f.", "", "/fields/", draught.unread());
    }

    private static List<Item> items(
            List<LocalField> fields, String name, String place, String at, Map<String, String> unread) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            LocalField field = fields.get(i);
            String here = name + i + ".";
            items.add(new Item(
                    field,
                    here,
                    place + i,
                    at + i,
                    i + 1,
                    i + 1 == fields.size(),
                    typed(field.min(), unread.get(at + i + "/min")),
                    typed(field.max(), unread.get(at + i + "/max")),
                    items(field.columns(), here + "c.", place + i + ".", at + i + "/columns/", unread)));
        }
        return items;
    }

    private static String typed(BigDecimal number, String unread) {
        return number != null ? number.toPlainString() : unread == null ? "" : unread;
    }
}
