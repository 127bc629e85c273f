package org.sanqu.forms.list;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sanqu.api.platform.Row;
import org.sanqu.api.platform.Sql;

/**
 * Finds submissions by the words in their texts. Whole blocks of ids are indexed beside the writers; texts of ids behind those, and texts that
 * changed since, are read as they stand, so that nothing that was submitted is ever missed.
 * Not thread-safe.
 */
final class GramIndex {

    /** Longer words are looked for by their beginning. */
    private static final int LONGEST_WORD = 16;

    /** So many of which the index is in doubt are read. */
    private static final int DOUBTED = 10_000;

    private static final int AT_ONCE = 2_000;

    private final Sql sql;

    /** The grams that were read, as far as they may matter. */
    private final Map<String, SortedMap<Long, byte[]>> known = new HashMap<>();

    /** Whether some may have all grams of a word and not the word. */
    private boolean doubt;

    /** One that reads in a transaction, which sees one picture of the data. */
    GramIndex(Sql sql) {
        this.sql = sql;
    }

    /**
     * Those in which all words may occur.
     *
     * @param words each of a character or more; none for all submissions
     * @param form only those of a form; null for all
     */
    Candidates find(List<String> words, String form) {
        long indexed = indexed();
        SortedMap<Long, BitSet> found = null;
        if (form != null) {
            SortedMap<Long, BitSet> theirs = new TreeMap<>();
            read(Grams.form(form), 0, indexed).forEach((block, bits) -> theirs.put(block, Bits.read(bits)));
            found = theirs;
        }
        for (String word : words) {
            found = narrow(found, word.codePoints().limit(LONGEST_WORD).toArray(), indexed);
        }
        if (doubt && found.values().stream().mapToInt(BitSet::cardinality).sum() <= DOUBTED) {
            found = read(found, words);
        }
        long behind = Bits.BLOCK * (indexed + 1);
        List<Long> loose = sql.list(
                "select submission from submission_text where loose > 0 and submission < ?",
                row -> row.number("submission"),
                behind);
        if (words.isEmpty()) {
            return new Candidates(found, loose, loose, behind);
        }
        List<Long> others = new ArrayList<>();
        sql.each(
                "select submission, text from submission_text where loose > 0 and submission < ?",
                row -> note(others, words, row),
                behind);
        sql.each(
                "select submission, text from submission_text where submission >= ?",
                row -> note(others, words, row),
                behind);
        return new Candidates(found, loose, others, null);
    }

    private static void note(List<Long> others, List<String> words, Row row) {
        if (occur(words, row.text("text"))) {
            others.add(row.number("submission"));
        }
    }

    /** The last block that is indexed; −1 for none. */
    long indexed() {
        return sql.first("select coalesce(max(block), -1) as block from submission_block", row -> row.number("block"))
                .orElse(-1L);
    }

    /** Those of some submissions in whose texts all words occur. */
    List<Long> saying(List<String> words, List<Long> some) {
        List<Object> args = new ArrayList<>(some);
        StringBuilder where =
                new StringBuilder("submission in (" + String.join(", ", Collections.nCopies(some.size(), "?")) + ")");
        for (String word : words) {
            // spares bringing here what says nothing of the kind; it may take one letter for another
            where.append(" and text like ? escape '!'");
            args.add("%" + word.replaceAll("[!%_]", "!$0") + "%");
        }
        List<Long> saying = new ArrayList<>();
        sql.each(
                "select submission, text from submission_text where " + where,
                row -> note(saying, words, row),
                args.toArray());
        return saying;
    }

    /** Whether all words occur in a text. */
    private static boolean occur(List<String> words, String text) {
        return words.stream().allMatch(text::contains);
    }

    private SortedMap<Long, BitSet> narrow(SortedMap<Long, BitSet> some, int[] word, long indexed) {
        SortedMap<Long, BitSet> found = some;
        boolean whole = false;
        for (int start = 0; start < word.length && !whole; start++) {
            if (found != null && found.isEmpty()) {
                return found;
            }
            Told told =
                    tell(word, start, found == null ? 0 : found.firstKey(), found == null ? indexed : found.lastKey());
            found = found == null ? told.blocks : both(found, told.blocks);
            whole = told.whole;
        }
        doubt |= !whole;
        return found;
    }

    /** Those of some in whose texts the words occur. */
    private SortedMap<Long, BitSet> read(SortedMap<Long, BitSet> some, List<String> words) {
        List<Long> ids = new ArrayList<>();
        some.forEach((block, bits) -> bits.stream().forEach(bit -> ids.add(block * Bits.BLOCK + bit)));
        SortedMap<Long, BitSet> read = new TreeMap<>();
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            for (long id : saying(words, ids.subList(from, Math.min(ids.size(), from + AT_ONCE)))) {
                read.computeIfAbsent(id / Bits.BLOCK, unknown -> new BitSet(Bits.BLOCK))
                        .set((int) (id % Bits.BLOCK));
            }
        }
        return read;
    }

    /** Where what stands in a word from some character on may occur; whole where all of it does. */
    private record Told(SortedMap<Long, BitSet> blocks, boolean whole) {}

    /** Reads, block by block, the longest gram that there is of what stands in a word from a character on. */
    private Told tell(int[] word, int start, long first, long last) {
        SortedMap<Long, BitSet> told = new TreeMap<>();
        SortedMap<Long, byte[]> here = read(new String(word, start, 1), first, last);
        boolean whole = true;
        for (int length = 2; start + length <= word.length && !here.isEmpty(); length++) {
            here.forEach((block, bits) -> {
                if (!Bits.isFollowed(bits)) {
                    told.put(block, Bits.read(bits));
                }
            });
            whole = told.isEmpty();
            here.keySet().removeAll(told.keySet());
            if (!here.isEmpty()) {
                SortedMap<Long, byte[]> longer = read(new String(word, start, length), here.firstKey(), here.lastKey());
                longer.keySet().retainAll(here.keySet());
                here = longer;
            }
        }
        here.forEach((block, bits) -> told.put(block, Bits.read(bits)));
        return new Told(told, whole);
    }

    /** What is known of a gram in some blocks, and perhaps in others; those that are asked for are ever fewer. */
    private SortedMap<Long, byte[]> read(String gram, long first, long last) {
        return new TreeMap<>(known.computeIfAbsent(gram, unknown -> {
            SortedMap<Long, byte[]> read = new TreeMap<>();
            sql.each(
                    "select block, bits from submission_gram where gram = ? and block between ? and ?",
                    row -> read.put(row.number("block"), row.bytes("bits")),
                    gram,
                    first,
                    last);
            return read;
        }));
    }

    private static SortedMap<Long, BitSet> both(SortedMap<Long, BitSet> some, SortedMap<Long, BitSet> others) {
        SortedMap<Long, BitSet> both = new TreeMap<>();
        some.forEach((block, bits) -> {
            BitSet other = others.get(block);
            if (other != null && bits.intersects(other)) {
                bits.and(other);
                both.put(block, bits);
            }
        });
        return both;
    }
}
