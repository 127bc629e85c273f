package org.sanqu.forms.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

/** Every kind of computed field, and what comes of data that is not as it should be. */
class ComputationTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** What a field {@code x} with a rule is for some data; empty when it is not there. */
    private static String computed(String rule, String data) {
        JsonNode document = json("{\"properties\": {\"x\": {\"type\": \"number\", \"x-computed\": " + rule + "}}}");
        JsonNode given = json(data);
        JsonNode before = given.deepCopy();
        JsonNode value = new Computation(document).complete(given).path("x");
        assertEquals(before, given, "the given data must stay");
        return value.isMissingNode() ? "" : value.toString();
    }

    @Test
    void daysAndYearsLieBetweenTwoDates() {
        String days = "{\"days\": [\"/from\", \"/to\"]}";
        assertEquals("86", computed(days, "{\"from\": \"2009-01-01\", \"to\": \"2009-03-28\"}"));
        assertEquals("-1", computed(days, "{\"from\": \"2009-01-02\", \"to\": \"2009-01-01\"}"));
        assertEquals("", computed(days, "{\"from\": \"2009-01-01\"}"));
        assertEquals("", computed(days, "{\"from\": \"2009-01-01\", \"to\": \"2009-02-30\"}"));
        assertEquals(
                "17",
                computed("{\"age\": [\"/born\", \"/on\"]}", "{\"born\": \"2008-07-02\", \"on\": \"2026-07-01\"}"));
    }

    @Test
    void sumsAndCountsGoOverFieldsAndLists() {
        String rows = "{\"rows\": [{\"n\": 1}, {\"n\": 2.5}, {\"n\": null}, {\"n\": \"3\"}, {}]}";
        assertEquals("3.5", computed("{\"sum\": \"/rows/*/n\"}", rows));
        assertEquals("0", computed("{\"sum\": \"/rows/*/n\"}", "{\"rows\": []}"));
        assertEquals("", computed("{\"sum\": \"/rows/*/n\"}", "{}"));
        assertEquals("7", computed("{\"sum\": [\"/a\", \"/b\", \"/c\"]}", "{\"a\": 3, \"b\": 4}"));
        assertEquals("5", computed("{\"count\": \"/rows\"}", rows));
        assertEquals("3", computed("{\"count\": \"/rows/*/n\"}", rows));
        assertEquals("0", computed("{\"count\": \"/rows\"}", "{}"));
        assertEquals("2.5", computed("{\"max\": \"/rows/*/n\"}", rows));
        assertEquals("1", computed("{\"min\": \"/rows/*/n\"}", rows));
        assertEquals("", computed("{\"max\": \"/rows/*/n\"}", "{\"rows\": []}"));
    }

    @Test
    void pairsAreTakenFromMultipliedAndDivided() {
        assertEquals("-1.1", computed("{\"difference\": [\"/a\", \"/b\"]}", "{\"a\": 1, \"b\": 2.1}"));
        assertEquals("6.3", computed("{\"product\": [\"/a\", \"/b\"]}", "{\"a\": 3, \"b\": 2.1}"));
        assertEquals("0.67", computed("{\"ratio\": [\"/a\", \"/b\"]}", "{\"a\": 2, \"b\": 3}"));
        assertEquals("0.6667", computed("{\"ratio\": [\"/a\", \"/b\"], \"decimals\": 4}", "{\"a\": 2, \"b\": 3}"));
        assertEquals("", computed("{\"ratio\": [\"/a\", \"/b\"]}", "{\"a\": 2, \"b\": 0}"));
        assertEquals("", computed("{\"difference\": [\"/a\", \"/b\"]}", "{\"a\": 1}"));
    }

    @Test
    void whatWasSentForItDoesNotMatter() {
        assertEquals("3", computed("{\"sum\": [\"/a\"]}", "{\"a\": 3, \"x\": 99}"));
        assertEquals("", computed("{\"sum\": [\"/a\"]}", "{\"x\": 99}"));
    }

    @Test
    void numbersThatNobodyShouldCalculateWithAreLeftAlone() {
        assertEquals("1", computed("{\"sum\": [\"/a\", \"/b\"]}", "{\"a\": 1e999999999, \"b\": 1}"));
        assertEquals("1", computed("{\"sum\": [\"/a\", \"/b\"]}", "{\"a\": 1e-999999999, \"b\": 1}"));
    }

    @Test
    void rowsAreComputedBeforeWhatIsComputedFromThemWhereverItStands() {
        JsonNode document = json(
                """
                { "properties": {
                    "total": { "type": "number", "x-computed": { "sum": "/rows/*/cost" } },
                    "rows": { "type": "array", "items": { "$ref": "#/$defs/row" } } },
                  "$defs": { "row": { "type": "object", "properties": {
                    "cost": { "type": "number", "x-computed": { "product": ["/n", "/price"] } },
                    "n": { "type": "integer" }, "price": { "type": "number" } } } } }
                """);
        JsonNode data = json("{\"rows\": [{\"n\": 2, \"price\": 1.5, \"cost\": 9}, {\"n\": 3, \"price\": 2}, 7]}");
        assertEquals(
                json("{\"rows\": [{\"n\": 2, \"price\": 1.5, \"cost\": 3}, {\"n\": 3, \"price\": 2, \"cost\": 6}, 7],"
                                + " \"total\": 9}")
                        .toString(),
                new Computation(document).complete(data).toString());
    }
}
