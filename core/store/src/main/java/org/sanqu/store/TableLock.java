package org.sanqu.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.sanqu.api.platform.StoreFailure;

/**
 * Locks a table of PostgreSQL. Whoever waits for a table has all who come later wait as well; so it is asked for a moment at a time, and they
 * write between.
 */
final class TableLock {

    private static final long FIRST_MILLIS = 100;

    /** Longer than PostgreSQL waits before it looks whether two wait for each other. */
    private static final long LONGEST_MILLIS = 2_000;

    private static final long PATIENCE_MILLIS = 60_000;
    private static final long PAUSE_MILLIS = 20;
    private static final String NOT_AVAILABLE = "55P03";

    private TableLock() {}

    /** Waits until nobody else is writing to the table, at most a minute. */
    static void take(Connection connection, String table) {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        long moment = FIRST_MILLIS;
        try {
            while (!within(moment, connection, table, System.nanoTime() < until)) {
                moment = Math.min(LONGEST_MILLIS, 2 * moment);
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (SQLException e) {
            throw new StoreFailure("lock " + table, false, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreFailure("lock " + table, false, e);
        }
    }

    private static boolean within(long millis, Connection connection, String table, boolean again) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local lock_timeout = " + millis);
            statement.execute("lock table " + table + " in share row exclusive mode");
            statement.execute("set local lock_timeout to default");
            connection.releaseSavepoint(before);
            return true;
        } catch (SQLException e) {
            if (!again || !NOT_AVAILABLE.equals(e.getSQLState())) {
                throw e;
            }
            connection.rollback(before);
            return false;
        }
    }
}
