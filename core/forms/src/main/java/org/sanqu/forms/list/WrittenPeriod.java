package org.sanqu.forms.list;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sanqu.api.Spelling;
import org.sanqu.api.form.Period;

/** A period as people write it: {@code 2025-Q3}, {@code 2025年三季度}, {@code 2025年7月}, {@code 2025年上半年}. */
public final class WrittenPeriod {

    private static final Pattern CHINESE = Pattern.compile(
            "(\\d{4})年?度?(?:(?<half>上|下)半年|第?(?<quarter>[1-4一二三四])季度?|(?<first>1?\\d)[-、至~](?<last>1?\\d)月"
                    + "|(?<month>[01]?\\d)月(?:(?<day>[0-3]?\\d)日?)?|第?(?<week>\\d{1,2})周)?");
    private static final String DIGITS = "一二三四";

    private WrittenPeriod() {}

    /** The period that is meant; empty when none can be read. */
    public static Optional<Period> parse(String written, Period.Kind kind) {
        String plain = Spelling.plain(written).toUpperCase(Locale.ROOT);
        Optional<Period> exact = Period.parse(plain);
        if (exact.isPresent()) {
            return exact;
        }
        Matcher text = CHINESE.matcher(plain);
        if (text.matches()) {
            return Period.parse(iso(text));
        }
        if (plain.matches("\\d{6}") && kind == Period.Kind.MONTH) {
            return Period.parse(plain.substring(0, 4) + "-" + plain.substring(4));
        }
        return Optional.empty();
    }

    private static String iso(Matcher text) {
        String year = text.group(1);
        if (text.group("half") != null) {
            return year + (text.group("half").equals("上") ? "-H1" : "-H2");
        }
        if (text.group("quarter") != null) {
            int chinese = DIGITS.indexOf(text.group("quarter")) + 1;
            return year + "-Q" + (chinese > 0 ? String.valueOf(chinese) : text.group("quarter"));
        }
        if (text.group("first") != null) {
            int last = Integer.parseInt(text.group("last"));
            boolean pair = last % 2 == 0 && Integer.parseInt(text.group("first")) == last - 1;
            return pair ? year + "-B" + last / 2 : "";
        }
        if (text.group("week") != null) {
            return "%s-W%02d".formatted(year, Integer.parseInt(text.group("week")));
        }
        if (text.group("month") == null) {
            return year;
        }
        String month = "%s-%02d".formatted(year, Integer.parseInt(text.group("month")));
        return text.group("day") == null ? month : "%s-%02d".formatted(month, Integer.parseInt(text.group("day")));
    }

    /** The period of a kind around a day, written as it is wanted; an example for whoever fills in. */
    public static String example(Period.Kind kind) {
        return Period.of(kind, LocalDate.of(LocalDate.now().getYear(), 3, 15)).toString();
    }
}
