package org.sanqu.web.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times of day as people write them, here and now, and as data hold them, with the offset of this place (RFC 3339). */
final class Clock {

    private static final Pattern TIME = Pattern.compile("([0-9]{1,2})[:时点]([0-9]{1,2})(?::([0-9]{1,2}))?分?");
    private static final Pattern MOMENT = Pattern.compile("(.+?[0-9日])[T ]+([0-9].*)");

    private Clock() {}

    /** A time of day; the text itself when it is none. */
    static JsonNode time(String text) {
        try {
            LocalTime time = read(text);
            ZoneOffset offset =
                    ZoneId.systemDefault().getRules().getOffset(LocalDate.now().atTime(time));
            return TextNode.valueOf(DateTimeFormatter.ISO_OFFSET_TIME.format(time.atOffset(offset)));
        } catch (DateTimeException noTime) {
            return TextNode.valueOf(text.strip());
        }
    }

    /** A day and a time; the text itself when it is none. */
    static JsonNode moment(String text) {
        try {
            Matcher parts = MOMENT.matcher(text.strip());
            if (!parts.matches()) {
                return TextNode.valueOf(text.strip());
            }
            LocalDate day =
                    LocalDate.parse(Typed.value(Kind.DATE, null, parts.group(1)).asText());
            OffsetDateTime moment = day.atTime(read(parts.group(2)))
                    .atZone(ZoneId.systemDefault())
                    .toOffsetDateTime();
            return TextNode.valueOf(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment));
        } catch (DateTimeException noMoment) {
            return TextNode.valueOf(text.strip());
        }
    }

    /** As a field holds it: {@code 09:30}; the text itself when it is no time. */
    static String timeHere(String text) {
        try {
            return OffsetTime.parse(text).toLocalTime().toString();
        } catch (DateTimeException noTime) {
            return text;
        }
    }

    /** As a field holds it: {@code 2025-07-01T09:30}; the text itself when it is no such moment. */
    static String momentHere(String text) {
        try {
            LocalDateTime here = OffsetDateTime.parse(text)
                    .atZoneSameInstant(ZoneId.systemDefault())
                    .toLocalDateTime();
            return here.toString();
        } catch (DateTimeException noMoment) {
            return text;
        }
    }

    private static LocalTime read(String text) {
        Matcher time = TIME.matcher(Typed.narrow(text));
        if (!time.matches()) {
            throw new DateTimeException(text);
        }
        int second = time.group(3) == null ? 0 : Integer.parseInt(time.group(3));
        return LocalTime.of(Integer.parseInt(time.group(1)), Integer.parseInt(time.group(2)), second);
    }
}
