package org.sanqu.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class SpellingTest {

    @Test
    void whatIsWrittenInTwoWaysIsTheSameWhenPlain() {
        assertEquals("组织关系", Spelling.plain("組織　關係"));
        assertEquals("入党时间(必填)", Spelling.plain("入黨時間（必填）\u00a0"));
        assertEquals("601社区", Spelling.plain("６０１社區\u200b"));
        assertEquals("committee", Spelling.plain("ＣＯＭＭＩＴＴＥＥ"));
    }

    @Test
    void onlyDigitsAndLettersBecomeHalfWidth() {
        assertEquals("中共601社区（筹）A", Spelling.halfWidth("中共６０１社区（筹）Ａ"));
    }

    @Test
    void codesAreFoundByTraditionalLabels() {
        assertEquals(Optional.of("01"), CodeTable.of("ethnicity").code("漢族"));
        assertEquals(Optional.of("20"), CodeTable.of("education").code("大學本科"));
        assertEquals(Optional.of("full"), CodeTable.of("category").code("正式黨員"));
        assertEquals(Optional.of("general-branch"), CodeTable.of("type").code("黨總支"));
        assertEquals(Optional.of("retired"), CodeTable.of("standing").code("離退休"));
    }
}
