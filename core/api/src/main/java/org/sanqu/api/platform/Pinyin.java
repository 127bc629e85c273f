package org.sanqu.api.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The order of texts by pinyin, as a text that a database sorts bytewise: four hexadecimal digits a character. Characters take the
 * places of {@code pinyin.txt}, which has U+4E00 … U+9FA5 in the order of their readings, and keep their own outside of it.
 * Thread-safe.
 */
public final class Pinyin {

    private static final char FIRST = '\u4e00';
    private static final char LAST = '\u9fa5';
    private static final char[] PLACES = places();

    private Pinyin() {}

    /** The text by which a text is sorted; full width and capitals make no difference. */
    public static String key(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        StringBuilder key = new StringBuilder(4 * plain.length());
        HexFormat digits = HexFormat.of();
        for (int i = 0; i < plain.length(); i++) {
            key.append(digits.toHexDigits(place(plain.charAt(i))));
        }
        return key.toString();
    }

    private static char place(char character) {
        return character < FIRST || character > LAST ? character : PLACES[character - FIRST];
    }

    private static char[] places() {
        try (InputStream in = Pinyin.class.getResourceAsStream("pinyin.txt")) {
            String order = new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("\\s", "");
            char[] places = new char[order.length()];
            for (int i = 0; i < places.length; i++) {
                places[order.charAt(i) - FIRST] = (char) (FIRST + i);
            }
            return places;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
