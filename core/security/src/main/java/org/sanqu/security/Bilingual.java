package org.sanqu.security;

import java.util.Locale;
import org.sanqu.api.Message;

/** A text for the log, which has no reader's language: Chinese first, English beside it. */
final class Bilingual {

    private Bilingual() {}

    static String text(String key, Object... args) {
        Message message = Message.of(key, args);
        return message.in(Locale.CHINESE) + " / " + message.in(Locale.ENGLISH);
    }
}
