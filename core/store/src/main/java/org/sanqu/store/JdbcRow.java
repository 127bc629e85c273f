package org.sanqu.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import org.sanqu.api.platform.Row;
import org.sanqu.api.platform.StoreFailure;

/** A row of a JDBC result. */
record JdbcRow(ResultSet result) implements Row {

    @Override
    public long number(String column) {
        return get(() -> result.getLong(column), column);
    }

    @Override
    public Long numberOrNull(String column) {
        return get(
                () -> {
                    long value = result.getLong(column);
                    return result.wasNull() ? null : (Long) value;
                },
                column);
    }

    @Override
    public String text(String column) {
        return get(() -> result.getString(column), column);
    }

    @Override
    public LocalDate date(String column) {
        String text = text(column);
        return text == null ? null : LocalDate.parse(text);
    }

    @Override
    public Instant instant(String column) {
        String text = text(column);
        return text == null ? null : Instant.parse(text);
    }

    @Override
    public boolean flag(String column) {
        return number(column) != 0;
    }

    @Override
    public byte[] bytes(String column) {
        return get(() -> result.getBytes(column), column);
    }

    private static <T> T get(Getter<T> getter, String column) {
        try {
            return getter.get();
        } catch (SQLException e) {
            throw new StoreFailure("column " + column, false, e);
        }
    }

    private interface Getter<T> {
        T get() throws SQLException;
    }
}
