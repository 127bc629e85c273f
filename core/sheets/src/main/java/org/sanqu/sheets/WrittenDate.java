package org.sanqu.sheets;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sanqu.api.Refusal;

/** A day as people write it and as Excel keeps it. */
final class WrittenDate {

    private static final LocalDate EPOCH = LocalDate.of(1899, 12, 30);
    private static final LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);

    /** What is written as a number like these is a year, or a year and a month behind a point. */
    private static final int FIRST_YEAR = 1900;

    private static final int LAST_YEAR = 2100;
    private static final BigDecimal LARGEST = BigDecimal.valueOf(99_999_999);
    private static final int LONGEST = 20;

    /** Serial days of the years 1900 to 2199; what is larger is 20010701. */
    private static final int LAST_SERIAL = 109_938;

    /** The first day behind 29 February 1900, which Excel counts and which never was. */
    private static final int FIRST_SERIAL = 61;

    private static final String TIME = "(?:[ T]\\d{1,2}:\\d{1,2}(?::\\d{1,2}(?:\\.\\d+)?)?)?";
    private static final Pattern DAY =
            Pattern.compile("(\\d{4})\\s*[-./年]\\s*(\\d{1,2})\\s*[-./月]\\s*(\\d{1,2})\\s*日?" + TIME);
    private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern MONTH = Pattern.compile("(\\d{4})\\s*[-./年]\\s*(\\d{1,2})\\s*月?|\\d{6}");
    private static final Pattern YEAR = Pattern.compile("\\d{4}\\s*年?");

    private WrittenDate() {}

    /**
     * The day that is written, as ISO 8601.
     *
     * @param from1904 whether serial days count from 1904
     * @throws Refusal INVALID, saying what is missing
     */
    static String iso(Written written, boolean from1904) {
        return written.number() == null ? parsed(written.text()) : counted(written.number(), from1904);
    }

    private static String counted(BigDecimal number, boolean from1904) {
        if (number.signum() <= 0 || number.compareTo(LARGEST) > 0 || number.scale() > LONGEST) {
            throw Refused.invalid("sheet.date", "");
        }
        int serial = number.intValue();
        if (serial >= FIRST_YEAR && serial <= LAST_YEAR) {
            throw Refused.invalid("sheet.date-month", number.toPlainString());
        }
        if (serial >= FIRST_SERIAL && serial <= LAST_SERIAL) {
            return (from1904 ? EPOCH_1904 : EPOCH).plusDays(serial).toString();
        }
        return parsed(String.valueOf(serial));
    }

    private static String parsed(String text) {
        if (isPlain(text)) {
            return text;
        }
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
        for (Pattern pattern : new Pattern[] {DAY, COMPACT}) {
            Matcher day = pattern.matcher(plain);
            if (day.matches()) {
                return day(day, text);
            }
        }
        if (MONTH.matcher(plain).matches() || YEAR.matcher(plain).matches()) {
            throw Refused.invalid("sheet.date-month", text);
        }
        throw Refused.invalid("sheet.date", text);
    }

    /** Whether it is a day as it is wanted, which most are. */
    private static boolean isPlain(String text) {
        boolean shaped = text.length() == 10 && text.charAt(4) == '-' && text.charAt(7) == '-';
        for (int i = 0; shaped && i < 10; i++) {
            shaped = i == 4 || i == 7 || (text.charAt(i) >= '0' && text.charAt(i) <= '9');
        }
        if (!shaped) {
            return false;
        }
        int month = Integer.parseInt(text, 5, 7, 10);
        int day = Integer.parseInt(text, 8, 10, 10);
        return month >= 1 && month <= 12 && day >= 1 && day <= 28;
    }

    private static String day(Matcher day, String text) {
        try {
            return LocalDate.of(number(day, 1), number(day, 2), number(day, 3)).toString();
        } catch (DateTimeException e) {
            throw Refused.invalid("sheet.date", text);
        }
    }

    private static int number(Matcher day, int group) {
        return Integer.parseInt(day.group(group));
    }
}
