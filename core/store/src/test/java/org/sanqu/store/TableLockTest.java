package org.sanqu.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;
import org.sanqu.api.platform.Migration;

class TableLockTest {

    private static final long PATIENCE_SECONDS = 20;

    private static DatabaseStore postgres(Path directory) {
        try {
            return new DatabaseStore(directory, TestPostgres.emptyDatabase());
        } catch (IOException e) {
            throw new TestAbortedException("no PostgreSQL can be started on this machine: " + e.getMessage(), e);
        }
    }

    @Test
    void whoWaitsForATableHasNobodyElseWaitAndGetsItInTheEnd(@TempDir Path directory) throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(2);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch written = new CountDownLatch(1);
        try (DatabaseStore store = postgres(directory)) {
            store.migrate("test", List.of(new Migration("1.sql", "create table thing (name text);\n")));
            Future<Boolean> longest = people.submit(() -> store.write(sql -> {
                sql.update("insert into thing (name) values ('long')");
                begun.countDown();
                return await(written);
            }));
            assertTrue(await(begun));
            Future<Long> locker = people.submit(() -> store.write(sql -> {
                asked.countDown();
                sql.lock("thing");
                return sql.first("select count(*) as n from thing", row -> row.number("n"))
                        .orElseThrow();
            }));
            assertTrue(await(asked));
            for (int number = 0; number < 5; number++) {
                store.write(sql -> sql.update("insert into thing (name) values ('short')"));
            }
            written.countDown();
            assertTrue(longest.get(PATIENCE_SECONDS, TimeUnit.SECONDS), "others wrote while it was waited for");
            assertEquals(6, locker.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        } finally {
            people.shutdownNow();
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
