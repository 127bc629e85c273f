package org.sanqu.web.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BinderTest {

    private static JsonNode bound(String query) {
        return Binder.bind(Sample.everyKind(), Sample.sent(query));
    }

    @Test
    void everyKindOfFieldBecomesItsJson() {
        JsonNode data =
                bound("/name=+A+&/note=x%0D%0Ay&/members=3&/area=1.50&/cost=9.9&/on=2025-07-01&/open=true&/trade=food"
                        + "&/tags=b&/tags=a&/address/street=S&/items/0=&/items/0/what=W&/items/0/n=2&/aliases/0=Z&/head=7&/host=9"
                        + "&/licence=L");
        assertEquals(
                "{\"name\":\"A\",\"note\":\"x\\ny\",\"members\":3,\"area\":1.50,\"cost\":9.9,\"on\":\"2025-07-01\","
                        + "\"open\":true,\"trade\":\"food\",\"tags\":[\"b\",\"a\"],\"address\":{\"street\":\"S\"},"
                        + "\"items\":[{\"what\":\"W\",\"n\":2}],\"aliases\":[\"Z\"],\"head\":7,\"host\":9,\"licence\":\"L\"}",
                data.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"１２|12", "1,234|1234", "１，２３４|1234", "-５|-5", "“8”|8", "　6　|6"})
    void digitsOfAnyWidthAreNumbers(String typed, long number) {
        JsonNode members = bound(
                        "/members=" + java.net.URLEncoder.encode(typed, java.nio.charset.StandardCharsets.UTF_8))
                .get("members");
        assertTrue(members.isIntegralNumber());
        assertEquals(number, members.asLong());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-7-1", "2025/07/01", "2025.7.1", "2025年7月1日", "２０２５－０７－０１", "20250701"})
    void aDayMayBeWrittenInSeveralWays(String typed) {
        assertEquals("2025-07-01", Typed.value(Kind.DATE, null, typed).asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-13-01", "2025-02-30", "yesterday", "1", "99999999999999999999"})
    void whatIsNoDayIsKeptAsItWasTyped(String typed) {
        assertEquals(typed, Typed.value(Kind.DATE, null, typed).asText());
    }

    @Test
    void whatCannotBeReadIsKeptSoThatItIsShownAgain() {
        JsonNode data = bound("/members=many&/area=1e9&/open=perhaps&/trade=arms");
        assertEquals(
                "{\"members\":\"many\",\"area\":\"1e9\",\"open\":\"perhaps\",\"trade\":\"arms\"}", data.toString());
    }

    @Test
    void nothingFilledInIsNothing() {
        assertEquals(
                "{}",
                bound("/name=&/members=++&/items/0=&/items/0/what=&/address/street=")
                        .toString());
    }

    @Test
    void surplusAndHostileNamesAreNeverLookedAt() {
        JsonNode data =
                bound("/name=A&/surplus=1&/__proto__/x=1&/constructor=1&/items/-1/what=W&/items/999999999/what=W"
                        + "&/items/1e3/what=W&//=1&/address/street/deep=1&name=B&/items/00000000001/what=W");
        assertEquals("{\"name\":\"A\"}", data.toString());
    }

    @Test
    void rowsAreCountedByWhatWasSentAndNotByTheirIndex() {
        assertEquals(
                "[{\"what\":\"A\"},{\"what\":\"B\"}]",
                bound("/items/9999/what=B&/items/5/what=A").get("items").toString());
    }

    @Test
    void noRowOfALongListIsLeftOut() {
        String query =
                IntStream.range(0, 1_000).mapToObj(i -> "/items/" + i + "/n=1").collect(Collectors.joining("&"));
        assertEquals(1_000, bound(query).get("items").size());
    }

    @Test
    void whatAConditionHidesIsNotBound() {
        assertFalse(bound("/trade=clothes&/licence=L&/note=N").has("licence"));
        assertFalse(bound("/trade=clothes&/licence=L&/note=N").has("note"));
        assertEquals("L", bound("/trade=food&/licence=L").get("licence").asText());
    }

    @Test
    void aDraftKeepsRowsInWhichNothingWasFilledInYet() {
        JsonNode draft = Binder.draft(Sample.everyKind(), Sample.sent("/items/0=&/items/1=&/aliases/0="));
        assertEquals("[{},{}]", draft.get("items").toString());
        assertEquals("[\"\"]", draft.get("aliases").toString());
    }

    @Test
    void aSchemaThatRefersToItselfEnds() {
        JsonNode data = Binder.bind(
                Sample.form(
                        """
                        { "type": "object", "properties": { "child": { "$ref": "#" }, "name": { "type": "string" } } }
                        """),
                Sample.sent("/child/child/child/child/child/child/child/child/child/child/name=deep&/name=A"));
        assertEquals("A", data.get("name").asText());
    }
}
