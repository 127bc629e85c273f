package org.sanqu.members;

import java.text.Collator;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Locale;
import org.sanqu.api.member.Member;

/** The order of names by pinyin, as a text that a database sorts bytewise. */
final class NameOrder {

    static final Comparator<Member> OF_MEMBERS =
            Comparator.comparing((Member member) -> key(member.name())).thenComparing(Member::id);

    private static final ThreadLocal<Collator> PINYIN = ThreadLocal.withInitial(NameOrder::pinyin);

    private NameOrder() {}

    static String key(String name) {
        return HexFormat.of().formatHex(PINYIN.get().getCollationKey(name).toByteArray());
    }

    private static Collator pinyin() {
        Collator pinyin = Collator.getInstance(Locale.SIMPLIFIED_CHINESE);
        pinyin.setStrength(Collator.PRIMARY);
        return pinyin;
    }
}
