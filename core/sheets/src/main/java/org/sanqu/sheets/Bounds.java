package org.sanqu.sheets;

/** How large a workbook may be; ledgers stay far below, and 256 MB of heap stand what is below. */
final class Bounds {

    /** Rows of an import. */
    static final int ROWS = 150_000;

    static final int COLUMNS = 200;
    static final long FILE_BYTES = 64L << 20;
    static final int PARTS = 2_000;

    /** What all parts unpack to. */
    static final long UNPACKED_BYTES = 1L << 30;

    /** Above so many bytes the parts must not unpack to more than {@link #RATIO} times the file. */
    static final long RATIO_FROM_BYTES = 32L << 20;

    static final int RATIO = 200;

    /** Between two angle brackets, that is of a tag or a text; a text of Excel's longest, written in references, is half of it. */
    static final int RUN_BYTES = 512 << 10;

    /** Excel's longest text is 32,767 characters. */
    static final int CELL_CHARACTERS = 32_767;

    static final int SHARED_TEXTS = 1_000_000;
    static final long SHARED_CHARACTERS = 24L << 20;
    static final int DEPTH = 64;
    static final int NAMES = 3_000;
    static final int ATTRIBUTES = 64;
    static final int ARRAY_FORMULAS = 1_000;

    /** The characters that unfolding the shared formulas would go through. */
    static final long FORMULA_WORK = 1_000_000_000L;

    private Bounds() {}
}
