package org.sanqu.sheets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sanqu.api.Message;
import org.sanqu.api.Text;
import org.sanqu.api.sheet.SheetImport;
import org.sanqu.api.sheet.SheetImport.RowFault;

/** Lists, faults and messages as JSON, as the tables and files of imports hold them. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<Map<Integer, String>> MAPPING = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};
    private static final TypeReference<List<SheetImport.ListSheet>> LISTS = new TypeReference<>() {};
    private static final TypeReference<Map<String, Integer>> NUMBERS = new TypeReference<>() {};

    private Json() {}

    static String of(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> texts(String json) {
        return read(json, TEXTS);
    }

    static Map<Integer, String> mapping(String json) {
        return read(json, MAPPING);
    }

    static Map<String, String> fields(String json) {
        return read(json, FIELDS);
    }

    static List<SheetImport.ListSheet> lists(String json) {
        return read(json, LISTS);
    }

    static Map<String, Integer> numbers(String json) {
        return read(json, NUMBERS);
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ArrayNode faults(List<RowFault> faults) {
        ArrayNode list = MAPPER.createArrayNode();
        for (RowFault fault : faults) {
            ObjectNode node = list.addObject();
            node.put("row", fault.row());
            node.put("column", fault.column());
            node.set("reason", message(fault.reason()));
        }
        return list;
    }

    static List<RowFault> faults(JsonNode list) {
        List<RowFault> faults = new ArrayList<>();
        list.forEach(node -> faults.add(
                new RowFault(node.path("row").asInt(), node.path("column").textValue(), message(node.path("reason")))));
        return faults;
    }

    static ObjectNode message(Message message) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("key", message.key());
        ArrayNode args = node.putArray("args");
        message.args().forEach(arg -> add(args, arg));
        return node;
    }

    private static void add(ArrayNode args, Object arg) {
        if (arg instanceof Message message) {
            args.add(message(message));
        } else if (arg instanceof Text text) {
            args.add(text.in(Locale.CHINESE));
        } else if (arg instanceof Number number) {
            args.add(number.longValue());
        } else {
            args.add(arg.toString());
        }
    }

    static Message message(JsonNode node) {
        List<Object> args = new ArrayList<>();
        for (JsonNode arg : node.path("args")) {
            args.add(arg.isObject() ? message(arg) : arg.isNumber() ? (Object) arg.longValue() : arg.textValue());
        }
        return new Message(node.path("key").asText(), args);
    }
}
