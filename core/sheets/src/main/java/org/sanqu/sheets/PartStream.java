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
        int many = super.read(bytes, offset, length);
        if (many > 0) {
            counted.accept(many);
            if (markup) {
                watch(bytes, offset, offset + many);
            }
        }
        return many;
    }

    private void watch(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            run = bytes[i] == '<' ? 0 : run + 1;
            if (run > Bounds.RUN_BYTES) {
                throw Refused.tooLarge("sheet.text-long", Bounds.CELL_CHARACTERS);
            }
        }
    }
}
