package org.sanqu.modules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** Writes JSON in one way only, so that documents that say the same have the same hash. */
final class CanonicalJson {

    private CanonicalJson() {}

    /** The SHA-256 of a document, hexadecimal; the order of keys, white space and {@code 1.0} for {@code 1} do not matter. */
    static String hash(JsonNode document) {
        StringBuilder text = new StringBuilder();
        write(document, text);
        return sha256(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(JsonNode node, StringBuilder text) {
        if (node.isObject()) {
            writeObject(node, text);
        } else if (node.isArray()) {
            text.append('[');
            node.forEach(item -> {
                write(item, text);
                text.append(',');
            });
            text.append(']');
        } else if (node.isNumber()) {
            text.append(number(node));
        } else {
            text.append(node);
        }
    }

    private static void writeObject(JsonNode node, StringBuilder text) {
        Map<String, JsonNode> sorted = new TreeMap<>();
        node.properties().forEach(field -> sorted.put(field.getKey(), field.getValue()));
        text.append('{');
        sorted.forEach((key, value) -> {
            text.append(TextNode.valueOf(key)).append(':');
            write(value, text);
            text.append(',');
        });
        text.append('}');
    }

    private static String number(JsonNode node) {
        boolean whole = node.isIntegralNumber() || node.doubleValue() == Math.rint(node.doubleValue());
        return whole && Math.abs(node.doubleValue()) < 1e15
                ? String.valueOf(node.longValue())
                : String.valueOf(node.asText());
    }
}
