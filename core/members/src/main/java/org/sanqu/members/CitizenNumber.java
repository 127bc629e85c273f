package org.sanqu.members;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;

/** The citizen number of GB 11643: region, date of birth, order, check digit. */
final class CitizenNumber {

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK = "10X98765432";
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

    /** Whether a normalised number is well formed and says this date of birth and sex (an odd 17th digit is male). */
    static boolean agrees(String number, LocalDate birthDate, String sex) {
        if (!isShaped(number) || CHECK.charAt(remainder(number)) != number.charAt(17)) {
            return false;
        }
        boolean male = (number.charAt(16) - '0') % 2 == 1;
        return birthDate != null && birthDate.equals(birthDate(number)) && ("1".equals(sex) == male);
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
