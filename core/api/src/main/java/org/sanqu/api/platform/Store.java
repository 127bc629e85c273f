package org.sanqu.api.platform;

import java.nio.file.Path;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The database: SQLite below {@link #directory()}, or PostgreSQL by configuration; one SQL text runs on both.
 *
 * <p>SQLite has one writer thread that commits in groups, so a work that writes is short and never waits for another write.
 */
@ProviderType
public interface Store {

    /**
     * Runs a work on one consistent picture of the data; what it writes is refused.
     *
     * @throws IllegalStateException when called from within a read of the same thread: readers that each wait for a second
     *     connection would wait for one another
     */
    <T> T read(Work<T> work);

    /**
     * Runs a work in a transaction: all of it is kept when this returns, nothing when it throws.
     *
     * @throws IllegalStateException when called from within a write of the same thread
     */
    <T> T write(Work<T> work);

    /**
     * Brings the owner's tables up to date: runs, in order and each once, the migrations that did not run before.
     *
     * @throws IllegalStateException when one that ran before has changed since
     */
    void migrate(String owner, List<Migration> migrations);

    /** The directory below which everything lies that must be kept ({@code SANQU_DATA}). */
    Path directory();
}
