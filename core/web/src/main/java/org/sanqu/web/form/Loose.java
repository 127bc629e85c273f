package org.sanqu.web.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.sanqu.web.http.Parameters;

/** What was typed without a form that says what it means: every value a text, at its pointer. */
public final class Loose {

    private static final String INDEX = "[0-9]{1,4}";

    private Loose() {}

    /** Data of what was sent. */
    public static ObjectNode of(Parameters sent) {
        Map<String, Object> root = new TreeMap<>();
        sent.below("/").forEach((pointer, texts) -> {
            List<String> filled =
                    texts.stream().filter(text -> !text.isBlank()).distinct().toList();
            if (!filled.isEmpty()) {
                put(root, pointer.substring(1).split("/", Document.DEEPEST), filled);
            }
        });
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        root.forEach((name, value) -> data.set(name, node(value)));
        return data;
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> root, String[] names, List<String> texts) {
        Map<String, Object> place = root;
        for (int i = 0; i < names.length - 1; i++) {
            Object below = place.computeIfAbsent(plain(names[i]), name -> new TreeMap<String, Object>());
            if (!(below instanceof Map)) {
                return;
            }
            place = (Map<String, Object>) below;
        }
        place.putIfAbsent(plain(names[names.length - 1]), texts);
    }

    private static String plain(String name) {
        return name.replace("~1", "/").replace("~0", "~");
    }

    private static JsonNode node(Object value) {
        if (value instanceof List<?> texts) {
            ArrayNode several = JsonNodeFactory.instance.arrayNode();
            texts.forEach(text -> several.add((String) text));
            return several.size() == 1 ? several.get(0) : several;
        }
        Map<?, ?> names = (Map<?, ?>) value;
        if (names.keySet().stream().allMatch(name -> name.toString().matches(INDEX))) {
            ArrayNode rows = JsonNodeFactory.instance.arrayNode();
            names.entrySet().stream()
                    .sorted((a, b) -> Integer.compare(
                            Integer.parseInt(a.getKey().toString()),
                            Integer.parseInt(b.getKey().toString())))
                    .forEach(each -> rows.add(node(each.getValue())));
            return rows;
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        names.forEach((name, below) -> object.set(name.toString(), node(below)));
        return object;
    }

    /** Data as a browser would send them, for a form that may not be the one in which they were typed. */
    public static Parameters sent(JsonNode data) {
        NavigableMap<String, List<String>> sent = new TreeMap<>();
        leaves(data, "").forEach((pointer, text) -> {
            sent.computeIfAbsent(pointer, each -> new ArrayList<>()).add(text);
            String list = pointer.substring(0, pointer.lastIndexOf('/'));
            if (data.at(list).isArray()) {
                sent.computeIfAbsent(list, each -> new ArrayList<>()).add(text);
            }
        });
        return new Parameters(sent);
    }

    /** Every text in data, by pointer; what is empty is left out. */
    public static Map<String, String> leaves(JsonNode data, String pointer) {
        Map<String, String> leaves = new LinkedHashMap<>();
        if (data.isObject()) {
            data.properties()
                    .forEach(each ->
                            leaves.putAll(leaves(each.getValue(), pointer + "/" + Shape.escape(each.getKey()))));
        } else if (data.isArray()) {
            for (int i = 0; i < data.size(); i++) {
                leaves.putAll(leaves(data.get(i), pointer + "/" + i));
            }
        } else if (!data.isNull() && !data.asText().isBlank()) {
            leaves.put(pointer, data.asText());
        }
        return leaves;
    }

    /** A line for readers of each text: the names that lead to it, and the text. */
    public static Map<String, String> lines(JsonNode data) {
        return leaves(data, "").entrySet().stream()
                .collect(Collectors.toMap(
                        each -> plain(each.getKey().substring(1).replace("/", " · ")),
                        Map.Entry::getValue,
                        (one, other) -> one + " " + other,
                        LinkedHashMap::new));
    }
}
