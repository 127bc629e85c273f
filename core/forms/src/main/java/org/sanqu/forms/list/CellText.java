package org.sanqu.forms.list;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sanqu.api.Message;
import org.sanqu.api.form.Form;

/** What a reader sees of a value: labels for codes, names for references. */
public record CellText(Form form, Naming naming, Locale locale) {

    private static final int LONGEST = 5_000;

    /** The text of a field's value in the data, or in an item of its list; empty where there is none. */
    public String of(FormField field, JsonNode around) {
        JsonNode value = around.at(field.at());
        if (!field.isArray()) {
            return one(field.schema(), field.pointer(), value);
        }
        List<String> texts = new ArrayList<>();
        value.forEach(each -> texts.add(one(field.schema().path("items"), field.pointer() + "/items", each)));
        return String.join("、", texts);
    }

    private String one(JsonNode schema, String pointer, JsonNode value) {
        if (value.isMissingNode() || value.isNull() || value.isContainerNode()) {
            return "";
        }
        if (schema.has("x-reference")) {
            return referent(schema.get("x-reference").asText(), value);
        }
        if (schema.has("enum")) {
            String code = value.asText();
            String label = code.replace("~", "~0").replace("/", "~1");
            return form.text(pointer + "/x-labels/" + label, code, locale);
        }
        if (value.isBoolean()) {
            return Message.of(value.booleanValue() ? "list.yes" : "list.no").in(locale);
        }
        if (value.isNumber()) {
            return number(schema, value);
        }
        String text = value.asText();
        if (schema.has("x-attachment")) {
            text = text.substring(text.indexOf('/') + 1);
        }
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }

    private static String number(JsonNode schema, JsonNode value) {
        if (schema.path("x-widget").asText().equals("money")) {
            return value.decimalValue().setScale(2, RoundingMode.HALF_UP).toPlainString();
        }
        return value.isIntegralNumber()
                ? value.bigIntegerValue().toString()
                : value.decimalValue().toPlainString();
    }

    private String referent(String kind, JsonNode value) {
        if (!value.canConvertToLong()) {
            return value.asText();
        }
        String number = "#" + value.asText();
        return switch (kind) {
            case "member" -> naming.member(value.longValue()).orElse(number);
            case "organisation" -> naming.organisation(value.longValue()).orElse(number);
            default -> number;
        };
    }
}
