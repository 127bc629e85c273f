package org.sanqu.tests.authorisation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A rule that has numbers, and numbers for it. */
final class RuleNumbers {

    private RuleNumbers() {}

    /** The address of a rule that has numbers. */
    static String rule(Subject it) {
        return "/api/rules/" + withNumbers(it).path("id").asText();
    }

    /** What its numbers are called. */
    static List<String> names(Subject it) {
        List<String> names = new ArrayList<>();
        withNumbers(it).path("parameters").fieldNames().forEachRemaining(names::add);
        return names;
    }

    static String numbers(Subject it) {
        ObjectNode numbers = JsonNodeFactory.instance.objectNode();
        names(it).forEach(name -> numbers.put(name, 40));
        return "{\"organisation\":" + it.home() + ",\"parameters\":" + numbers + ",\"from\":\"" + LocalDate.now()
                + "\"}";
    }

    private static JsonNode withNumbers(Subject it) {
        for (JsonNode rule : it.admin()
                .get("/api/rules?organisation=" + it.home())
                .expect(200)
                .json()) {
            if (!rule.path("parameters").isEmpty()) {
                return rule;
            }
        }
        throw new AssertionError("no rule has numbers");
    }
}
