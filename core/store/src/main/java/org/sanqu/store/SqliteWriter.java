package org.sanqu.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.sanqu.api.platform.Work;

/** The one thread that writes to SQLite: it commits the works that wait as a group, each behind a savepoint of its own. */
final class SqliteWriter implements AutoCloseable {

    private static final int GROUP = 100;

    /** After so many rows what was written is moved to where it is read fastest. */
    private static final int ROWS_TO_MOVE = 1_000;

    private final Connection connection;
    private final BlockingQueue<Waiting<?>> queue = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile boolean closed;
    private long rowsMoved;

    SqliteWriter(Connection connection) {
        this.connection = connection;
        thread = new Thread(this::run, "sanqu-writer");
        thread.setDaemon(true);
        thread.start();
    }

    /** Runs a work and answers once it is on the disk; throws what the work threw, and then nothing of it is kept. */
    <T> T write(Work<T> work) {
        Waiting<T> waiting = new Waiting<>(work);
        synchronized (queue) {
            if (closed) {
                throw new IllegalStateException("the database is closed");
            }
            queue.add(waiting);
        }
        try {
            return waiting.done.join();
        } catch (CompletionException e) {
            throw unchecked(e.getCause());
        }
    }

    private static RuntimeException unchecked(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof RuntimeException runtime ? runtime : new IllegalStateException(thrown);
    }

    private void run() {
        List<Waiting<?>> group = new ArrayList<>();
        try {
            while (true) {
                Waiting<?> first = queue.take();
                if (first.work == null) {
                    return;
                }
                group.add(first);
                while (group.size() < GROUP && queue.peek() != null && queue.peek().work != null) {
                    group.add(queue.remove());
                }
                commit(group);
                group.clear();
                move();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void commit(List<Waiting<?>> group) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("begin immediate");
            for (Waiting<?> waiting : group) {
                statement.execute("savepoint work");
                if (!waiting.run(connection)) {
                    statement.execute("rollback to work");
                }
                statement.execute("release work");
            }
            statement.execute("commit");
            group.forEach(Waiting::kept);
        } catch (SQLException e) {
            rollback();
            group.forEach(waiting -> waiting.lost(JdbcSql.failure("commit", e)));
        } catch (Throwable e) {
            // without this thread nobody would ever write again
            rollback();
            group.forEach(waiting -> waiting.lost(new IllegalStateException(e)));
        }
    }

    /** Copies what is committed from the log to the database: nobody needs to wait for it, so it is done once they are answered. */
    private void move() {
        try (Statement statement = connection.createStatement()) {
            long rows = rows(statement);
            if (rows - rowsMoved >= ROWS_TO_MOVE) {
                statement.execute("pragma wal_checkpoint(passive)");
                rowsMoved = rows;
            }
        } catch (SQLException triedAgain) {
            // what is in the log is as safe and as readable there
            return;
        }
    }

    private static long rows(Statement statement) throws SQLException {
        try (ResultSet result = statement.executeQuery("select total_changes()")) {
            return result.getLong(1);
        }
    }

    private void rollback() {
        try (Statement statement = connection.createStatement()) {
            statement.execute("rollback");
        } catch (SQLException alreadyRolledBack) {
            // SQLite ends the transaction by itself when the disk is full
            return;
        }
    }

    /** Lets the works that wait finish, then closes. */
    @Override
    public void close() {
        synchronized (queue) {
            closed = true;
            queue.add(new Waiting<>(null));
        }
        try {
            thread.join();
            connection.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            throw JdbcSql.failure("close", e);
        }
    }

    /** A work and its outcome. */
    private static final class Waiting<T> {
        private final Work<T> work;
        private final CompletableFuture<T> done = new CompletableFuture<>();
        private List<Runnable> afterCommit = List.of();
        private T result;
        private Throwable thrown;

        Waiting(Work<T> work) {
            this.work = work;
        }

        boolean run(Connection connection) {
            JdbcSql sql = new JdbcSql(connection, table -> {}, SqliteDatabase.IDS);
            try {
                result = work.with(sql);
                afterCommit = sql.afterCommit();
                return true;
            } catch (Throwable e) {
                thrown = e;
                return false;
            }
        }

        void kept() {
            if (thrown != null) {
                done.completeExceptionally(thrown);
                return;
            }
            try {
                afterCommit.forEach(Runnable::run);
                done.complete(result);
            } catch (Throwable e) {
                done.completeExceptionally(e);
            }
        }

        void lost(RuntimeException failure) {
            done.completeExceptionally(thrown == null ? failure : thrown);
        }
    }
}
