package org.sanqu.store;

import org.sanqu.api.platform.Work;

/** One of the two databases: what they do differently. */
interface Database extends AutoCloseable {

    <T> T read(Work<T> work);

    <T> T write(Work<T> work);

    /** The column definition of a generated key named {@code id}. */
    String identity();

    /** What makes a column of texts sort as {@code String} does and not as some language. */
    String binary();

    @Override
    void close();
}
