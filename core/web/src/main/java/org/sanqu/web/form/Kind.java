package org.sanqu.web.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.StreamSupport;

/** The kinds of fields that a page can draw. */
public enum Kind {
    TEXT,
    LONG_TEXT,
    EMAIL,
    URI,
    INTEGER,
    DECIMAL,
    MONEY,
    DATE,
    TIME,
    DATE_TIME,
    BOOLEAN,
    /** Something to be affirmed: true or nothing. */
    TICK,
    /** What can only be one thing. */
    FIXED,
    CHOICE,
    /** Which of several sets of fields is filled in. */
    VARIANT,
    CHOICES,
    GROUP,
    ROWS,
    MEMBER,
    ORGANISATION,
    SUBMISSION,
    /** Several members, ticked. */
    MEMBERS,
    /** Several organisations, ticked. */
    ORGANISATIONS,
    ATTACHMENT,
    ATTACHMENTS;

    /** The kind that a property's schema asks for. */
    public static Kind of(JsonNode schema) {
        return of(schema, schema.path("items"));
    }

    /** The kind that a property's schema asks for, with the schema of its items where that is elsewhere. */
    static Kind of(JsonNode schema, JsonNode items) {
        String reference = schema.path("x-reference").asText();
        if (!reference.isEmpty()) {
            return reference.equals("member")
                    ? MEMBER
                    : reference.startsWith("submission:") ? SUBMISSION : ORGANISATION;
        }
        if (schema.has(Variants.CHOICE)) {
            return VARIANT;
        }
        if (schema.has("x-attachment")) {
            return ATTACHMENT;
        }
        if (schema.has("enum") || titled(schema)) {
            return CHOICE;
        }
        if (schema.has("const")) {
            return schema.get("const").isBoolean() && schema.get("const").asBoolean() ? TICK : FIXED;
        }
        return switch (type(schema)) {
            case "object" -> GROUP;
            case "array" -> list(schema, items);
            case "boolean" -> BOOLEAN;
            case "integer" -> INTEGER;
            case "number" -> schema.path("x-widget").asText().equals("money") ? MONEY : DECIMAL;
            default -> text(schema);
        };
    }

    /** Whether the values are constants that say what they are called. */
    static boolean titled(JsonNode schema) {
        JsonNode values = schema.path("oneOf");
        return !values.isEmpty()
                && StreamSupport.stream(values.spliterator(), false).allMatch(value -> value.has("const"));
    }

    /** Whether it is typed as digits. */
    public boolean number() {
        return this == INTEGER || this == DECIMAL || this == MONEY;
    }

    /** Whether it holds the id of one member, organisation or submission. */
    public boolean reference() {
        return this == MEMBER || this == ORGANISATION || this == SUBMISSION;
    }

    /** The kind of what it refers to, be it one or several; itself for what refers to nothing. */
    public Kind one() {
        return this == MEMBERS ? MEMBER : this == ORGANISATIONS ? ORGANISATION : this;
    }

    /** Whether it holds files. */
    public boolean attachment() {
        return this == ATTACHMENT || this == ATTACHMENTS;
    }

    private static Kind list(JsonNode schema, JsonNode items) {
        Kind item = items.isObject() ? of(items) : TEXT;
        return switch (item) {
            case MEMBER -> MEMBERS;
            case ORGANISATION -> ORGANISATIONS;
            case ATTACHMENT -> ATTACHMENTS;
            case CHOICE -> CHOICES;
            default -> schema.path("x-widget").asText().equals("tick-list") ? ORGANISATIONS : ROWS;
        };
    }

    private static Kind text(JsonNode schema) {
        return switch (schema.path("format").asText()) {
            case "date" -> DATE;
            case "time" -> TIME;
            case "date-time" -> DATE_TIME;
            case "email", "idn-email" -> EMAIL;
            case "uri", "iri" -> URI;
            default -> schema.path("x-widget").asText().equals("long-text") ? LONG_TEXT : TEXT;
        };
    }

    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        for (JsonNode each : type) {
            if (!each.asText().equals("null")) {
                return each.asText();
            }
        }
        boolean object = schema.has("properties") || schema.has("oneOf") || schema.has("anyOf");
        return type.isTextual() ? type.asText() : object ? "object" : "string";
    }
}
