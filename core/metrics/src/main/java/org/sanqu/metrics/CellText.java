package org.sanqu.metrics;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * The values of an aggregate's {@code by} fields as a fact keeps them: a JSON array with a text for each field, or an array of
 * texts for a field that has several values; empty without {@code by}.
 */
final class CellText {

    /** What is longer is cut: a cell is a code or a name, not an essay. */
    static final int LONGEST = 60;

    private static final int VALUES = 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private CellText() {}

    /** The text for a record; a field that it lacks is an empty text. */
    static String of(JsonNode data, List<JsonPointer> by) {
        if (by.isEmpty()) {
            return "";
        }
        ArrayNode cell = JSON.createArrayNode();
        for (JsonPointer pointer : by) {
            JsonNode value = data.at(pointer);
            if (value.isArray() && !value.isEmpty()) {
                ArrayNode several = cell.addArray();
                StreamSupport.stream(value.spliterator(), false)
                        .map(CellText::text)
                        .distinct()
                        .limit(VALUES)
                        .forEach(several::add);
            } else {
                cell.add(text(value));
            }
        }
        return cell.toString();
    }

    private static String text(JsonNode value) {
        String text = value.isValueNode() && !value.isNull() ? value.asText() : "";
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end);
    }

    /** The cells that a text stands for: one, or each combination where a field has several values; none without {@code by}. */
    static List<List<String>> cells(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        List<List<String>> cells = List.of(List.of());
        for (JsonNode field : parsed(text)) {
            List<List<String>> longer = new ArrayList<>();
            for (List<String> cell : cells) {
                for (JsonNode value : field.isArray() ? field : List.of(field)) {
                    List<String> next = new ArrayList<>(cell);
                    next.add(value.asText());
                    longer.add(next);
                }
            }
            cells = longer;
        }
        return cells;
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not a cell: " + text, e);
        }
    }
}
