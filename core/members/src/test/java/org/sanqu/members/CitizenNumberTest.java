package org.sanqu.members;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The numbers are the published examples of GB 11643. */
class CitizenNumberTest {

    private static final String WOMAN = "11010519491231002X";
    private static final String MAN = "34052419800101001X";

    @Test
    void thePublishedExamplesAgreeWithTheirDateAndSex() {
        assertTrue(CitizenNumber.agrees(WOMAN, LocalDate.of(1949, 12, 31), "2"));
        assertTrue(CitizenNumber.agrees(MAN, LocalDate.of(1980, 1, 1), "1"));
    }

    @Test
    void anotherSexDateOrDigitDoesNot() {
        assertFalse(CitizenNumber.agrees(WOMAN, LocalDate.of(1949, 12, 31), "1"));
        assertFalse(CitizenNumber.agrees(WOMAN, LocalDate.of(1949, 12, 30), "2"));
        assertFalse(CitizenNumber.agrees("110105194912310020", LocalDate.of(1949, 12, 31), "2"));
        assertFalse(CitizenNumber.agrees("11010519491231002", LocalDate.of(1949, 12, 31), "2"));
        assertFalse(CitizenNumber.agrees(WOMAN, null, "2"));
    }

    @Test
    void fullWidthAndSmallLettersAreRead() {
        assertEquals(WOMAN, CitizenNumber.normalised(" １１０１０５１９４９１２３１００２ｘ "));
        assertNull(CitizenNumber.normalised("  "));
    }

    @Test
    void theMaskCannotBeUndoneWithTheDateOfBirth() {
        assertEquals("**************002X", CitizenNumber.masked(WOMAN));
    }
}
