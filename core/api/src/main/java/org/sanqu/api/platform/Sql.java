package org.sanqu.api.platform;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Statements inside one transaction, with {@code ?} for arguments.
 *
 * <p>Arguments are numbers, texts, bytes, booleans (kept as 0 and 1), dates and instants (kept as ISO 8601 texts, so that they
 * sort), or null. Not thread-safe; of no use after the work.
 */
@ProviderType
public interface Sql {

    <T> List<T> list(String sql, Row.Reader<T> reader, Object... args);

    /** The first row, if there is one. */
    <T> Optional<T> first(String sql, Row.Reader<T> reader, Object... args);

    /** Row after row, without holding them all. */
    void each(String sql, Consumer<Row> consumer, Object... args);

    /** Changes rows and says how many. */
    int update(String sql, Object... args);

    /** Inserts a row and answers its generated {@code id}. */
    long insert(String sql, Object... args);

    /** So many ids that no row of a table has or will be given, for a batch whose rows name one another; to be used in this transaction. */
    long[] ids(String table, int many);

    /** Runs one statement for many rows of arguments. */
    void batch(String sql, List<Object[]> rows);

    /** Waits until nobody else is writing to the table and keeps it so until the end; for the rare act that must see all. */
    void lock(String table);

    /** Runs when the transaction is kept, before the caller of the write goes on; not at all when it is not kept. */
    void afterCommit(Runnable action);
}
