package org.sanqu.benchmarks.forms;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.sqlite.SQLiteConfig;

/**
 * What the database alone commits: rows like those that the platform wrote into a table with the same indexes, each a transaction on the disk,
 * for as many waiting clients. Nothing is sent, read, checked or recorded.
 */
final class Bare {

    private static final String COLUMNS =
            "form, form_version, organisation, member, period, day, series_key, slot, ref, data,"
                    + " state, steps, awaits, changed_after_approval, batch, revision, behalf, entered_by, entered_at, submitted_at";

    private final Path scratch;
    private final List<Object[]> rows = new ArrayList<>();
    private final List<String> definitions = new ArrayList<>();

    /** Takes table, indexes and rows from a database at rest. */
    Bare(Path database, Path scratch) throws SQLException {
        this.scratch = scratch;
        try (Connection connection = new SQLiteConfig().createConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement()) {
            try (ResultSet found = statement.executeQuery("select sql from sqlite_master where tbl_name = 'submission'"
                    + " and sql is not null order by type = 'index'")) {
                while (found.next()) {
                    definitions.add(found.getString(1));
                }
            }
            try (ResultSet found = statement.executeQuery("select " + COLUMNS + " from submission limit 100000")) {
                int width = found.getMetaData().getColumnCount();
                while (found.next()) {
                    Object[] row = new Object[width];
                    for (int i = 0; i < width; i++) {
                        row[i] = found.getObject(i + 1);
                    }
                    rows.add(row);
                }
            }
        }
    }

    /** Commits a second, each row its own transaction, one after the other. */
    double alone(int seconds) throws SQLException, IOException {
        return run(1, seconds);
    }

    /** Commits a second with so many clients of which those that wait are committed together. */
    double together(int clients, int seconds) throws SQLException, IOException {
        return run(clients, seconds);
    }

    private double run(int group, int seconds) throws SQLException, IOException {
        delete();
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setCacheSize(-64 * 1024);
        try (Connection connection = config.createConnection("jdbc:sqlite:" + scratch);
                Statement statement = connection.createStatement()) {
            for (String each : definitions) {
                statement.execute(each);
            }
            connection.setAutoCommit(false);
            AtomicLong done = new AtomicLong();
            LinkedBlockingQueue<Object[]> waiting = new LinkedBlockingQueue<>();
            long begin = System.nanoTime();
            long end = begin + seconds * 1_000_000_000L;
            String marks = String.join(", ", Collections.nCopies(rows.get(0).length, "?"));
            int next = 0;
            while (System.nanoTime() < end && next + group <= rows.size()) {
                for (int i = 0; i < group; i++) {
                    waiting.add(rows.get(next++));
                }
                while (!waiting.isEmpty()) {
                    try (PreparedStatement insert = connection.prepareStatement(
                            "insert into submission (" + COLUMNS + ") values (" + marks + ")")) {
                        Object[] row = waiting.remove();
                        for (int i = 0; i < row.length; i++) {
                            insert.setObject(i + 1, row[i]);
                        }
                        insert.executeUpdate();
                        done.incrementAndGet();
                    }
                }
                connection.commit();
            }
            return done.get() / ((System.nanoTime() - begin) / 1e9);
        } finally {
            delete();
        }
    }

    private void delete() throws IOException {
        for (String end : List.of("", "-wal", "-shm")) {
            Files.deleteIfExists(Path.of(scratch + end));
        }
    }
}
