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
 * A column of a form's template.
 *
 * @param at where its value goes in the data, or in an item of its list
 * @param field what it is
 * @param item what an item says, for a list whose items say but one thing; null for others
 * @param required whether a row needs it, as far as the form says so for all
 */
public record SheetField(JsonPointer at, FormField field, FormField item, boolean required) {

    static SheetField of(FormField field, JsonNode around) {
        return new SheetField(field.at(), field, null, isRequired(around, field.at()));
    }

    /** The column of a list whose items say but one thing, which may stand in one cell. */
    static SheetField ofItems(FormField list) {
        return new SheetField(list.at(), list, list.items().get(0), false);
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
        return said().isArray() ? said().schema().path("items") : said().schema();
    }

    private FormField said() {
        return item == null ? field : item;
    }

    /** Its name as a column. */
    public String name() {
        return name(at);
    }

    /** A place in the data without the strokes of a pointer. */
    static String name(JsonPointer at) {
        return at.toString().substring(1).replace(".", "~2").replace('/', '.');
    }

    /** Its title with those of the groups around it, and its unit. */
    public String title(Form form, Locale locale) {
        return field.title(form, locale);
    }

    /** Whether several values can stand in its cells. */
    public boolean isSeveral() {
        return field.isArray();
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
        if (item != null) {
            help.add(Message.of("sheet.help-list", title(form, locale)).in(locale));
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
        String items = said().isArray() ? "/items" : "";
        String escaped = code.asText().replace("~", "~0").replace("/", "~1");
        return form.text(said().pointer() + items + "/x-labels/" + escaped, code.asText(), locale);
    }
}
