package org.sanqu.tests.authorisation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sanqu.tests.karaf.Answer;

/** Whether requests and answers are what {@code openapi.json} says. */
final class Contract {

    private static final JsonMapper JSON = new JsonMapper();

    private final JsonNode contract;
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<String, Schema> compiled = new HashMap<>();

    Contract(JsonNode contract) {
        this.contract = contract;
    }

    void requireRequest(Operation operation, byte[] body) throws JsonProcessingException {
        if (Operation.JSON.equals(operation.type())) {
            JsonNode content = of(operation).at("/requestBody/content/application~1json/schema");
            JsonNode sent = JSON.readTree(new String(body, StandardCharsets.UTF_8));
            require(operation + " request", content, sent);
        } else if (operation.type() != null) {
            assertTrue(of(operation).at("/requestBody/content").has(operation.type()), operation.toString());
        }
    }

    void requireAnswer(Operation operation, Answer answer) {
        JsonNode described = of(operation).path("responses").path(String.valueOf(answer.status()));
        assertTrue(described.isObject(), operation + " answers " + answer.status());
        String type = answer.headers().firstValue("Content-Type").orElse("");
        String promised = described.path("content").fieldNames().next();
        assertEquals(promised.equals("*/*") ? type : promised, type, operation.toString());
        if (type.equals(Operation.JSON)) {
            require(operation.toString(), described.at("/content/application~1json/schema"), answer.json());
        }
    }

    private void require(String name, JsonNode schema, JsonNode document) {
        assertTrue(schema.isObject(), name + " has no schema");
        List<Error> errors = compiled.computeIfAbsent(name, it -> {
                    ObjectNode whole = schema.deepCopy();
                    return registry.getSchema(whole.set("components", contract.path("components")));
                })
                .validate(document);
        assertTrue(errors.isEmpty(), name + ": " + errors + " in " + document);
    }

    private JsonNode of(Operation operation) {
        return contract.path("paths")
                .path(operation.template())
                .path(operation.method().toLowerCase(Locale.ROOT));
    }
}
