package org.sanqu.forms.list;

import java.util.BitSet;

/** Some of the ids of a block as bytes: a bit for each, or two bytes for each where they are few; and whether longer grams say more. */
final class Bits {

    /** How many ids a block has. */
    static final int BLOCK = 4_096;

    private static final int DRAWN = 1;
    private static final int FOLLOWED = 2;

    /** So many take as much room in a list as the bits of all. */
    private static final int FEW = BLOCK / 16;

    private Bits() {}

    static byte[] written(BitSet bits, boolean followed) {
        int head = followed ? FOLLOWED : 0;
        if (bits.cardinality() > FEW) {
            byte[] drawn = bits.toByteArray();
            byte[] written = new byte[drawn.length + 1];
            written[0] = (byte) (head | DRAWN);
            System.arraycopy(drawn, 0, written, 1, drawn.length);
            return written;
        }
        byte[] written = new byte[2 * bits.cardinality() + 1];
        written[0] = (byte) head;
        int at = 1;
        for (int bit = bits.nextSetBit(0); bit >= 0; bit = bits.nextSetBit(bit + 1)) {
            written[at++] = (byte) (bit >> 8);
            written[at++] = (byte) bit;
        }
        return written;
    }

    static boolean isFollowed(byte[] written) {
        return (written[0] & FOLLOWED) != 0;
    }

    static BitSet read(byte[] written) {
        if ((written[0] & DRAWN) != 0) {
            BitSet bits = BitSet.valueOf(written);
            return bits.get(8, Math.max(8, bits.length()));
        }
        BitSet bits = new BitSet(BLOCK);
        for (int at = 1; at + 1 < written.length; at += 2) {
            bits.set((written[at] & 0xff) << 8 | written[at + 1] & 0xff);
        }
        return bits;
    }
}
