package org.sanqu.benchmarks.roll;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.sqlite.SQLiteConfig;

/**
 * What the database itself takes to insert the rows of an import: bare JDBC, prepared batches, one transaction, kept on the disk; nothing
 * else is checked or written, foreign keys neither.
 */
final class Floor {

    private static final int CHUNK = 500;
    private static final int CACHE_KIBIBYTES = 64 * 1024;
    private static final List<String> TABLES = List.of("member", "affiliation");

    private final Path register;
    private final Path scratch;
    private final long firstMember;
    private final int members;

    /**
     * A floor.
     *
     * @param register the database whose rows are inserted again, at rest
     * @param scratch where to do so
     * @param firstMember the first of them; those before are there already
     * @param members how many
     */
    Floor(Path register, Path scratch, long firstMember, int members) {
        this.register = register;
        this.scratch = scratch;
        this.firstMember = firstMember;
        this.members = members;
    }

    /** Seconds for both tables with their indexes. */
    double indexed() throws SQLException, IOException {
        return insert(TABLES, true);
    }

    /** Seconds for the table of members alone, without any index. */
    double bare() throws SQLException, IOException {
        return insert(List.of("member"), false);
    }

    private double insert(List<String> tables, boolean indexed) throws SQLException, IOException {
        delete();
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setCacheSize(-CACHE_KIBIBYTES);
        try (Connection connection = config.createConnection("jdbc:sqlite:" + scratch);
                Statement statement = connection.createStatement()) {
            statement.execute("attach '" + register + "' as register");
            statement.execute("pragma wal_autocheckpoint = 0");
            for (String table : tables) {
                prepare(statement, table, indexed);
            }
            statement.execute("pragma main.wal_checkpoint(truncate)");
            List<Rows> rows = new ArrayList<>();
            for (String table : tables) {
                rows.add(Rows.of(statement, table, among(table)));
            }
            statement.execute("detach register");
            return written(connection, rows);
        } finally {
            delete();
        }
    }

    private static double written(Connection connection, List<Rows> rows) throws SQLException {
        connection.setAutoCommit(false);
        long begin = System.nanoTime();
        for (Rows each : rows) {
            each.insert(connection);
        }
        connection.commit();
        return (System.nanoTime() - begin) / 1e9;
    }

    private void prepare(Statement statement, String table, boolean indexed) throws SQLException {
        List<String> definitions = new ArrayList<>();
        try (ResultSet found = statement.executeQuery("select sql from register.sqlite_master where tbl_name = '"
                + table + "' and sql is not null order by type = 'index'")) {
            while (found.next()) {
                definitions.add(found.getString(1));
            }
        }
        String made = definitions.remove(0);
        statement.execute(indexed ? made : made.replace(" unique", ""));
        statement.execute("insert into main." + table + " select * from register." + table + " where " + key(table)
                + " < " + firstMember);
        for (String index : indexed ? definitions : List.<String>of()) {
            statement.execute(index);
        }
    }

    private String among(String table) {
        return key(table) + " between " + firstMember + " and " + (firstMember + members - 1);
    }

    private static String key(String table) {
        return table.equals("member") ? "id" : "member";
    }

    private void delete() throws IOException {
        for (String end : List.of("", "-wal", "-shm")) {
            Files.deleteIfExists(Path.of(scratch + end));
        }
    }

    /** Rows in memory, in the order in which they were inserted. */
    private record Rows(String table, List<Object[]> values) {

        static Rows of(Statement statement, String table, String condition) throws SQLException {
            List<Object[]> values = new ArrayList<>();
            try (ResultSet found = statement.executeQuery(
                    "select * from register." + table + " where " + condition + " order by id")) {
                ResultSetMetaData columns = found.getMetaData();
                while (found.next()) {
                    Object[] row = new Object[columns.getColumnCount()];
                    for (int i = 0; i < row.length; i++) {
                        row[i] = found.getObject(i + 1);
                    }
                    values.add(row);
                }
            }
            return new Rows(table, values);
        }

        void insert(Connection connection) throws SQLException {
            String marks = String.join(", ", Collections.nCopies(values.get(0).length, "?"));
            try (PreparedStatement statement =
                    connection.prepareStatement("insert into " + table + " values (" + marks + ")")) {
                int waiting = 0;
                for (Object[] row : values) {
                    for (int i = 0; i < row.length; i++) {
                        statement.setObject(i + 1, row[i]);
                    }
                    statement.addBatch();
                    waiting++;
                    if (waiting % CHUNK == 0) {
                        statement.executeBatch();
                    }
                }
                statement.executeBatch();
            }
        }
    }
}
