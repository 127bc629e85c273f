package org.sanqu.web.form;

import com.fasterxml.jackson.databind.JsonNode;

/** The kinds of fields that a page can draw. */
public enum Kind {
    TEXT,
    LONG_TEXT,
    INTEGER,
    DECIMAL,
    MONEY,
    DATE,
    BOOLEAN,
    CHOICE,
    CHOICES,
    GROUP,
    ROWS,
    MEMBER,
    ORGANISATION,
    /** Several organisations, ticked. */
    ORGANISATIONS;

    /** The kind that a property's schema asks for. */
    public static Kind of(JsonNode schema) {
        String reference = schema.path("x-reference").asText();
        if (!reference.isEmpty()) {
            return reference.equals("member") ? MEMBER : ORGANISATION;
        }
        if (schema.has("enum")) {
            return CHOICE;
        }
        return switch (type(schema)) {
            case "object" -> GROUP;
            case "array" -> list(schema);
            case "boolean" -> BOOLEAN;
            case "integer" -> INTEGER;
            case "number" -> schema.path("x-widget").asText().equals("money") ? MONEY : DECIMAL;
            default -> text(schema);
        };
    }

    /** Whether it is typed as digits. */
    public boolean number() {
        return this == INTEGER || this == DECIMAL || this == MONEY;
    }

    /** Whether it holds the id of a member or an organisation. */
    public boolean reference() {
        return this == MEMBER || this == ORGANISATION;
    }

    private static Kind list(JsonNode schema) {
        if (schema.path("x-widget").asText().equals("tick-list")) {
            return ORGANISATIONS;
        }
        return schema.path("items").has("enum") ? CHOICES : ROWS;
    }

    private static Kind text(JsonNode schema) {
        if (schema.path("format").asText().equals("date")) {
            return DATE;
        }
        return schema.path("x-widget").asText().equals("long-text") ? LONG_TEXT : TEXT;
    }

    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        for (JsonNode each : type) {
            if (!each.asText().equals("null")) {
                return each.asText();
            }
        }
        return type.isTextual() ? type.asText() : schema.has("properties") ? "object" : "string";
    }
}
