package org.sanqu.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.sanqu.api.platform.ImpliedRequired;

class ImpliedRequiredTest {

    private static final String ONE_MEMBER = "{'properties': {'members': {'minimum': 1}}}";

    private static boolean meets(String where, String data) {
        return new Condition(Json.of(where)).test(Json.of(data));
    }

    @Test
    void aNamedPropertyMustBeThere() {
        assertTrue(meets(ONE_MEMBER, "{'members': 3}"));
        assertFalse(meets(ONE_MEMBER, "{'members': 0}"));
        assertFalse(meets(ONE_MEMBER, "{}"));
    }

    @Test
    void andSoAtEveryDepth() {
        String where = "{'properties': {'park': {'properties': {'state': {'const': 'open'}}}}}";
        assertTrue(meets(where, "{'park': {'state': 'open'}}"));
        assertFalse(meets(where, "{'park': {}}"));
        assertFalse(meets(where, "{}"));
        assertFalse(meets(where, "{'park': 'open'}"));
    }

    @Test
    void inEveryAlternative() {
        String where = "{'anyOf': [{'properties': {'a': {'const': 1}}}, {'properties': {'b': {'const': 1}}}]}";
        assertTrue(meets(where, "{'b': 1}"));
        assertFalse(meets(where, "{}"));
        assertFalse(meets(where, "{'a': 2}"));
    }

    @Test
    void inTheItemsOfAList() {
        String where = "{'properties': {'units': {'contains': {'properties': {'signed': {'const': true}}}}}}";
        assertTrue(meets(where, "{'units': [{}, {'signed': true}]}"));
        assertFalse(meets(where, "{'units': [{}]}"));
    }

    @Test
    void underNotAPropertyMustBeThereAndBeAnother() {
        String where = "{'not': {'properties': {'state': {'const': 'closed'}}}}";
        assertTrue(meets(where, "{'state': 'open'}"));
        assertFalse(meets(where, "{'state': 'closed'}"));
        assertFalse(meets(where, "{}"));
    }

    @Test
    void underNotInsideAPropertyToo() {
        String where = "{'properties': {'state': {'not': {'const': 'closed'}}}}";
        assertTrue(meets(where, "{'state': 'open'}"));
        assertFalse(meets(where, "{}"));
    }

    @Test
    void anIfHoldsOnlyForWhatIsThere() {
        String where =
                "{'if': {'properties': {'kind': {'const': 'a'}}}, 'then': {'properties': {'size': {'minimum': 5}}}}";
        assertTrue(meets(where, "{}"));
        assertTrue(meets(where, "{'kind': 'a', 'size': 5}"));
        assertFalse(meets(where, "{'kind': 'a'}"));
    }

    @Test
    void whatIsNamedAsFalseMustBeAbsent() {
        String where = "{'properties': {'noneReason': false}}";
        assertTrue(meets(where, "{}"));
        assertFalse(meets(where, "{'noneReason': '无'}"));
    }

    @Test
    void aPropertyMayBeCalledProperties() {
        String where = "{'properties': {'properties': {'const': 1}}}";
        assertTrue(meets(where, "{'properties': 1}"));
        assertFalse(meets(where, "{}"));
    }

    @Test
    void valuesAreNotTakenForSchemas() {
        JsonNode where = Json.of("{'const': {'properties': {'a': 1}}}");
        assertEquals(where, ImpliedRequired.in(where));
    }

    @Test
    void theModulesOwnDocumentIsNotChanged() {
        JsonNode where = Json.of(ONE_MEMBER);
        ImpliedRequired.in(where);
        assertEquals(Json.of(ONE_MEMBER), where);
    }

    @Test
    void whatWasRequiredStaysRequired() {
        JsonNode rewritten = ImpliedRequired.in(Json.of("{'required': ['b'], 'properties': {'a': {}}}"));
        assertEquals(Json.of("['a', 'b']"), rewritten.get("required"));
    }
}
