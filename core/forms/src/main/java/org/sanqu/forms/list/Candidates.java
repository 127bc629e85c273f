package org.sanqu.forms.list;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The submissions that may be meant, block by block. Not thread-safe. */
final class Candidates {

    /** So many are told one by one. */
    private static final int FEW = 2_000;

    /** What the index says; null where nothing narrows it. */
    private final Map<Long, BitSet> blocks;

    private final Set<Long> others;
    private final Long allFrom;
    private final Map<Long, BitSet> apart = new HashMap<>();

    /**
     * Some.
     *
     * @param blocks what the index says; null for all that are in it
     * @param apart those of which the index does not know the latest
     * @param others those beside what the index says
     * @param allFrom from which id on it says nothing and all may be meant; null where they are among the others
     */
    Candidates(Map<Long, BitSet> blocks, List<Long> apart, List<Long> others, Long allFrom) {
        this.allFrom = allFrom;
        this.others = new HashSet<>(others);
        apart.forEach(id -> this.apart
                .computeIfAbsent(id / Bits.BLOCK, unknown -> new BitSet(Bits.BLOCK))
                .set((int) (id % Bits.BLOCK)));
        this.blocks = blocks == null ? null : new HashMap<>(blocks);
        if (blocks != null) {
            this.apart.forEach((block, known) -> this.blocks.computeIfPresent(block, (number, bits) -> {
                bits.andNot(known);
                return bits;
            }));
            if (blocks.values().stream().mapToInt(BitSet::cardinality).sum() <= FEW) {
                tellAll();
            }
        }
    }

    private void tellAll() {
        blocks.forEach((block, bits) -> bits.stream().forEach(bit -> others.add(block * Bits.BLOCK + bit)));
        blocks.clear();
    }

    /** Whether the index knows of more than can be told one by one. */
    boolean areMany() {
        return blocks == null || !blocks.isEmpty();
    }

    boolean areIn(long block) {
        return blocks == null || blocks.containsKey(block);
    }

    /** Those of a block of the index. */
    BitSet in(long block) {
        if (blocks != null) {
            return blocks.getOrDefault(block, new BitSet());
        }
        BitSet all = new BitSet(Bits.BLOCK);
        all.set(0, Bits.BLOCK);
        all.andNot(apart.getOrDefault(block, new BitSet()));
        return all;
    }

    /** Those beside what {@link #in} tells. */
    Set<Long> others() {
        return others;
    }

    /** From which id on all may be meant, too; null for none. */
    Long allFrom() {
        return allFrom;
    }

    boolean contains(long submission) {
        return others.contains(submission) || in(submission / Bits.BLOCK).get((int) (submission % Bits.BLOCK));
    }
}
