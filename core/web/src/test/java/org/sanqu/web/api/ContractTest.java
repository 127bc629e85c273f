package org.sanqu.web.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.sanqu.web.Services;

class ContractTest {

    private final JsonNode contract;

    ContractTest() throws IOException {
        contract = new ObjectMapper().readTree(getClass().getResourceAsStream("/org/sanqu/web/openapi.json"));
    }

    @Test
    void everyOperationHasAHandlerAndEveryHandlerIsDescribed() throws ReflectiveOperationException {
        Set<String> described = new TreeSet<>();
        contract.path("paths").properties().forEach(path -> path.getValue()
                .fieldNames()
                .forEachRemaining(method -> described.add(method.toUpperCase() + " " + path.getKey())));
        Constructor<?> constructor = Services.class.getConstructors()[0];
        Services none = (Services) constructor.newInstance(new Object[constructor.getParameterCount()]);
        Set<String> handled = Api.routes(none).stream()
                .map(route -> route.method() + " " + route.pattern())
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(described, handled);
        assertTrue(handled.size() > 60);
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        contract.findValues("$ref")
                .forEach(reference ->
                        assertTrue(!contract.at(reference.asText().substring(1)).isMissingNode(), reference.asText()));
    }

    @Test
    void everyVariableOfAPathIsDescribed() {
        contract.path("paths").properties().forEach(path -> path.getValue().forEach(operation -> {
            Set<String> names = new TreeSet<>();
            operation.path("parameters").forEach(parameter -> {
                JsonNode whole = parameter.has("$ref")
                        ? contract.at(parameter.get("$ref").asText().substring(1))
                        : parameter;
                if (whole.path("in").asText().equals("path")) {
                    names.add("{" + whole.path("name").asText() + "}");
                }
            });
            Set<String> variables = new TreeSet<>();
            for (String segment : path.getKey().split("/")) {
                if (segment.startsWith("{")) {
                    variables.add(segment);
                }
            }
            assertEquals(variables, names, path.getKey());
        }));
    }
}
