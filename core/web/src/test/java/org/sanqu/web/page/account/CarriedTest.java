package org.sanqu.web.page.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.sanqu.web.http.Parameters;

class CarriedTest {

    @Test
    void onlyAFormThatSaysWhoFillsItInIsCarried() {
        assertTrue(Carried.of(Parameters.parse("name=A&_csrf=x")).isEmpty());
        assertTrue(Carried.of(Parameters.parse("/name=A&_by=clerk")).isPresent());
    }

    @Test
    void whatAButtonWantedAndTheOldTokenStayBehind() {
        String typed = Carried.of(Parameters.parse(
                        "/name=%E5%BC%A0+%26&/tags=a&/tags=b&_by=clerk&_csrf=x&_sure=1&_keep=1&_draft=4"))
                .orElseThrow();
        Parameters again = Parameters.parse(typed);
        assertEquals("张 &", again.get("/name"));
        assertEquals(java.util.List.of("a", "b"), again.all("/tags"));
        assertEquals("4", again.get("_draft"));
        assertFalse(again.has("_csrf") || again.has("_sure") || again.has("_keep"));
        assertEquals("clerk", Carried.by(typed));
    }

    @Test
    void whatIsCarriedOnceMoreStaysTheSame() {
        assertEquals(
                "_by=clerk&/a=1",
                Carried.of(Parameters.parse("_typed=_by%3Dclerk%26%2Fa%3D1&account=x"))
                        .orElseThrow());
    }
}
