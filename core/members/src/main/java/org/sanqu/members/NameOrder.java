package org.sanqu.members;

import java.text.Normalizer;
import java.util.Comparator;
import org.sanqu.api.member.Member;
import org.sanqu.api.platform.Pinyin;

/** The order of people's names: by pinyin, surnames as surnames are read. */
final class NameOrder {

    static final Comparator<Member> OF_MEMBERS =
            Comparator.comparing((Member member) -> key(member.name())).thenComparing(Member::id);

    /** Surnames that are read otherwise than as a word, each before a character that is read so. */
    private static final String SURNAMES = "单善仇囚翟宅解懈查渣朴嫖曾增区鸥任仁华桦种虫缪庙员运折蛇乜聂";

    private NameOrder() {}

    static String key(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKC);
        return Pinyin.key(plain.isEmpty() ? plain : surname(plain.charAt(0)) + plain.substring(1));
    }

    private static char surname(char written) {
        int at = SURNAMES.indexOf(written);
        return at >= 0 && at % 2 == 0 ? SURNAMES.charAt(at + 1) : written;
    }
}
