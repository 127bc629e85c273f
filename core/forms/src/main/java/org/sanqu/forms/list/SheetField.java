package org.sanqu.forms.list;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sanqu.api.Message;
import org.sanqu.api.Text;
import org.sanqu.api.form.Form;
import org.sanqu.api.sheet.SheetColumn;

/**
 * A column of a form's template: a field, or a field of one of the first items of a list, which are repeated columns.
 *
 * @param at where its value goes in the data
 * @param field what it is
 * @param list the list around it; null for none
 * @param number the number of the item, from 1; 0 without a list, and for a list whose items say but one thing, which is one column
 * @param required whether a row needs it, as far as the form says so for all
 */
public record SheetField(JsonPointer at, FormField field, FormField list, int number, boolean required) {

    private static final int REPEATED = 3;
    private static final int MOST_REPEATED = 5;
    private static final int COLUMNS = 180;

    /** Those of a form, without what is computed and the files. */
    public static List<SheetField> of(Form form) {
        List<SheetField> all = new ArrayList<>();
        for (FormField field : FormFields.of(form)) {
            if (field.items().isEmpty()) {
                add(all, new SheetField(field.at(), field, null, 0, isRequired(form.schema(), field.at())));
            } else if (field.items().size() == 1 && !field.items().get(0).isArray()) {
                add(all, new SheetField(field.at(), field.items().get(0), field, 0, false));
            } else {
                int most = Math.min(field.schema().path("maxItems").asInt(REPEATED), MOST_REPEATED);
                for (int number = 1; number <= most; number++) {
                    for (FormField item : field.items()) {
                        JsonPointer at = field.at().appendIndex(number - 1).append(item.at());
                        add(all, new SheetField(at, item, field, number, false));
                    }
                }
            }
        }
        return all;
    }

    private static void add(List<SheetField> all, SheetField field) {
        JsonNode schema = field.value();
        boolean typed = !schema.has("x-computed")
                && !schema.has("x-attachment")
                && field.field.items().isEmpty();
        if (typed && all.size() < COLUMNS) {
            all.add(field);
        }
    }

    private static boolean isRequired(JsonNode schema, JsonPointer at) {
        boolean required = false;
        for (JsonNode each : schema.path("required")) {
            required |= each.asText().equals(at.getMatchingProperty());
        }
        JsonPointer rest = at.tail();
        return required
                && (rest.matches() || isRequired(schema.path("properties").path(at.getMatchingProperty()), rest));
    }

    /** What its value is declared as; of a list of values, what one is. */
    public JsonNode value() {
        return field.isArray() ? field.schema().path("items") : field.schema();
    }

    /** Its name as a column, without the strokes of a pointer. */
    public String name() {
        return at.toString().substring(1).replace(".", "~2").replace('/', '.');
    }

    /** Its title with that of the list around it and the number of the item. */
    public String title(Form form, Locale locale) {
        String own = field.title(form, locale);
        if (list == null) {
            return own;
        }
        String around = list.title(form, locale);
        return number == 0 ? around : around + number + "·" + own;
    }

    /** Whether several values can stand in its cells. */
    public boolean isSeveral() {
        return field.isArray() || list != null && number == 0;
    }

    /** Whether it is a day. */
    public boolean isDay() {
        return !isSeveral() && field.schema().path("format").asText().equals("date");
    }

    /** The column, with what may be written in it. */
    public SheetColumn column(Form form) {
        return new SheetColumn(
                name(),
                locale -> title(form, locale),
                headings(form),
                required,
                List.of(),
                null,
                isDay(),
                locale -> String.join(" ", help(form, locale)),
                choices(form),
                null);
    }

    /** The title without its unit, which ledgers seldom have. */
    private List<String> headings(Form form) {
        String title = title(form, Locale.CHINESE);
        int unit = title.endsWith("）") ? title.lastIndexOf('（') : -1;
        return unit > 0 ? List.of(title.substring(0, unit)) : List.of();
    }

    private List<String> help(Form form, Locale locale) {
        List<String> help = new ArrayList<>();
        String own = form.text(field.pointer() + "/description", "", locale);
        if (!own.isEmpty()) {
            help.add(own);
        }
        String kind = kind();
        if (kind != null) {
            help.add(Message.of("sheet.help-" + kind).in(locale));
        }
        if (isSeveral()) {
            help.add(Message.of("sheet.help-several").in(locale));
        }
        return help;
    }

    private String kind() {
        JsonNode value = value();
        return switch (value.path("x-reference").asText()) {
            case "member" -> "member";
            case "organisation" -> "organisation";
            case "" ->
                switch (FormField.type(value)) {
                    case "integer" -> value.has("enum") ? null : "integer";
                    case "number" -> value.has("enum") ? null : "number";
                    case "boolean" -> "boolean";
                    default -> null;
                };
            default -> "submission";
        };
    }

    private List<Text> choices(Form form) {
        JsonNode value = value();
        List<Text> choices = new ArrayList<>();
        if (value.path("enum").isArray() && !isSeveral()) {
            for (JsonNode code : value.get("enum")) {
                if (!code.isNull()) {
                    choices.add(locale -> label(form, code, locale));
                }
            }
        }
        if (FormField.type(value).equals("boolean") && !value.has("enum") && !isSeveral()) {
            choices.add(Message.of("list.yes"));
            choices.add(Message.of("list.no"));
        }
        return choices;
    }

    /** What a code of its choices is called. */
    public String label(Form form, JsonNode code, Locale locale) {
        String items = field.isArray() ? "/items" : "";
        String escaped = code.asText().replace("~", "~0").replace("/", "~1");
        return form.text(field.pointer() + items + "/x-labels/" + escaped, code.asText(), locale);
    }
}
