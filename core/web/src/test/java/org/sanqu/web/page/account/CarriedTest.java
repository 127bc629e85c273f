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

    @Test
    void aFormOfTwoHundredRowsIsCarriedWhole() {
        StringBuilder sent = new StringBuilder("_by=clerk");
        for (int row = 0; row < 200; row++) {
            for (int column = 0; column < 45; column++) {
                sent.append("&/rows/").append(row).append("/c").append(column).append("=1");
            }
        }
        String typed = Carried.of(Parameters.posted(sent.toString())).orElseThrow();
        assertEquals(9_001, Parameters.posted(typed).values().size());
        assertEquals("clerk", Carried.by(typed));
    }

    @Test
    void filesThatDidNotComeAlongAreNamed() {
        String typed = Carried.of(Parameters.parse("/a=1&_by=clerk")
                        .with(Carried.FILES, "现场.png")
                        .with(Carried.FILES, "b.pdf"))
                .orElseThrow();
        assertEquals("现场.png、b.pdf", Carried.files(typed));
        assertEquals("", Carried.files("_by=clerk&/a=1"));
    }
}
