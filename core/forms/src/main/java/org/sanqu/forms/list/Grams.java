package org.sanqu.forms.list;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What the texts of a block are indexed by: their characters, and what follows a character that many of them have, so that no gram that is
 * followed by none is in many. It is the top of the tree of all their suffixes.
 */
final class Grams {

    /** What the gram of a form begins with; no text has it. */
    private static final String FORM = "\t";

    /** A gram that more texts of a block have than these is followed by those that are a character longer. */
    static final int COMMON = 32;

    static final int LONGEST = 4;

    private final int[] characters;

    /** Which text a character is of. */
    private final short[] texts;

    private final Rows rows;

    /** Takes grams, each behind those that are longer. */
    @FunctionalInterface
    interface Rows {

        /**
         * A gram.
         *
         * @param followed whether there are those that are a character longer
         */
        void add(String gram, BitSet texts, boolean followed);
    }

    private Grams(List<String> texts, Rows rows) {
        int[][] each =
                texts.stream().map(text -> (text + "\n").codePoints().toArray()).toArray(int[][]::new);
        int length = Arrays.stream(each).mapToInt(text -> text.length).sum();
        this.characters = new int[length];
        this.texts = new short[length];
        int at = 0;
        for (int i = 0; i < each.length; i++) {
            System.arraycopy(each[i], 0, characters, at, each[i].length);
            Arrays.fill(this.texts, at, at + each[i].length, (short) i);
            at += each[i].length;
        }
        this.rows = rows;
    }

    /**
     * Finds those of texts in one spelling.
     *
     * @param texts at most a block of them
     */
    static void of(List<String> texts, Rows rows) {
        Grams grams = new Grams(texts, rows);
        int[] everywhere = IntStream.range(0, grams.characters.length).toArray();
        grams.byNext(everywhere, 0)
                .forEach((character, places) -> grams.grow(Character.toString(character), 1, places));
    }

    /** The gram of a form. */
    static String form(String form) {
        return FORM + form;
    }

    private void grow(String gram, int length, int[] places) {
        BitSet where = new BitSet(Bits.BLOCK);
        for (int place : places) {
            where.set(texts[place]);
        }
        boolean followed = length < LONGEST && where.cardinality() > COMMON;
        if (followed) {
            byNext(places, length)
                    .forEach((character, some) -> grow(gram + Character.toString(character), length + 1, some));
        }
        rows.add(gram, where, followed);
    }

    /** Places by the character so many behind them; without those where the line has ended. */
    private Map<Integer, int[]> byNext(int[] places, int behind) {
        Map<Integer, IntStream.Builder> next = new TreeMap<>();
        for (int place : places) {
            int character = characters[place + behind];
            if (character != '\n') {
                next.computeIfAbsent(character, unknown -> IntStream.builder()).add(place);
            }
        }
        Map<Integer, int[]> byNext = new TreeMap<>();
        next.forEach((character, some) -> byNext.put(character, some.build().toArray()));
        return byNext;
    }
}
