package org.sanqu.sheets;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** The unpacked bytes of a part, counted as they come, so that a zip bomb ends early and no tag or text is held that has no end. */
final class PartStream extends FilterInputStream {

    private final LongConsumer counted;
    private boolean markup;
    private int run;

    /**
     * Counts a part.
     *
     * @param counted is told of every few bytes more, and refuses when there are too many
     */
    PartStream(InputStream in, LongConsumer counted) {
        super(in);
        this.counted = counted;
    }

    /** From here on it is known to be markup, whose tags and texts have to end. */
    void markup() {
        markup = true;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int many = super.read(bytes, offset, Math.min(length, Bounds.RUN_BYTES));
        if (many > 0) {
            counted.accept(many);
            if (markup) {
                watch(bytes, offset, offset + many);
            }
        }
        return many;
    }

    /** Looks for the first and the last bracket only: the bytes between them are fewer than are too many. */
    private void watch(byte[] bytes, int from, int to) {
        int first = from;
        while (first < to && bytes[first] != '<') {
            first++;
        }
        run += first - from;
        if (run > Bounds.RUN_BYTES) {
            throw Refused.tooLarge("sheet.text-long", Bounds.CELL_CHARACTERS);
        }
        if (first < to) {
            int last = to - 1;
            while (bytes[last] != '<') {
                last--;
            }
            run = to - 1 - last;
        }
    }
}
