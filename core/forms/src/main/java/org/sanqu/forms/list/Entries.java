package org.sanqu.forms.list;

import java.nio.ByteBuffer;
import java.time.LocalDate;

/** The organisation and the day of each submission of a block, side by side; nobody has two thousand million organisations. Not thread-safe. */
final class Entries {

    private static final int WIDTH = 2 * Integer.BYTES;

    private final ByteBuffer bytes;

    private Entries(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    static Entries none() {
        return new Entries(ByteBuffer.allocate(Bits.BLOCK * WIDTH));
    }

    static Entries read(byte[] written) {
        return new Entries(ByteBuffer.wrap(written));
    }

    byte[] written() {
        return bytes.array();
    }

    void put(int bit, long organisation, LocalDate day) {
        bytes.putInt(bit * WIDTH, Math.toIntExact(organisation));
        bytes.putInt(bit * WIDTH + Integer.BYTES, (int) day.toEpochDay());
    }

    /** Zero where there is no submission. */
    long organisation(int bit) {
        return bytes.getInt(bit * WIDTH);
    }

    LocalDate day(int bit) {
        return LocalDate.ofEpochDay(bytes.getInt(bit * WIDTH + Integer.BYTES));
    }
}
