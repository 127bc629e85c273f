package org.sanqu.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;

/** What people write in several ways: full-width or half-width, Traditional or Simplified, with blanks or without. */
public final class Spelling {

    /** By Traditional character the Simplified one, 0 for none; of the characters of headings, codes and organisations' names. */
    private static final char[] SIMPLIFIED = read();

    private Spelling() {}

    /** What two ways to write the same have in common, to compare by and not to show. */
    public static String plain(String text) {
        return simplified(blankless(Normalizer.normalize(text, Normalizer.Form.NFKC)))
                .toLowerCase(Locale.ROOT);
    }

    /** The text with Simplified characters, as far as it is made of the characters of headings, codes and organisations' names. */
    public static String simplified(String text) {
        char[] chars = text.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            char simplified = SIMPLIFIED[chars[i]];
            chars[i] = simplified == 0 ? chars[i] : simplified;
        }
        return new String(chars);
    }

    /** The text with half-width digits and letters, its signs and everything else left as they are. */
    public static String halfWidth(String text) {
        int first = 0;
        while (first < text.length() && text.charAt(first) < '\uff01') {
            first++;
        }
        if (first == text.length()) {
            return text;
        }
        char[] chars = text.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            char half = (char) (chars[i] - '\uff01' + '!');
            boolean fullWidth = chars[i] >= '\uff01' && chars[i] <= '\uff5e' && Character.isLetterOrDigit(half);
            chars[i] = fullWidth ? half : chars[i];
        }
        return new String(chars);
    }

    /** Whether it is a blank, of those too that do not break a line or have no width. */
    public static boolean isBlank(int character) {
        boolean ordinary = character > ' ' && character < 0x7f || character >= '\u4e00' && character <= '\u9fff';
        if (ordinary) {
            return false;
        }
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.getType(character) == Character.FORMAT;
    }

    private static String blankless(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().filter(each -> !isBlank(each)).forEach(plain::appendCodePoint);
        return plain.toString();
    }

    private static char[] read() {
        char[] simplified = new char[Character.MAX_VALUE + 1];
        try (InputStream in = Spelling.class.getResourceAsStream("simplified.txt")) {
            for (String pair : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\\s+")) {
                simplified[pair.charAt(0)] = pair.charAt(1);
            }
            return simplified;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
