package org.sanqu.members;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;

/** The citizen number of GB 11643: region, date of birth, order, check digit. */
final class CitizenNumber {

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK = "10X98765432";
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);

    private CitizenNumber() {}

    /** The number as it is kept: half-width, upper case, without spaces; null and blank become null. */
    static String normalised(String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("\\s", "")
                .toUpperCase(Locale.ROOT);
    }

    /** Whether a normalised number is well formed and says this date of birth and sex (an odd 17th digit is male). */
    static boolean agrees(String number, LocalDate birthDate, String sex) {
        if (!isShaped(number) || CHECK.charAt(remainder(number)) != number.charAt(17)) {
            return false;
        }
        boolean male = (number.charAt(16) - '0') % 2 == 1;
        return birthDate != null && number.substring(6, 14).equals(DATE.format(birthDate)) && ("1".equals(sex) == male);
    }

    /** The sex that a normalised number says; null when it is none. */
    static String sex(String number) {
        return isShaped(number) ? (number.charAt(16) - '0') % 2 == 1 ? "1" : "2" : null;
    }

    /** The date of birth that a normalised number says; null when it is none. */
    static LocalDate birthDate(String number) {
        try {
            return isShaped(number) ? LocalDate.parse(number.substring(6, 14), DATE) : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static boolean isShaped(String number) {
        return number != null && number.matches("\\d{17}[\\dX]");
    }

    private static int remainder(String number) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (number.charAt(i) - '0') * WEIGHTS[i];
        }
        return sum % 11;
    }

    /** What may be shown: the last four characters, so that a date of birth beside it does not rebuild the number. */
    static String masked(String number) {
        return number == null ? null : "*".repeat(number.length() - 4) + number.substring(number.length() - 4);
    }
}
