package org.sanqu.members;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.sanqu.api.Fault;

/** The numbers are the published examples of GB 11643. */
class CitizenNumberTest {

    private static final String WOMAN = "11010519491231002X";
    private static final String MAN = "34052419800101001X";
    private static final LocalDate BORN = LocalDate.of(1949, 12, 31);
    private static final String SHAPE = "The citizen number has to have 18 characters: 17 digits, then a digit or X.";
    private static final String SEX =
            "The citizen number says the other sex: its 17th digit is odd for a man, even for a woman.";

    private static List<String> faults(String number, LocalDate birthDate, String sex) {
        List<Fault> faults = new ArrayList<>();
        CitizenNumber.check(faults, number, birthDate, sex);
        return faults.stream().map(fault -> fault.reason().in(Locale.ENGLISH)).toList();
    }

    @Test
    void thePublishedExamplesAgreeWithTheirDateAndSex() {
        assertEquals(List.of(), faults(WOMAN, BORN, "2"));
        assertEquals(List.of(), faults(MAN, LocalDate.of(1980, 1, 1), "1"));
        assertEquals(List.of(), faults(WOMAN, null, null));
    }

    @Test
    void itIsSaidWhatIsWrongWithANumber() {
        assertEquals(List.of(SHAPE), faults("11010519491231002", BORN, "2"));
        assertEquals(List.of(SHAPE), faults("1101051949123100X2", BORN, "2"));
        assertEquals(List.of(SHAPE), faults("一1010519491231002X", BORN, "2"));
        assertEquals(
                List.of(
                        "The check digit of the citizen number is not right: one of its characters is mistyped, or two are"
                                + " exchanged."),
                faults("110105194912310020", BORN, "2"));
        assertEquals(
                List.of("The date of birth in the citizen number does not exist; please check it."),
                faults("110105194913310021", BORN, "2"));
        assertEquals(
                List.of("The citizen number says 1949-12-31 as date of birth, but 1949-12-30 was given."),
                faults(WOMAN, LocalDate.of(1949, 12, 30), "2"));
        assertEquals(List.of(SEX), faults(WOMAN, BORN, "1"));
        assertEquals(2, faults(WOMAN, LocalDate.of(1949, 12, 30), "1").size());
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
