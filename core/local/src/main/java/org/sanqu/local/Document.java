package org.sanqu.local;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.sanqu.api.local.LocalContent;
import org.sanqu.api.local.LocalField;
import org.sanqu.api.local.LocalField.Kind;

/** Makes the file of a form of what an office wrote. */
final class Document {

    private static final int LINE = 200;
    private static final int TEXT = 4_000;
    private static final int ROWS = 200;
    private static final int LISTED = 6;

    private final LocalContent content;

    Document(LocalContent content) {
        this.content = content;
    }

    /** The file of a form that is to be answered by some organisations; by nobody when there are none left. */
    ObjectNode asking(List<String> codes) {
        ObjectNode document = plain();
        ObjectNode says = (ObjectNode) document.get("x-form");
        says.put("due", content.due().toString());
        if (codes.isEmpty()) {
            return closed(document);
        }
        ArrayNode organisations = says.putObject("appliesTo").putArray("organisations");
        codes.forEach(organisations::add);
        return document;
    }

    /** The file of a form that nobody answers any more. */
    static ObjectNode closed(ObjectNode document) {
        ((ObjectNode) document.get("x-form"))
                .putObject("appliesTo")
                .putObject("where")
                .putObject("not");
        return document;
    }

    /** The file of a form without addressees and deadline. */
    ObjectNode plain() {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        document.put("title", content.title());
        if (!content.note().isEmpty()) {
            document.put("description", content.note());
        }
        document.put("type", "object");
        ArrayNode required = document.putArray("required");
        ObjectNode properties = document.putObject("properties");
        ObjectNode section = null;
        List<String> listed = new ArrayList<>();
        String prefix = "";
        for (LocalField field : content.fields()) {
            if (field.kind() == Kind.SECTION) {
                section = section(properties.putObject(field.name()), field);
                prefix = "/" + field.name();
            } else {
                ObjectNode into = section == null ? document : section;
                put(field, (ObjectNode) into.get("properties"), (ArrayNode) into.get("required"));
                if (section != null && field.required() && !has(required, prefix.substring(1))) {
                    required.add(prefix.substring(1));
                }
                if (field.kind() != Kind.TABLE && listed.size() < LISTED) {
                    listed.add(prefix + "/" + field.name());
                }
            }
        }
        ObjectNode says =
                document.putObject("x-form").put("subject", "organisation").put("cadence", "once");
        if (!listed.isEmpty()) {
            listed.forEach(says.putArray("list")::add);
        }
        return document;
    }

    private static boolean has(ArrayNode names, String name) {
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).asText().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static ObjectNode section(ObjectNode node, LocalField field) {
        texts(node, field).put("type", "object");
        node.putArray("required");
        node.putObject("properties");
        return node;
    }

    private static ObjectNode texts(ObjectNode node, LocalField field) {
        node.put("title", field.title());
        if (!field.help().isEmpty()) {
            node.put("description", field.help());
        }
        return node;
    }

    private static void put(LocalField field, ObjectNode properties, ArrayNode required) {
        ObjectNode node = texts(properties.putObject(field.name()), field);
        switch (field.kind()) {
            case TEXT -> node.put("type", "string").put("maxLength", LINE);
            case LONG_TEXT -> node.put("type", "string").put("maxLength", TEXT).put("x-widget", "long-text");
            case INTEGER -> number(node.put("type", "integer"), field);
            case DECIMAL -> number(node.put("type", "number"), field);
            case MONEY -> number(node.put("type", "number").put("x-widget", "money"), field);
            case BOOLEAN -> node.put("type", "boolean");
            case CHOICE -> choice(node, field);
            case DATE -> node.put("type", "string").put("format", "date");
            case MEMBER -> node.put("type", "integer").put("x-reference", "member");
            case ORGANISATION -> node.put("type", "integer").put("x-reference", "organisation");
            case ATTACHMENT -> node.put("type", "string").putObject("x-attachment");
            case TABLE -> table(node, field);
            default -> throw new IllegalArgumentException(field.kind().code());
        }
        if (field.required()) {
            required.add(field.name());
        }
    }

    private static void number(ObjectNode node, LocalField field) {
        if (field.min() != null) {
            node.put("minimum", field.min());
        }
        if (field.max() != null) {
            node.put("maximum", field.max());
        }
        if (!field.unit().isEmpty()) {
            node.put("x-unit", field.unit());
        }
    }

    private static void choice(ObjectNode node, LocalField field) {
        field.options().forEach(node.putArray("enum")::add);
        ObjectNode labels = node.putObject("x-labels");
        field.options().forEach(option -> labels.put(option, option));
    }

    private static void table(ObjectNode node, LocalField field) {
        node.put("type", "array");
        int least = field.min() == null ? field.required() ? 1 : 0 : field.min().intValue();
        if (least > 0) {
            node.put("minItems", least);
        }
        node.put("maxItems", field.max() == null ? ROWS : field.max().intValue());
        ObjectNode row = node.putObject("items").put("type", "object");
        ArrayNode required = row.putArray("required");
        ObjectNode properties = row.putObject("properties");
        field.columns().forEach(column -> put(column, properties, required));
    }
}
