package org.sanqu.tests.example;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Numbers that pass their check and that nobody can hold: the region 99 was never issued. */
public final class CheckDigits {

    private static final String REGION = "990100";
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private CheckDigits() {}

    /** A citizen number of GB 11643; an odd order is male. */
    public static String citizenNumber(LocalDate born, int order) {
        String body = REGION + born.format(DateTimeFormatter.BASIC_ISO_DATE) + "%03d".formatted(order);
        return body + citizenDigit(body);
    }

    /** A unified social credit code of GB 32100 for an enterprise. */
    static String creditCode(int order) {
        String body = "91" + REGION + "MA%07d".formatted(order);
        return body + creditDigit(body);
    }

    /** The last character that belongs to the seventeen before it. */
    static String citizenDigit(String body) {
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            sum += (body.charAt(i) - '0') * WEIGHTS[i];
        }
        return String.valueOf("10X98765432".charAt(sum % 11));
    }

    /** The last character that belongs to the seventeen before it. */
    static String creditDigit(String body) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < body.length(); i++) {
            sum += ALPHABET.indexOf(body.charAt(i)) * weight;
            weight = weight * 3 % 31;
        }
        return String.valueOf(ALPHABET.charAt((31 - sum % 31) % 31));
    }
}
