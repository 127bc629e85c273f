package org.sanqu.tests.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Documents as a schema asks for them, and broken ones. */
final class Documents {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<JsonNode> STRANGE = List.of(
            NullNode.getInstance(),
            TextNode.valueOf(""),
            TextNode.valueOf("  "),
            TextNode.valueOf("\u0000"),
            TextNode.valueOf("<script>alert(1)</script>"),
            TextNode.valueOf("'; drop table submission; --"),
            TextNode.valueOf("\u202e党"),
            TextNode.valueOf("𠮷".repeat(50)),
            TextNode.valueOf("x".repeat(30_000)),
            IntNode.valueOf(-1),
            DecimalNode.valueOf(new BigDecimal("1e300")),
            DecimalNode.valueOf(new BigDecimal("1e-300")),
            DecimalNode.valueOf(new BigDecimal("99999999999999999999999")),
            DecimalNode.valueOf(new BigDecimal("0.1234567890123456789")),
            BooleanNode.FALSE,
            NODES.arrayNode(),
            NODES.objectNode(),
            NODES.objectNode().put("$ref", "http://127.0.0.1/"),
            deep(30));

    private Documents() {}

    private static JsonNode deep(int levels) {
        JsonNode node = NODES.objectNode();
        for (int i = 0; i < levels; i++) {
            node = NODES.objectNode().set("a", node);
        }
        return node;
    }

    /** Mostly what a schema asks for; what depends on other fields may not fit. */
    static Arbitrary<JsonNode> of(JsonNode schema) {
        if (schema.has("const")) {
            return Arbitraries.just(schema.get("const"));
        }
        if (schema.has("enum")) {
            List<JsonNode> values = new ArrayList<>();
            schema.get("enum").forEach(values::add);
            return Arbitraries.of(values);
        }
        if (schema.has("oneOf")) {
            List<Arbitrary<JsonNode>> variants = new ArrayList<>();
            schema.get("oneOf").forEach(variant -> variants.add(of(variant)));
            return Arbitraries.oneOf(variants);
        }
        return switch (schema.path("type").asText()) {
            case "object" -> object(schema);
            case "array" ->
                of(schema.path("items"))
                        .list()
                        .ofMaxSize(schema.path("maxItems").asInt(5))
                        .map(Documents::array);
            case "integer" ->
                Arbitraries.integers()
                        .between(
                                schema.path("minimum").asInt(-1000),
                                schema.path("maximum").asInt(1000))
                        .map(IntNode::valueOf);
            case "number" ->
                Arbitraries.bigDecimals()
                        .between(
                                BigDecimal.valueOf(schema.path("minimum").asInt(-1000)),
                                BigDecimal.valueOf(schema.path("maximum").asInt(1000)))
                        .ofScale(2)
                        .map(DecimalNode::valueOf);
            case "boolean" -> Arbitraries.of(true, false).map(BooleanNode::valueOf);
            default -> text(schema);
        };
    }

    private static Arbitrary<JsonNode> text(JsonNode schema) {
        if (schema.path("format").asText().equals("date")) {
            return Arbitraries.of("2025-07-01", "2024-02-29", "1999-12-31").map(TextNode::valueOf);
        }
        if (schema.path("format").asText().equals("email")) {
            return Arbitraries.of("a@example.cn", "office.1@example.org").map(TextNode::valueOf);
        }
        if (schema.has("pattern")) {
            boolean slow = schema.get("pattern").asText().endsWith("b$");
            return (slow ? Arbitraries.of("aaab", "b") : Arbitraries.of("A1B2", "0000")).map(TextNode::valueOf);
        }
        int most = Math.min(schema.path("maxLength").asInt(20), 20);
        return Arbitraries.strings()
                .withChars("党支部 abc１２3（）\"\\/'<>&" + (schema.has("x-widget") ? "\n" : ""))
                .ofMinLength(schema.path("minLength").asInt())
                .ofMaxLength(most)
                .map(TextNode::valueOf);
    }

    private static Arbitrary<JsonNode> object(JsonNode schema) {
        Arbitrary<JsonNode> object = Arbitraries.create(NODES::objectNode);
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        List<Map.Entry<String, JsonNode>> properties =
                new ArrayList<>(schema.path("properties").properties());
        properties.addAll(schema.path("then").path("properties").properties());
        for (Map.Entry<String, JsonNode> property : properties) {
            double absent = required.contains(property.getKey()) ? 0.0 : 0.5;
            boolean named = property.getValue().has("x-reference")
                    || property.getValue().has("x-attachment");
            Arbitrary<JsonNode> value = of(property.getValue()).injectNull(named ? 0.97 : absent);
            object = Combinators.combine(object, value).as((whole, field) -> {
                ObjectNode copy = whole.deepCopy();
                return field == null ? copy : copy.set(property.getKey(), field);
            });
        }
        return object;
    }

    private static JsonNode array(List<JsonNode> items) {
        ArrayNode array = NODES.arrayNode();
        items.forEach(array::add);
        return array;
    }

    /** A document in which something strange stands somewhere. */
    static Arbitrary<JsonNode> broken(JsonNode schema) {
        return Combinators.combine(
                        of(schema),
                        Arbitraries.of(STRANGE),
                        Arbitraries.integers().between(0, 10_000))
                .as((document, strange, where) -> {
                    JsonNode copy = document.deepCopy();
                    List<ObjectNode> objects = new ArrayList<>();
                    gather(copy, objects);
                    ObjectNode object = objects.get(where % objects.size());
                    List<String> names = new ArrayList<>();
                    object.fieldNames().forEachRemaining(names::add);
                    names.add("surplus");
                    object.set(names.get(where / 7 % names.size()), strange);
                    return copy;
                });
    }

    private static void gather(JsonNode node, List<ObjectNode> objects) {
        if (node instanceof ObjectNode object) {
            objects.add(object);
        }
        node.forEach(inside -> gather(inside, objects));
    }
}
