package org.sanqu.sheets;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names of sheets as Excel takes them: short, without its signs, each once. */
final class SheetNames {

    private static final int LONGEST = 28;

    private final Set<String> taken = new HashSet<>();

    /** The name that comes closest to a title. */
    String of(String title) {
        String clean = title.replaceAll("[\\[\\]:*?/\\\\'\\p{Cntrl}]", " ").strip();
        String name = clean.isEmpty()
                ? "-"
                : clean.substring(0, Math.min(clean.length(), LONGEST)).strip();
        String free = name;
        for (int number = 2; !taken.add(free.toLowerCase(Locale.ROOT)); number++) {
            free = name.substring(0, Math.min(name.length(), LONGEST - 3)) + " " + number;
        }
        return free;
    }
}
