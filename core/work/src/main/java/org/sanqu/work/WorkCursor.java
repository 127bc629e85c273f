package org.sanqu.work;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.sanqu.api.Refusal;
import org.sanqu.api.work.WorkItem.Kind;

/** Where a page of a work list ended: a kind and what was last of it, nothing for before its first. */
record WorkCursor(Kind kind, String key) {

    static WorkCursor read(String text) {
        if (text == null) {
            return new WorkCursor(Kind.values()[0], "");
        }
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            int space = plain.indexOf(' ');
            return new WorkCursor(Kind.valueOf(plain.substring(0, space)), plain.substring(space + 1));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new Refusal(Refusal.Reason.MALFORMED, "work.cursor");
        }
    }

    String written() {
        byte[] plain = (kind.name() + " " + key).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
    }
}
