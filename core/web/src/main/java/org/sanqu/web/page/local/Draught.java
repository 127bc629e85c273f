package org.sanqu.web.page.local;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sanqu.api.local.LocalField;
import org.sanqu.api.local.LocalField.Kind;
import org.sanqu.web.form.Typed;
import org.sanqu.web.http.HttpFault;
import org.sanqu.web.http.Parameters;

/**
 * The fields as they were sent from the builder, and what its buttons make of them.
 *
 * @param fields the fields
 * @param focus the place of the field that was just added or moved, {@code 3} or {@code 3.1}; empty for none
 * @param unread what was typed for a number and is none, by its place as a JSON Pointer
 */
record Draught(List<LocalField> fields, String focus, Map<String, String> unread) {

    /** A button's parameter; its value is {@code add:text}, {@code up:3}, {@code down:3.1}, {@code remove:3} or {@code column:3}. */
    static final String ACT = "_act";

    private static final int MOST = 400;
    private static final String NUMBER = "-?[0-9]{1,18}(\\.[0-9]{1,9})?";

    static Draught of(Parameters form) {
        Map<String, String> unread = new LinkedHashMap<>();
        List<LocalField> fields = read(form, "f.", "/fields/", unread);
        return new Draught(fields, "", unread);
    }

    private static List<LocalField> read(Parameters form, String prefix, String at, Map<String, String> unread) {
        List<LocalField> fields = new ArrayList<>();
        for (int i = 0; i < MOST && form.has(prefix + i + ".kind"); i++) {
            String here = prefix + i + ".";
            Kind kind = kind(form.text(here + "kind"));
            fields.add(new LocalField(
                    form.text(here + "name"),
                    kind,
                    form.text(here + "title"),
                    lines(form.text(here + "help")),
                    form.text(here + "unit"),
                    form.has(here + "required"),
                    number(form.text(here + "min"), at + i + "/min", unread),
                    number(form.text(here + "max"), at + i + "/max", unread),
                    options(form.text(here + "options")),
                    kind == Kind.TABLE ? read(form, here + "c.", at + i + "/columns/", unread) : List.of()));
        }
        return fields;
    }

    private static Kind kind(String code) {
        Kind kind = Kind.of(code);
        if (kind == null) {
            throw HttpFault.parameter("kind");
        }
        return kind;
    }

    static String lines(String text) {
        return text.replace("\r\n", "\n");
    }

    private static BigDecimal number(String typed, String at, Map<String, String> unread) {
        String text = Typed.number(typed);
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches(NUMBER)) {
            unread.put(at, typed);
            return null;
        }
        return new BigDecimal(text);
    }

    private static List<String> options(String text) {
        return lines(text)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** The fields after a button was pressed; unchanged for one that does not change them. */
    Draught pressed(Parameters form) {
        String act = form.text(ACT);
        int colon = act.indexOf(':');
        if (colon < 0) {
            return this;
        }
        String what = act.substring(0, colon);
        String where = act.substring(colon + 1);
        if (what.equals("add")) {
            return new Draught(added(fields, LocalField.of(kind(where), "")), String.valueOf(fields.size()), unread);
        }
        if (!where.matches("[0-9]{1,3}(\\.[0-9]{1,3})?")) {
            throw HttpFault.parameter(ACT);
        }
        String[] path = where.split("\\.");
        int index = index(path[0], fields);
        if (path.length == 1 && !what.equals("column")) {
            return new Draught(moved(fields, what, index), focus(what, "", index, fields), unread);
        }
        LocalField table = fields.get(index);
        List<LocalField> columns = what.equals("column")
                ? added(table.columns(), LocalField.of(kind(form.text("f." + index + ".column")), ""))
                : moved(table.columns(), what, index(path[1], table.columns()));
        List<LocalField> changed = new ArrayList<>(fields);
        changed.set(index, table.holding(columns));
        String place = what.equals("column")
                ? index + "." + (columns.size() - 1)
                : focus(what, index + ".", index(path[1], table.columns()), table.columns());
        return new Draught(changed, place, unread);
    }

    private static int index(String text, List<LocalField> fields) {
        int index = Integer.parseInt(text);
        if (index >= fields.size()) {
            throw HttpFault.parameter(ACT);
        }
        return index;
    }

    private static List<LocalField> added(List<LocalField> fields, LocalField field) {
        List<LocalField> more = new ArrayList<>(fields);
        more.add(field);
        return more;
    }

    private static List<LocalField> moved(List<LocalField> fields, String what, int index) {
        List<LocalField> moved = new ArrayList<>(fields);
        switch (what) {
            case "up" -> Collections.swap(moved, index, Math.max(0, index - 1));
            case "down" -> Collections.swap(moved, index, Math.min(moved.size() - 1, index + 1));
            case "remove" -> moved.remove(index);
            default -> throw HttpFault.parameter(ACT);
        }
        return moved;
    }

    private static String focus(String what, String before, int index, List<LocalField> fields) {
        int last = fields.size() - 1;
        return switch (what) {
            case "up" -> before + Math.max(0, index - 1);
            case "down" -> before + Math.min(last, index + 1);
            default -> last == 0 ? "" : before + Math.min(last - 1, index);
        };
    }

    /** How many there are of each kind of buttons that add a field, in the order of the buttons. */
    static Map<String, List<Kind>> palette() {
        Map<String, List<Kind>> palette = new LinkedHashMap<>();
        palette.put("common", List.of(Kind.TEXT, Kind.INTEGER, Kind.CHOICE, Kind.BOOLEAN, Kind.DATE));
        palette.put(
                "more",
                List.of(
                        Kind.LONG_TEXT,
                        Kind.DECIMAL,
                        Kind.MONEY,
                        Kind.MEMBER,
                        Kind.ORGANISATION,
                        Kind.ATTACHMENT,
                        Kind.TABLE,
                        Kind.SECTION));
        return palette;
    }
}
