package org.sanqu.forms.list;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.sanqu.api.platform.Sql;

/**
 * Finds submissions by the words in their texts. Whole blocks of ids are indexed beside the writers; texts of ids behind those, and texts that
 * changed since, are read as they stand, so that nothing that was submitted is ever missed.
 *
 * @param sql the transaction
 */
record GramIndex(Sql sql) {

    private static final int GRAMS = 12;

    /** A character that begins more grams of blocks than these is a common one: to read them all would take longer than to look. */
    private static final int COMMON = 5_000;

    /**
     * Those in which all words may occur.
     *
     * @param form only those of a form; null for all
     * @return empty when the index cannot tell
     */
    Optional<Candidates> find(List<String> words, String form) {
        Map<Long, BitSet> found = null;
        for (Map<Long, BitSet> narrow : new Narrowing(words, form)) {
            found = found == null ? narrow : both(found, narrow);
            if (found.isEmpty()) {
                break;
            }
        }
        if (found == null) {
            return Optional.empty();
        }
        Candidates candidates = new Candidates(found);
        long behind = Bits.BLOCK * (indexed() + 1);
        read(
                "select submission, text from submission_text where loose = 1 and submission < ?",
                behind,
                words,
                candidates);
        read("select submission, text from submission_text where submission >= ?", behind, words, candidates);
        return Optional.of(candidates);
    }

    /** The last block that is indexed; −1 for none. */
    long indexed() {
        return sql.first("select coalesce(max(block), -1) as block from submission_block", row -> row.number("block"))
                .orElse(-1L);
    }

    private void read(String query, long behind, List<String> words, Candidates candidates) {
        sql.each(
                query,
                row -> {
                    if (occur(words, row.text("text"))) {
                        candidates.add(row.number("submission"));
                    }
                },
                behind);
    }

    /** Whether all words occur in a text. */
    static boolean occur(List<String> words, String text) {
        return words.stream().allMatch(text::contains);
    }

    private static Map<Long, BitSet> both(Map<Long, BitSet> some, Map<Long, BitSet> others) {
        Map<Long, BitSet> both = new HashMap<>();
        some.forEach((block, bits) -> {
            BitSet other = others.get(block);
            if (other != null) {
                bits.and(other);
                if (!bits.isEmpty()) {
                    both.put(block, bits);
                }
            }
        });
        return both;
    }

    private Map<Long, BitSet> blocks(String gram) {
        Map<Long, BitSet> blocks = new HashMap<>();
        sql.each(
                "select block, bits from submission_gram where gram = ?",
                row -> blocks.put(row.number("block"), Bits.read(row.bytes("bits"))),
                gram);
        return blocks;
    }

    /** Where a character occurs at all; empty for a common one. */
    private Optional<Map<Long, BitSet>> beginning(String character) {
        Map<Long, BitSet> blocks = new HashMap<>();
        int[] read = new int[1];
        sql.each(
                "select block, bits from submission_gram where gram >= ? and gram < ? limit ?",
                row -> {
                    read[0]++;
                    blocks.computeIfAbsent(row.number("block"), unknown -> new BitSet(Bits.BLOCK))
                            .or(Bits.read(row.bytes("bits")));
                },
                character,
                character + Character.toString(Character.MAX_CODE_POINT),
                COMMON + 1);
        return read[0] > COMMON ? Optional.empty() : Optional.of(blocks);
    }

    /** What narrows a search, read one after the other for as long as anything is left. */
    private final class Narrowing implements Iterable<Map<Long, BitSet>> {

        private final List<String> grams = new ArrayList<>();
        private final List<String> singles = new ArrayList<>();

        Narrowing(List<String> words, String form) {
            Set<String> all = new LinkedHashSet<>();
            for (String word : words) {
                if (Grams.isSingle(word)) {
                    singles.add(word);
                } else {
                    all.addAll(Grams.within(word));
                }
            }
            grams.addAll(all.stream().limit(GRAMS).toList());
            if (form != null) {
                grams.add(Grams.form(form));
            }
        }

        @Override
        public Iterator<Map<Long, BitSet>> iterator() {
            return Stream.concat(
                            grams.stream().map(GramIndex.this::blocks),
                            singles.stream().map(GramIndex.this::beginning).flatMap(Optional::stream))
                    .iterator();
        }
    }
}
