package org.sanqu.modules;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Says whether a regular expression of a module may be run on what people type. */
final class SafePattern {
    private static final int LONGEST = 300;

    private SafePattern() {}

    /** The key of the reason why not; empty for one that may. */
    static Optional<String> fault(String pattern) {
        if (pattern.length() > LONGEST) {
            return Optional.of("modules.pattern-too-long");
        }
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            return Optional.of("modules.pattern-malformed");
        }
        return explodes(pattern) ? Optional.of("modules.pattern-explodes") : Optional.empty();
    }

    /** Whether something repeated without bound is repeated without bound again, or a group is referred back to. */
    private static boolean explodes(String pattern) {
        Deque<Boolean> outer = new ArrayDeque<>();
        boolean repeats = false;
        boolean closed = false;
        boolean closedRepeats = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            boolean afterGroup = closed;
            closed = false;
            if (c == '\\') {
                i++;
                if (i < pattern.length() && (Character.isDigit(pattern.charAt(i)) || pattern.charAt(i) == 'k')) {
                    return true;
                }
            } else if (c == '[') {
                i = endOfClass(pattern, i);
            } else if (c == '(') {
                outer.push(repeats);
                repeats = false;
            } else if (c == ')' && !outer.isEmpty()) {
                closedRepeats = repeats;
                repeats |= outer.pop();
                closed = true;
            } else if (unbounded(pattern, i)) {
                if (afterGroup && closedRepeats) {
                    return true;
                }
                repeats = true;
            }
        }
        return false;
    }

    private static boolean unbounded(String pattern, int i) {
        char c = pattern.charAt(i);
        return c == '*'
                || c == '+'
                || c == '{' && pattern.substring(i).matches("(?s)\\{\\d+(,\\d*|\\d+)?}.*") && large(pattern, i);
    }

    /** Whether a counted repetition has no upper bound, or one so high that it comes to the same. */
    private static boolean large(String pattern, int i) {
        String[] bounds = pattern.substring(i + 1, pattern.indexOf('}', i)).split(",", -1);
        String upper = bounds[bounds.length - 1];
        return upper.isEmpty() || upper.length() > 2 || Integer.parseInt(upper) > 20;
    }

    private static int endOfClass(String pattern, int start) {
        int i = start + 1;
        if (i < pattern.length() && pattern.charAt(i) == '^') {
            i++;
        }
        if (i < pattern.length() && pattern.charAt(i) == ']') {
            i++;
        }
        while (i < pattern.length() && pattern.charAt(i) != ']') {
            i += pattern.charAt(i) == '\\' ? 2 : 1;
        }
        return i;
    }
}
