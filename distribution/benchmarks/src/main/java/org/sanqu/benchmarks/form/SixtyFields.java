package org.sanqu.benchmarks.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.sanqu.api.form.Form;
import org.sanqu.modules.ModuleFiles;
import org.sanqu.modules.ModuleReader;
import org.sanqu.modules.Reading;

/** Forms of sixty fields, ten of them in two lists, as modules have them, and a document of one with ten rows in each list. */
final class SixtyFields {

    private static final int PLAIN = 50;
    private static final int ROWS = 10;
    private static final String ROW =
            """
            {"type":"array","title":"明细%1$d","maxItems":50,"items":{"type":"object","required":["what"],"properties":{
              "what":{"type":"string","title":"事项","maxLength":60},
              "on":{"type":"string","format":"date","title":"日期"},
              "n":{"type":"integer","title":"数量","minimum":0,"maximum":1000},
              "price":{"type":"number","title":"单价","minimum":0},
              "cost":{"type":"number","title":"金额","x-computed":{"product":["/n","/price"]}}}}}""";

    /** Where a list says what was done, this one says who did. */
    private static final String WHAT = "\"what\":{\"type\":\"string\",\"title\":\"事项\",\"maxLength\":60}";

    private static final String WHO = "\"what\":{\"type\":\"integer\",\"title\":\"党员\",\"x-reference\":\"member\"}";

    private SixtyFields() {}

    static Form form() {
        TreeMap<String, byte[]> files =
                new TreeMap<>(Map.of("forms/sixty.json", document(false).getBytes(StandardCharsets.UTF_8)));
        Reading reading = ModuleReader.read("benchmark", "1.0.0", "基准", new ModuleFiles(new TreeMap<>(), files));
        if (!reading.isGood()) {
            throw new IllegalStateException(reading.faults().toString());
        }
        return reading.module().forms().get(0);
    }

    /**
     * The form file.
     *
     * @param members whether the first list has a column of members
     */
    static String document(boolean members) {
        StringBuilder properties = new StringBuilder();
        for (int i = 0; i < PLAIN; i++) {
            properties.append("\"f").append(i).append("\":").append(field(i)).append(",\n");
        }
        String one = ROW.formatted(1);
        return """
                {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"六十个栏目","type":"object",
                 "required":["f0","f1","f2"],
                 "properties":{%s"one":%s,"two":%s},
                 "if":{"properties":{"f3":{"const":"a"}},"required":["f3"]},"then":{"required":["f4"]},
                 "x-check":[{"less-or-equal":["/f2","/f7"],"severity":"warning","message":"请核对。"}],
                 "x-form":{"cadence":"event"}}"""
                .formatted(properties, members ? one.replace(WHAT, WHO) : one, ROW.formatted(2));
    }

    private static String field(int i) {
        String title = "\"title\":\"栏目" + i + "\"";
        return switch (i % 5) {
            case 0 -> "{\"type\":\"string\"," + title + ",\"minLength\":1,\"maxLength\":60}";
            case 1 -> "{\"type\":\"string\",\"format\":\"date\"," + title + "}";
            case 2 -> "{\"type\":\"integer\"," + title + ",\"minimum\":0,\"maximum\":100000}";
            case 3 -> "{\"enum\":[\"a\",\"b\",\"c\"]," + title + ",\"x-labels\":{\"a\":\"甲\",\"b\":\"乙\",\"c\":\"丙\"}}";
            default -> "{\"type\":\"string\"," + title + ",\"pattern\":\"^[0-9A-Z]{4,18}$\"}";
        };
    }

    /** The document, read of bytes as one that was sent. */
    static JsonNode data() {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < PLAIN; i++) {
            switch (i % 5) {
                case 0 -> data.put("f" + i, "三区路社区党支部第" + i + "次");
                case 1 -> data.put("f" + i, "2025-07-01");
                case 2 -> data.put("f" + i, i * 7);
                case 3 -> data.put("f" + i, "a");
                default -> data.put("f" + i, "91350100M0001");
            }
        }
        rows(data.putArray("one"));
        rows(data.putArray("two"));
        try {
            return new ObjectMapper().readTree(data.toString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void rows(ArrayNode rows) {
        for (int i = 0; i < ROWS; i++) {
            rows.addObject()
                    .put("what", "走访" + i)
                    .put("on", "2025-06-01")
                    .put("n", i)
                    .put("price", 1.5 * i);
        }
    }
}
