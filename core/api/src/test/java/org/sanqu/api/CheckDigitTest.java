package org.sanqu.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckDigitTest {

    @ParameterizedTest
    @ValueSource(strings = {"11010519491231002X", "34052419800101001X"})
    void publishedCitizenNumbersAgree(String number) {
        assertTrue(CheckDigit.CITIZEN_NUMBER.agrees(number));
        assertFalse(CheckDigit.CITIZEN_NUMBER.agrees(number.replace('X', '1')));
    }

    @Test
    void aPublishedCreditCodeAgreesAndAWrongOneDoesNot() {
        assertTrue(CheckDigit.CREDIT_CODE.agrees("91350100M000100Y43"));
        assertFalse(CheckDigit.CREDIT_CODE.agrees("91350100M000100Y4Z"));
        assertFalse(CheckDigit.CREDIT_CODE.agrees("91350100M000100Y44"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "91350100M000100Y4",
                "91350100M000100Y431",
                "91350100O000100Y43",
                "X10105194912310021",
                "９1350100M000100Y43"
            })
    void whatIsNoCodeDoesNotAgree(String number) {
        assertFalse(CheckDigit.CREDIT_CODE.agrees(number));
        assertFalse(CheckDigit.CITIZEN_NUMBER.agrees(number));
    }

    @Test
    void anyOneCharacterThatIsWrongShows() {
        String code = "91350100M000100Y43";
        for (int i = 0; i < code.length(); i++) {
            char other = code.charAt(i) == '7' ? '8' : '7';
            assertFalse(CheckDigit.CREDIT_CODE.agrees(code.substring(0, i) + other + code.substring(i + 1)));
        }
    }

    @Test
    void formsKnowThemByTheirCodes() {
        assertEquals(Optional.of(CheckDigit.CREDIT_CODE), CheckDigit.of("credit-code"));
        assertEquals(Optional.empty(), CheckDigit.of("isbn"));
    }
}
