package org.sanqu.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.sanqu.api.platform.Work;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** SQLite: one file, one writer thread, readers beside it. */
final class SqliteDatabase implements Database {

    /** There is one writer, and no row is ever deleted. */
    static final String IDS =
            """
            with recursive next(id, more) as (
                select (select coalesce(max(id), 0) from %s) + 1, ? union all select id + 1, more - 1 from next where more > 1)
            select id from next where more > 0
            """;

    private static final int READERS = 4;
    private static final int BUSY_MILLIS = 30_000;

    /** An import touches pages all over the indexes; with the 2 MB that are the default it wrote each of them many times. */
    private static final int WRITER_CACHE_KIBIBYTES = 64 * 1024;

    private final SqliteWriter writer;
    private final HikariDataSource readers;

    SqliteDatabase(Path file) {
        SQLiteDataSource source = source(file, config());
        SQLiteConfig writing = config();
        writing.setCacheSize(-WRITER_CACHE_KIBIBYTES);
        // the writer moves what it wrote itself, once it has answered
        writing.setPragma(SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, "0");
        try {
            writer = new SqliteWriter(source(file, writing).getConnection());
        } catch (SQLException e) {
            throw JdbcSql.failure("open " + file, e);
        }
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setMaximumPoolSize(READERS);
        config.setConnectionInitSql("pragma query_only = 1");
        config.setPoolName("sanqu");
        readers = new HikariDataSource(config);
    }

    private static SQLiteDataSource source(Path file, SQLiteConfig config) {
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    private static SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(BUSY_MILLIS);
        return config;
    }

    @Override
    public <T> T read(Work<T> work) {
        try (Connection connection = readers.getConnection()) {
            connection.setAutoCommit(false);
            try {
                return work.with(new JdbcSql(connection, table -> {}, IDS));
            } finally {
                connection.rollback();
                // a connection at rest without auto-commit would keep a transaction open
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw JdbcSql.failure("transaction", e);
        }
    }

    @Override
    public <T> T write(Work<T> work) {
        return writer.write(work);
    }

    @Override
    public String identity() {
        return "integer primary key";
    }

    @Override
    public String binary() {
        return "";
    }

    @Override
    public void close() {
        writer.close();
        readers.close();
    }
}
