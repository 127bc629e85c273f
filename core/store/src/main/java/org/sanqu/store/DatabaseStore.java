package org.sanqu.store;

import java.nio.file.Path;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.sanqu.api.platform.Migration;
import org.sanqu.api.platform.Setting;
import org.sanqu.api.platform.Store;
import org.sanqu.api.platform.Work;

/** The store of one instance: SQLite below the data directory, or the PostgreSQL that {@code SANQU_DATABASE_URL} names. */
@Component(service = Store.class)
public final class DatabaseStore implements Store, AutoCloseable {

    private final DataDirectory directory;
    private final Database database;
    private final Migrations migrations;
    private final ThreadLocal<Boolean> reading = ThreadLocal.withInitial(() -> false);
    private final ThreadLocal<Boolean> writing = ThreadLocal.withInitial(() -> false);

    @Activate
    public DatabaseStore(BundleContext context) {
        this(
                Path.of(Setting.of(context::getProperty, "sanqu.data", "sanqu")),
                Setting.of(context::getProperty, "sanqu.database.url", ""));
    }

    /**
     * Opens a store.
     *
     * @param path the data directory; made when it is not there
     * @param url a JDBC URL of PostgreSQL; blank for SQLite
     */
    public DatabaseStore(Path path, String url) {
        directory = new DataDirectory(path);
        try {
            database = url.isBlank()
                    ? new SqliteDatabase(directory.path().resolve("database/sanqu.db"))
                    : new PostgresDatabase(url);
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
        migrations = new Migrations(database);
        try {
            prepare();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void prepare() {
        write(sql -> {
            migrations.prepare(sql);
            return null;
        });
    }

    @Override
    public <T> T read(Work<T> work) {
        if (reading.get()) {
            throw new IllegalStateException("a read within a read");
        }
        return database.read(sql -> {
            reading.set(true);
            try {
                return work.with(sql);
            } finally {
                reading.remove();
            }
        });
    }

    @Override
    public <T> T write(Work<T> work) {
        if (writing.get()) {
            throw new IllegalStateException("a write within a write");
        }
        return database.write(sql -> {
            writing.set(true);
            try {
                return work.with(sql);
            } finally {
                writing.remove();
            }
        });
    }

    @Override
    public void migrate(String owner, List<Migration> steps) {
        write(sql -> {
            migrations.run(sql, owner, steps);
            return null;
        });
    }

    @Override
    public Path directory() {
        return directory.path();
    }

    @Override
    @Deactivate
    public void close() {
        database.close();
        directory.close();
    }
}
