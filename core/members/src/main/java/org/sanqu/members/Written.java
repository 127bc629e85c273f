package org.sanqu.members;

import java.util.List;
import org.sanqu.api.Fault;

/** What somebody wrote in a field that may be left empty. */
final class Written {

    private Written() {}

    /** Adds a fault for a text that is blank, too long or has control characters; null is none. */
    static void check(List<Fault> faults, String at, String text, int longest) {
        if (text != null && !good(text, longest)) {
            faults.add(fault(at, text, longest));
        }
    }

    /** What is wrong with a text that is not good: that there is none, or that it is too long or has control characters. */
    static Fault fault(String at, String text, int longest) {
        return text == null || text.isBlank() ? Fault.at(at, "field.empty") : Fault.at(at, "field.text", longest);
    }

    static boolean good(String text, int longest) {
        return text != null
                && !text.isBlank()
                && text.length() <= longest
                && text.chars().noneMatch(Character::isISOControl);
    }
}
