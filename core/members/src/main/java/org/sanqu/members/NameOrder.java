package org.sanqu.members;

import java.text.Collator;
import java.util.HexFormat;
import java.util.Locale;

/** The order of names by pinyin, as a text that a database sorts bytewise. */
final class NameOrder {

    private static final ThreadLocal<Collator> PINYIN =
            ThreadLocal.withInitial(() -> Collator.getInstance(Locale.SIMPLIFIED_CHINESE));

    private NameOrder() {}

    static String key(String name) {
        return HexFormat.of().formatHex(PINYIN.get().getCollationKey(name).toByteArray());
    }
}
