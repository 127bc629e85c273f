package org.sanqu.members;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.sanqu.api.CheckDigit;
import org.sanqu.api.Fault;

/** The citizen number of GB 11643: region, date of birth, order, check digit. */
final class CitizenNumber {

    private static final String PLACE = "/citizenNumber";
    private static final int CHARACTERS = 18;

    private CitizenNumber() {}

    /** The number as it is kept: half-width, upper case, without spaces; null and blank become null. */
    static String normalised(String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (isShaped(text)) {
            return text;
        }
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("\\s", "")
                .toUpperCase(Locale.ROOT);
    }

    /** Adds what is wrong with a normalised number: in itself, or else beside a date of birth and a sex; null says neither. */
    static void check(List<Fault> faults, String number, LocalDate birthDate, String sex) {
        if (!isShaped(number)) {
            faults.add(Fault.at(PLACE, "member.citizen-number"));
            return;
        }
        if (!CheckDigit.CITIZEN_NUMBER.agrees(number)) {
            faults.add(Fault.at(PLACE, "member.citizen-number-check"));
            return;
        }
        LocalDate said = birthDate(number);
        if (said == null) {
            faults.add(Fault.at(PLACE, "member.citizen-number-date"));
        } else if (birthDate != null && !birthDate.equals(said)) {
            faults.add(Fault.at(PLACE, "member.citizen-number-birth", said.toString(), birthDate.toString()));
        }
        if (sex != null && !sex.equals(sex(number))) {
            faults.add(Fault.at(PLACE, "member.citizen-number-sex"));
        }
    }

    /** The sex that a normalised number says; null when it is none. */
    static String sex(String number) {
        return isShaped(number) ? (number.charAt(16) - '0') % 2 == 1 ? "1" : "2" : null;
    }

    /** The date of birth that a normalised number says; null when it is none. */
    static LocalDate birthDate(String number) {
        if (!isShaped(number)) {
            return null;
        }
        try {
            return LocalDate.of(digits(number, 6, 10), digits(number, 10, 12), digits(number, 12, 14));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int digits(String number, int from, int to) {
        return Integer.parseInt(number, from, to, 10);
    }

    /** Whether it has seventeen digits and one more or an X. */
    private static boolean isShaped(String number) {
        if (number == null || number.length() != CHARACTERS) {
            return false;
        }
        for (int i = 0; i < CHARACTERS; i++) {
            char each = number.charAt(i);
            boolean digit = each >= '0' && each <= '9';
            if (!digit && (each != 'X' || i < CHARACTERS - 1)) {
                return false;
            }
        }
        return true;
    }

    /** What may be shown: the last four characters, so that a date of birth beside it does not rebuild the number. */
    static String masked(String number) {
        return number == null ? null : "*".repeat(number.length() - 4) + number.substring(number.length() - 4);
    }
}
