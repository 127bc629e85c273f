package org.sanqu.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.sanqu.api.platform.Row;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.platform.StoreFailure;

/** Statements on one connection, inside one transaction that somebody else begins and ends. */
final class JdbcSql implements Sql {

    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final int FETCH = 1_000;

    private final Connection connection;
    private final Consumer<String> locker;
    private final String ids;
    private Instant lastInstant;
    private String lastText;
    private final List<Runnable> afterCommit = new ArrayList<>();

    /**
     * Statements on a connection.
     *
     * @param locker locks a table, where the database needs to be told
     * @param ids the query that reserves ids, with the name of the table as %s and how many as its argument
     */
    JdbcSql(Connection connection, Consumer<String> locker, String ids) {
        this.connection = connection;
        this.locker = locker;
        this.ids = ids;
    }

    @Override
    public <T> List<T> list(String sql, Row.Reader<T> reader, Object... args) {
        List<T> all = new ArrayList<>();
        each(sql, row -> all.add(reader.read(row)), args);
        return all;
    }

    @Override
    public <T> Optional<T> first(String sql, Row.Reader<T> reader, Object... args) {
        return run(sql, args, statement -> {
            try (ResultSet result = statement.executeQuery()) {
                return result.next() ? Optional.of(reader.read(new JdbcRow(result))) : Optional.empty();
            }
        });
    }

    @Override
    public void each(String sql, Consumer<Row> consumer, Object... args) {
        run(sql, args, statement -> {
            statement.setFetchSize(FETCH);
            try (ResultSet result = statement.executeQuery()) {
                Row row = new JdbcRow(result);
                while (result.next()) {
                    consumer.accept(row);
                }
            }
            return null;
        });
    }

    @Override
    public int update(String sql, Object... args) {
        return run(sql, args, PreparedStatement::executeUpdate);
    }

    @Override
    public long insert(String sql, Object... args) {
        return first(sql + " returning id", row -> row.number("id"), args).orElseThrow();
    }

    @Override
    public long[] ids(String table, int many) {
        return list(ids.formatted(name(table)), row -> row.number("id"), many).stream()
                .mapToLong(Long::longValue)
                .toArray();
    }

    @Override
    public void batch(String sql, List<Object[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        run(sql, new Object[0], statement -> {
            for (Object[] row : rows) {
                bind(statement, row);
                statement.addBatch();
            }
            return statement.executeBatch();
        });
    }

    @Override
    public void lock(String table) {
        locker.accept(name(table));
    }

    private static String name(String table) {
        if (!table.matches("[a-z_]+")) {
            throw new IllegalArgumentException("not a table: " + table);
        }
        return table;
    }

    @Override
    public void afterCommit(Runnable action) {
        afterCommit.add(action);
    }

    /** What is to be done once the transaction is kept. */
    List<Runnable> afterCommit() {
        return afterCommit;
    }

    private <T> T run(String sql, Object[] args, Use<T> use) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, args);
            return use.of(statement);
        } catch (SQLException e) {
            throw failure(sql, e);
        }
    }

    private void bind(PreparedStatement statement, Object[] args) throws SQLException {
        for (int i = 0; i < args.length; i++) {
            Object arg = args[i];
            if (arg instanceof byte[] bytes) {
                statement.setBytes(i + 1, bytes);
            } else {
                statement.setObject(i + 1, simple(arg));
            }
        }
    }

    /** Many rows of a batch have the same instant, and to write it takes longer than the rest of a row. */
    private String text(Instant instant) {
        if (instant != lastInstant) {
            lastInstant = instant;
            lastText = INSTANT.format(instant);
        }
        return lastText;
    }

    private Object simple(Object arg) {
        if (arg instanceof LocalDate date) {
            return date.toString();
        }
        if (arg instanceof Instant instant) {
            return text(instant);
        }
        if (arg instanceof Boolean flag) {
            return flag ? 1 : 0;
        }
        if (arg == null || arg instanceof String || arg instanceof Number) {
            return arg;
        }
        throw new IllegalArgumentException("not an argument for SQL: " + arg.getClass());
    }

    /** The failure of a statement, with what a caller can act on. */
    static StoreFailure failure(String sql, SQLException e) {
        boolean duplicate = "23505".equals(e.getSQLState())
                || (e.getMessage() != null && e.getMessage().contains("UNIQUE constraint failed"));
        return new StoreFailure(sql, duplicate, e);
    }

    private interface Use<T> {
        T of(PreparedStatement statement) throws SQLException;
    }
}
