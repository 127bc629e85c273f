package org.sanqu.web.http;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * The parameters of a query or of a form, decoded strictly and bounded in number; immutable.
 *
 * @param values by name, each with at least one value
 */
public record Parameters(NavigableMap<String, List<String>> values) {

    /** Of an address; none of ours comes near this. */
    private static final int MOST_ASKED = 5_000;

    /** Of a posted form: two hundred rows of fifty columns. */
    public static final int MOST = 10_000;

    public static final Parameters NONE = new Parameters(new TreeMap<>());

    public Parameters {
        values = Collections.unmodifiableNavigableMap(values);
    }

    /**
     * Reads {@code application/x-www-form-urlencoded}; null is empty.
     *
     * @throws HttpFault 400 for more than {@link #MOST_ASKED} parameters or a bad escape
     */
    public static Parameters parse(String encoded) {
        return parse(encoded, MOST_ASKED);
    }

    /**
     * Reads a posted form, as {@link #parse} an address.
     *
     * @throws HttpFault 400 for more than {@link #MOST} parameters or a bad escape
     */
    public static Parameters posted(String encoded) {
        return parse(encoded, MOST);
    }

    private static Parameters parse(String encoded, int most) {
        NavigableMap<String, List<String>> values = new TreeMap<>();
        int count = 0;
        for (String pair : encoded == null || encoded.isEmpty() ? new String[0] : encoded.split("&")) {
            if (++count > most) {
                throw HttpFault.of(400, "error.too-many-parameters", most);
            }
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals), true);
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1), true);
            values.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
        }
        return new Parameters(values);
    }

    /** Reads names and values that were sent one by one; of more than {@link #MOST} an error, as in {@link #posted}. */
    static Parameters of(List<Map.Entry<String, String>> pairs) {
        if (pairs.size() > MOST) {
            throw HttpFault.of(400, "error.too-many-parameters", MOST);
        }
        NavigableMap<String, List<String>> values = new TreeMap<>();
        for (Map.Entry<String, String> pair : pairs) {
            if (pair.getKey().indexOf('\0') >= 0 || pair.getValue().indexOf('\0') >= 0) {
                throw HttpFault.of(400, "error.encoding");
            }
            values.computeIfAbsent(pair.getKey(), key -> new ArrayList<>()).add(pair.getValue());
        }
        return new Parameters(values);
    }

    /** The same with one more value behind those that a name has. */
    public Parameters with(String name, String value) {
        NavigableMap<String, List<String>> more = new TreeMap<>(values);
        List<String> all = new ArrayList<>(all(name));
        all.add(value);
        more.put(name, all);
        return new Parameters(more);
    }

    /** The same without some names. */
    public Parameters without(String... names) {
        NavigableMap<String, List<String>> fewer = new TreeMap<>(values);
        fewer.keySet().removeAll(List.of(names));
        return new Parameters(fewer);
    }

    /** As {@link #parse} reads them. */
    public String encoded() {
        StringJoiner pairs = new StringJoiner("&");
        values.forEach((name, all) -> all.forEach(value -> pairs.add(URLEncoder.encode(name, StandardCharsets.UTF_8)
                + "="
                + URLEncoder.encode(value, StandardCharsets.UTF_8))));
        return pairs.toString();
    }

    /** The first value; null when there is none. */
    public String get(String name) {
        List<String> all = values.get(name);
        return all == null ? null : all.get(0);
    }

    /** The first value without surrounding blanks; empty when there is none. */
    public String text(String name) {
        String value = get(name);
        return value == null ? "" : value.strip();
    }

    /** The first value unless it is blank. */
    public Optional<String> filled(String name) {
        return Optional.of(text(name)).filter(value -> !value.isEmpty());
    }

    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    /**
     * The first value as an id.
     *
     * @throws HttpFault 400 when it is none
     */
    public Optional<Long> id(String name) {
        return filled(name).map(text -> id(name, text));
    }

    /**
     * A text as an id.
     *
     * @throws HttpFault 400 when it is none
     */
    public static long id(String name, String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw HttpFault.parameter(name);
        }
        return Long.parseLong(text);
    }

    /**
     * The first value as a day in ISO 8601, of the years 1000 to 2999.
     *
     * @throws HttpFault 400 when it is none
     */
    public Optional<LocalDate> day(String name) {
        return filled(name).map(text -> day(name, text));
    }

    /**
     * A text as a day in ISO 8601, of the years 1000 to 2999.
     *
     * @throws HttpFault 400 when it is none
     */
    public static LocalDate day(String name, String text) {
        try {
            if (text.matches("[12][0-9]{3}-[0-9]{2}-[0-9]{2}")) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeParseException noSuchDay) {
            throw HttpFault.parameter(name);
        }
        throw HttpFault.parameter(name);
    }

    /** The names and values that begin with a prefix, sorted by name. */
    public Map<String, List<String>> below(String prefix) {
        return values.subMap(prefix, true, prefix + Character.MAX_VALUE, false);
    }

    /**
     * Decodes percent escapes as UTF-8.
     *
     * @throws HttpFault 400 when it is no such text, or holds NUL, which not every database takes
     */
    public static String decode(String text, boolean plusIsBlank) {
        String decoded =
                text.indexOf('%') < 0 ? plusIsBlank ? text.replace('+', ' ') : text : unescape(text, plusIsBlank);
        if (decoded.indexOf('\0') >= 0) {
            throw HttpFault.of(400, "error.encoding");
        }
        return decoded;
    }

    private static String unescape(String text, boolean plusIsBlank) {
        byte[] raw = (plusIsBlank ? text.replace('+', ' ') : text).getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(raw.length);
        for (int i = 0; i < raw.length; i++) {
            boolean escape = raw[i] == '%';
            bytes.put(escape ? escaped(raw, i) : raw[i]);
            i += escape ? 2 : 0;
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException e) {
            throw HttpFault.of(400, "error.encoding");
        }
    }

    private static byte escaped(byte[] raw, int at) {
        int high = at + 2 < raw.length ? Character.digit(raw[at + 1], 16) : -1;
        int low = high < 0 ? -1 : Character.digit(raw[at + 2], 16);
        if (low < 0) {
            throw HttpFault.of(400, "error.encoding");
        }
        return (byte) (high << 4 | low);
    }
}
