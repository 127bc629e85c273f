package org.sanqu.members;

import java.text.Normalizer;

/** A phone number. */
final class Phone {

    private static final int MOBILE = 11;

    private Phone() {}

    /** A number as a ledger has it: with signs in full width, as an exported quantity with a point and a zero. */
    static String halfWidth(String written) {
        if (isNumber(written)) {
            return written;
        }
        return Normalizer.normalize(written, Normalizer.Form.NFKC).strip().replaceFirst("\\.0$", "");
    }

    static boolean wellFormed(String phone) {
        boolean signs = phone.chars().allMatch(each -> isDigit(each) || each == '+' || each == ' ' || each == '-');
        return signs && phone.length() >= 5 && phone.length() <= 20;
    }

    private static boolean isNumber(String text) {
        return text.chars().allMatch(Phone::isDigit);
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }

    /** What two ways to write one number have in common: its last digits; null stays null. */
    static String plain(String phone) {
        if (phone == null) {
            return null;
        }
        String digits = isNumber(phone) ? phone : phone.replaceAll("[^0-9]", "");
        return digits.substring(Math.max(0, digits.length() - MOBILE));
    }

    /** What may be shown: of a mobile number the first three digits and the last four, of another the last four. */
    static String masked(String phone) {
        if (phone == null) {
            return null;
        }
        int shown = phone.length() >= MOBILE ? 3 : 0;
        return phone.substring(0, shown)
                + "*".repeat(Math.max(0, phone.length() - shown - 4))
                + phone.substring(Math.max(shown, phone.length() - 4));
    }
}
