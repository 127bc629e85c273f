package org.sanqu.web.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes values of what people type: full-width digits, thousands separators and several ways to write a day are understood;
 * what is not is kept as the text it was, so that it can be shown again beside its fault.
 */
public final class Typed {

    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]{1,18}(\\.[0-9]{1,10})?");
    private static final Pattern GROUPED = Pattern.compile("[+-]?[0-9]{1,3}(,[0-9]{3})+(\\.[0-9]*)?");
    private static final Pattern DAY = Pattern.compile("([0-9]{4})[-/.年]?([0-9]{1,2})[-/.月]?([0-9]{1,2})日?");

    private Typed() {}

    /** The value of a text that is not blank; of several, the schema is that of one. */
    static JsonNode value(Kind kind, JsonNode schema, String text) {
        return switch (kind) {
            case INTEGER, MEMBER, MEMBERS, ORGANISATION, ORGANISATIONS, SUBMISSION -> integer(text);
            case DECIMAL, MONEY -> decimal(text);
            case DATE -> date(text);
            case TIME -> Clock.time(text);
            case DATE_TIME -> Clock.moment(text);
            case EMAIL, URI -> TextNode.valueOf(narrow(text));
            case BOOLEAN, TICK -> truth(text);
            case CHOICE, CHOICES, VARIANT -> choice(constants(schema), text);
            case LONG_TEXT -> TextNode.valueOf(text.strip().replace("\r\n", "\n"));
            default -> TextNode.valueOf(text.strip());
        };
    }

    private static JsonNode integer(String text) {
        String narrow = number(text);
        return INTEGER.matcher(narrow).matches() ? LongNode.valueOf(Long.parseLong(narrow)) : TextNode.valueOf(text);
    }

    private static JsonNode decimal(String text) {
        String narrow = number(text);
        return DECIMAL.matcher(narrow).matches() ? DecimalNode.valueOf(new BigDecimal(narrow)) : TextNode.valueOf(text);
    }

    /** A number without the marks between its thousands; what is none as it was, half-width. */
    public static String number(String text) {
        String narrow = narrow(text);
        return GROUPED.matcher(narrow).matches() ? narrow.replace(",", "") : narrow;
    }

    private static JsonNode date(String text) {
        Matcher day = DAY.matcher(narrow(text));
        if (!day.matches()) {
            return TextNode.valueOf(text);
        }
        try {
            int year = Integer.parseInt(day.group(1));
            int month = Integer.parseInt(day.group(2));
            return TextNode.valueOf(
                    LocalDate.of(year, month, Integer.parseInt(day.group(3))).toString());
        } catch (DateTimeException e) {
            return TextNode.valueOf(text);
        }
    }

    private static JsonNode truth(String text) {
        return switch (text.strip()) {
            case "true" -> BooleanNode.TRUE;
            case "false" -> BooleanNode.FALSE;
            default -> TextNode.valueOf(text);
        };
    }

    /** The values that can be chosen. */
    static List<JsonNode> constants(JsonNode schema) {
        List<JsonNode> constants = new ArrayList<>();
        schema.path("enum").forEach(constants::add);
        for (String titled : List.of(Variants.CHOICE, "oneOf")) {
            if (constants.isEmpty()) {
                schema.path(titled).forEach(each -> constants.add(each.path("const")));
            }
        }
        return constants;
    }

    private static JsonNode choice(List<JsonNode> codes, String text) {
        for (JsonNode code : codes) {
            if (code.asText().equals(text)) {
                return code;
            }
        }
        return TextNode.valueOf(text);
    }

    /** Half-width, without blanks and quotation marks around. */
    static String narrow(String text) {
        StringBuilder narrow = new StringBuilder(text.length());
        for (char c : text.toCharArray()) {
            if (c >= '\uFF01' && c <= '\uFF5E') {
                narrow.append((char) (c - 0xFEE0));
            } else if (!Character.isWhitespace(c)
                    && c != '\u00A0'
                    && "\u201C\u201D\u2018\u2019\u300C\u300D".indexOf(c) < 0) {
                narrow.append(c);
            }
        }
        return narrow.toString().replace("\"", "").replace("'", "");
    }
}
