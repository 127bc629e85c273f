package org.sanqu.forms.list;

import java.util.LinkedHashSet;
import java.util.Set;

/** What texts are indexed by: two characters side by side, and the last one of a line. */
final class Grams {

    /** What the gram of a form begins with; no text has it. */
    private static final String FORM = "\t";

    private Grams() {}

    /** Those of a text in one spelling. */
    static Set<String> of(String text) {
        Set<String> grams = new LinkedHashSet<>();
        text.lines().forEach(line -> add(grams, line, true));
        return grams;
    }

    /** Those that every text has in which a word of two characters or more occurs. */
    static Set<String> within(String word) {
        Set<String> grams = new LinkedHashSet<>();
        add(grams, word, false);
        return grams;
    }

    /** The gram of a form. */
    static String form(String form) {
        return FORM + form;
    }

    static boolean isSingle(String word) {
        return word.codePointCount(0, word.length()) == 1;
    }

    private static void add(Set<String> grams, String line, boolean last) {
        int[] characters = line.codePoints().toArray();
        for (int i = 0; i + 1 < characters.length; i++) {
            grams.add(new String(characters, i, 2));
        }
        if (last && characters.length > 0) {
            grams.add(new String(characters, characters.length - 1, 1));
        }
    }
}
