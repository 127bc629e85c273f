package org.sanqu.metrics;

import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.regex.RegularExpressionFactory;
import com.networknt.schema.regex.RegularExpressions;
import java.util.regex.Pattern;

/**
 * Regular expressions that give up after a number of steps.
 *
 * <p>Steps and not time, so that a busy machine counts the same records as an idle one. Thread-safe.
 */
final class BoundedPatterns implements RegularExpressionFactory {

    /** Some milliseconds; an honest pattern reads each character a few times. */
    static final int STEPS = 1_000_000;

    private final ThreadLocal<int[]> left = ThreadLocal.withInitial(() -> new int[] {STEPS});

    /** Allows this thread the full number of steps again. */
    void restart() {
        left.get()[0] = STEPS;
    }

    @Override
    public RegularExpression getRegularExpression(String regex) {
        Pattern pattern = Pattern.compile(RegularExpressions.replaceDollarAnchors(regex));
        return text -> pattern.matcher(new Counted(text, left.get())).find();
    }

    /** Thrown when the steps are used up. */
    static final class Exhausted extends RuntimeException {
        Exhausted() {
            super("a regular expression took more than " + STEPS + " steps", null, false, false);
        }
    }

    /** A text that counts how often it is read. */
    private record Counted(CharSequence text, int[] left) implements CharSequence {

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (--left[0] < 0) {
                throw new Exhausted();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text.subSequence(start, end), left);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
