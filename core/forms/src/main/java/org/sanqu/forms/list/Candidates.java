package org.sanqu.forms.list;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The submissions in which words may occur, block by block. Not thread-safe. */
final class Candidates {

    private final Map<Long, BitSet> blocks;

    Candidates(Map<Long, BitSet> blocks) {
        this.blocks = new HashMap<>(blocks);
    }

    void add(long submission) {
        blocks.computeIfAbsent(submission / Bits.BLOCK, unknown -> new BitSet(Bits.BLOCK))
                .set((int) (submission % Bits.BLOCK));
    }

    boolean contains(long submission) {
        BitSet bits = blocks.get(submission / Bits.BLOCK);
        return bits != null && bits.get((int) (submission % Bits.BLOCK));
    }

    int count() {
        return blocks.values().stream().mapToInt(BitSet::cardinality).sum();
    }

    List<Long> ids() {
        List<Long> ids = new ArrayList<>();
        blocks.forEach((block, bits) -> bits.stream().forEach(bit -> ids.add(block * Bits.BLOCK + bit)));
        return ids;
    }
}
