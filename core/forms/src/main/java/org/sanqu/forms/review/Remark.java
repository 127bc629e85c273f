package org.sanqu.forms.review;

import java.util.List;
import org.sanqu.api.Fault;
import org.sanqu.api.Message;
import org.sanqu.api.Refusal;

/** What people say with a decision. */
public final class Remark {

    private Remark() {}

    /**
     * A reason that must be there, without space around.
     *
     * @throws Refusal INVALID when there is none or it is too long
     */
    public static String required(String reason, int most) {
        String said = optional(reason, most);
        if (said == null) {
            throw refused(most);
        }
        return said;
    }

    /**
     * A remark without space around; null when there is none.
     *
     * @throws Refusal INVALID when it is too long
     */
    static String optional(String remark, int most) {
        if (remark == null || remark.isBlank()) {
            return null;
        }
        String said = remark.strip();
        boolean fits = said.codePointCount(0, said.length()) <= most
                && said.codePoints().noneMatch(Remark::isUnfit);
        if (!fits) {
            throw refused(most);
        }
        return said;
    }

    private static boolean isUnfit(int c) {
        return Character.isISOControl(c) && c != '\n' && c != '\r'
                || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }

    private static Refusal refused(int most) {
        return new Refusal(
                Refusal.Reason.INVALID,
                Message.of("review.reason", most),
                List.of(Fault.at("/reason", "review.reason", most)));
    }
}
