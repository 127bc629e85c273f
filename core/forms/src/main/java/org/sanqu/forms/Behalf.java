package org.sanqu.forms;

import java.util.List;
import java.util.Optional;
import org.sanqu.api.Fault;
import org.sanqu.api.Message;
import org.sanqu.api.Refusal;
import org.sanqu.api.security.Access;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;

/** On whose behalf something is recorded (代录): as it was said, and for whom the caller acts as a substitute. */
final class Behalf {

    private static final int LONGEST = 60;

    private Behalf() {}

    /**
     * What is kept.
     *
     * @param said null or blank for nothing
     * @return null for one's own
     * @throws Refusal INVALID when more was said than fits
     */
    static String of(Access access, Caller caller, long organisation, String said) {
        String named = said == null || said.isBlank() ? null : said.strip();
        if (named != null && (named.codePointCount(0, named.length()) > LONGEST || unfit(named))) {
            Fault fault = Fault.at("/behalf", "submission.behalf", LONGEST);
            throw new Refusal(Refusal.Reason.INVALID, Message.of("submission.invalid", 1), List.of(fault));
        }
        Optional<String> principal = access.behalf(caller, Permission.RECORD, organisation);
        return named == null
                ? principal.orElse(null)
                : principal.map(whom -> named + "、" + whom).orElse(named);
    }

    private static boolean unfit(String text) {
        return text.codePoints()
                .anyMatch(
                        c -> Character.isISOControl(c) || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
