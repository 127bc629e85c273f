package org.sanqu.api.platform;

import java.time.Instant;
import java.time.LocalDate;
import org.osgi.annotation.versioning.ProviderType;

/** The row that a query stands on; columns by name. The boxed types are null where the database has null. */
@ProviderType
public interface Row {
    long number(String column);

    Long numberOrNull(String column);

    String text(String column);

    LocalDate date(String column);

    Instant instant(String column);

    boolean flag(String column);

    byte[] bytes(String column);

    /** Makes a value of a row. */
    @FunctionalInterface
    interface Reader<T> {
        T read(Row row);
    }
}
