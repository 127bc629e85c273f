package org.sanqu.api;

import java.util.Arrays;
import java.util.Optional;

/** Numbers whose last character follows from the others, so that most typing errors show. Thread-safe. */
public enum CheckDigit {

    /** The citizen number (GB 11643): seventeen digits and a digit or X. */
    CITIZEN_NUMBER(
            "citizen-number", "0123456789X", 10, new int[] {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2}) {
        @Override
        int expected(int sum) {
            return (12 - sum % 11) % 11;
        }
    },

    /** The unified social credit code (GB 32100): eighteen digits and letters, none of them I, O, S, V or Z. Real ones that fail exist. */
    CREDIT_CODE("credit-code", "0123456789ABCDEFGHJKLMNPQRTUWXY", 31, new int[] {
        1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28
    }) {
        @Override
        int expected(int sum) {
            return (31 - sum % 31) % 31;
        }
    };

    private final String code;

    private final String alphabet;
    private final int ordinary;
    private final int[] weights;

    /**
     * A kind of number.
     *
     * @param alphabet the characters by their values
     * @param ordinary how many of them can stand before the last place
     */
    CheckDigit(String code, String alphabet, int ordinary, int[] weights) {
        this.code = code;
        this.alphabet = alphabet;
        this.ordinary = ordinary;
        this.weights = weights;
    }

    /** The kind of number with a code, {@code citizen-number} or {@code credit-code}. */
    public static Optional<CheckDigit> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }

    /** The name in forms. */
    public String code() {
        return code;
    }

    /** Whether a number has its length, its characters and the last one that follows from the others. */
    public boolean agrees(String number) {
        if (number.length() != weights.length + 1) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            int value = alphabet.indexOf(number.charAt(i));
            if (value < 0 || value >= ordinary) {
                return false;
            }
            sum += weights[i] * value;
        }
        return alphabet.indexOf(number.charAt(weights.length)) == expected(sum);
    }

    /** The place in the alphabet of the last character, by the weighted sum of the others. */
    abstract int expected(int sum);
}
