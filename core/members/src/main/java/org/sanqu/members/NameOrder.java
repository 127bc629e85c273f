package org.sanqu.members;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Locale;
import org.sanqu.api.member.Member;

/**
 * The order of names by pinyin, as a text that a database sorts bytewise: four hexadecimal digits a character. Characters take the
 * places of {@code pinyin.txt}, which has U+4E00 … U+9FA5 in the order of their readings, and keep their own outside of it.
 */
final class NameOrder {

    static final Comparator<Member> OF_MEMBERS =
            Comparator.comparing((Member member) -> key(member.name())).thenComparing(Member::id);

    private static final char FIRST = '\u4e00';
    private static final char LAST = '\u9fa5';
    private static final char[] PLACES = places();

    /** Surnames that are read otherwise than as a word, each before a character that is read so. */
    private static final String SURNAMES = "单善仇囚翟宅解懈查渣朴嫖曾增区鸥任仁华桦种虫缪庙员运折蛇乜聂";

    private NameOrder() {}

    static String key(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        StringBuilder key = new StringBuilder(4 * plain.length());
        for (int i = 0; i < plain.length(); i++) {
            char read = i == 0 ? surname(plain.charAt(0)) : plain.charAt(i);
            key.append(HexFormat.of().toHexDigits(place(read)));
        }
        return key.toString();
    }

    private static char surname(char written) {
        int at = SURNAMES.indexOf(written);
        return at >= 0 && at % 2 == 0 ? SURNAMES.charAt(at + 1) : written;
    }

    private static char place(char character) {
        return character < FIRST || character > LAST ? character : PLACES[character - FIRST];
    }

    private static char[] places() {
        try (InputStream in = NameOrder.class.getResourceAsStream("pinyin.txt")) {
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
