package org.sanqu.forms.review;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.sanqu.api.Message;
import org.sanqu.api.Text;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Revision;
import org.sanqu.forms.list.CellText;
import org.sanqu.forms.list.FormField;
import org.sanqu.forms.list.FormFields;
import org.sanqu.forms.list.Naming;

/** What changed between two revisions, field by field as people read them, each in the version of the form it was written in. */
final class Differences {

    private final Naming naming;
    private final List<Revision.Difference> found = new ArrayList<>();

    private Differences(Naming naming) {
        this.naming = naming;
    }

    /**
     * One side.
     *
     * @param data an object, or an item of a list
     */
    private record Side(Form form, JsonNode data) {}

    /** What changed, in the order of the form as it is now; what only the form before had comes last. */
    static List<Revision.Difference> between(Form was, JsonNode before, Form is, JsonNode after, Naming naming) {
        Differences differences = new Differences(naming);
        differences.compare(
                new Side(was, before), FormFields.of(was), new Side(is, after), FormFields.of(is), "", List.of());
        return differences.found;
    }

    private void compare(
            Side was, List<FormField> past, Side is, List<FormField> present, String at, List<Text> around) {
        Map<String, FormField> left = new LinkedHashMap<>();
        past.forEach(field -> left.put(field.at().toString(), field));
        for (FormField field : present) {
            field(was, left.remove(field.at().toString()), is, field, at, around);
        }
        left.values().forEach(field -> field(was, field, is, null, at, around));
    }

    /** One field, which either form may not have. */
    private void field(Side was, FormField past, Side is, FormField present, String at, List<Text> around) {
        FormField named = present == null ? past : present;
        JsonNode before = was.data.at(named.at());
        JsonNode after = is.data.at(named.at());
        if (isEmpty(before) && isEmpty(after) || before.equals(after)) {
            return;
        }
        List<Text> path = with(around, title(present == null ? was.form : is.form, named));
        String place = at + named.at();
        boolean rows = past != null
                && present != null
                && !past.items().isEmpty()
                && !present.items().isEmpty();
        if (rows) {
            rows(new Side(was.form, before), past, new Side(is.form, after), present, place, path);
        } else {
            add(place, path, shown(was, past, named, before), shown(is, present, named, after));
        }
    }

    /** Rows that are the same at both ends are left out; those between are compared one by one. */
    private void rows(Side was, FormField past, Side is, FormField present, String at, List<Text> path) {
        int fewer = Math.min(was.data.size(), is.data.size());
        int first = 0;
        while (first < fewer && was.data.get(first).equals(is.data.get(first))) {
            first++;
        }
        int behind = 0;
        while (behind < fewer - first
                && was.data.get(was.data.size() - 1 - behind).equals(is.data.get(is.data.size() - 1 - behind))) {
            behind++;
        }
        int pastEnd = was.data.size() - behind;
        int presentEnd = is.data.size() - behind;
        for (int i = first; i < Math.max(pastEnd, presentEnd); i++) {
            List<Text> row = with(path, Message.of("history.row", i + 1));
            Side before = new Side(was.form, was.data.path(i));
            Side after = new Side(is.form, is.data.path(i));
            if (i < pastEnd && i < presentEnd) {
                compare(before, past.items(), after, present.items(), at + "/" + i, row);
            } else if (i < pastEnd) {
                add(at + "/" + i, row, summary(before, past.items()), null);
            } else {
                add(at + "/" + i, row, null, summary(after, present.items()));
            }
        }
    }

    private void add(String at, List<Text> path, Text before, Text after) {
        found.add(new Revision.Difference(at, joined(path, " › "), before, after));
    }

    /** How a value is shown; null when there is none. */
    private Text shown(Side side, FormField own, FormField named, JsonNode value) {
        FormField field = own == null ? named : own;
        if (isEmpty(value)) {
            return null;
        }
        if (field.items().isEmpty()) {
            return locale -> new CellText(side.form, naming, locale).of(field, side.data);
        }
        List<Text> rows = new ArrayList<>();
        value.forEach(item -> rows.add(summary(new Side(side.form, item), field.items())));
        return joined(rows, "；");
    }

    private Text summary(Side item, List<FormField> fields) {
        return locale -> fields.stream()
                .filter(field -> field.items().isEmpty())
                .map(field -> new CellText(item.form, naming, locale).of(field, item.data))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("，"));
    }

    private static Text title(Form form, FormField field) {
        return locale -> field.title(form, locale);
    }

    private static Text joined(List<Text> parts, String between) {
        return (Locale locale) -> parts.stream().map(part -> part.in(locale)).collect(Collectors.joining(between));
    }

    private static List<Text> with(List<Text> path, Text next) {
        List<Text> longer = new ArrayList<>(path);
        longer.add(next);
        return longer;
    }

    private static boolean isEmpty(JsonNode value) {
        return value.isMissingNode() || value.isNull() || value.isArray() && value.isEmpty();
    }
}
