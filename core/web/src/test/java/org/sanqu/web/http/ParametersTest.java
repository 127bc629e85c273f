package org.sanqu.web.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {

    @Test
    void namesAndValuesAreDecodedAsUtf8() {
        Parameters parameters = Parameters.parse("%2Fname=%E5%85%9A+%E5%91%98&a=1&a=2&empty");
        assertEquals("党 员", parameters.get("/name"));
        assertEquals(List.of("1", "2"), parameters.all("a"));
        assertEquals("", parameters.get("empty"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%", "a=%4", "a=%zz", "a=%ff%fe", "%C0%AF=1", "a=%00", "%00=1", "a=x\0"})
    void whatIsNoUtf8OrHoldsNulIsRefused(String query) {
        assertEquals(
                400,
                assertThrows(HttpFault.class, () -> Parameters.parse(query)).status());
    }

    @Test
    void tooManyAreRefused() {
        String query = "a=1&".repeat(Parameters.MOST + 1);
        assertEquals(
                400,
                assertThrows(HttpFault.class, () -> Parameters.parse(query)).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "1.5", "9999999999999999999", "１"})
    void whatIsNoIdIsRefused(String id) {
        assertThrows(HttpFault.class, () -> Parameters.parse("id=" + id).id("id"));
    }
}
