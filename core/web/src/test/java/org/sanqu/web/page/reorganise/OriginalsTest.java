package org.sanqu.web.page.reorganise;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginalsTest {

    private static final String SHOWN = "{'name':'甲','sectors':['a','b'],'aliases':'子\\n丑'}";

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) JsonMapper.builder().build().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Originals originals(String shown, String now, String then) {
        return Originals.of(shown.replace('\'', '"'), json(now), json(then));
    }

    @Test
    void whatNobodyTouchedFollowsWhatSomebodyElseChanged() {
        String now = "{'name':'甲','sectors':['c'],'aliases':'子\\n丑','units':3}";
        ObjectNode filled = json("{'name':'乙','sectors':['b','a'],'aliases':'子\\r\\n丑'}");
        Originals originals = originals(SHOWN, now, now);
        assertEquals(List.of(), originals.contested(filled));
        originals.refresh(filled);
        originals.settle(filled);
        assertEquals(json("{'name':'乙','sectors':['c'],'aliases':'子\\n丑','units':3}"), filled);
    }

    @Test
    void whatTwoChangedDifferentlyIsContestedOnce() {
        String now = "{'name':'丙','sectors':['a','b'],'aliases':'子\\n丑'}";
        ObjectNode filled = json("{'name':'乙','sectors':['a','b'],'aliases':'子\\n丑'}");
        assertEquals(List.of("name"), originals(SHOWN, now, now).contested(filled));
        Originals told = originals(now, now, now);
        assertEquals(List.of(), told.contested(filled));
        told.refresh(filled);
        assertEquals("乙", filled.path("name").asText());
    }

    @Test
    void whatTwoChangedAlikeIsNot() {
        String now = "{'name':'乙','sectors':['a','b'],'aliases':'子\\n丑'}";
        assertEquals(List.of(), originals(SHOWN, now, now).contested(json(now)));
    }

    @Test
    void whatIsEnteredLateLeavesAloneWhatStoodThen() {
        String then = "{'name':'甲','aliases':'寅'}";
        ObjectNode filled = json(SHOWN);
        filled.put("name", "乙");
        Originals originals = originals(SHOWN, SHOWN, then);
        originals.refresh(filled);
        originals.settle(filled);
        assertEquals(json("{'name':'乙','aliases':'寅'}"), filled);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "7", "null"})
    void aFormThatDoesNotSayGoesByWhatStandsNow(String sent) {
        Originals originals = originals(sent, SHOWN, SHOWN);
        assertEquals(json(SHOWN), originals.shown());
    }
}
