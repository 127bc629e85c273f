package org.sanqu.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sanqu.api.platform.Migration;
import org.sanqu.api.platform.Store;
import org.sanqu.api.platform.StoreFailure;

class DatabaseStoreTest {

    private static final Migration BRANCHES = new Migration(
            "001.sql",
            """
            -- branches
            create table branch (
                id ${identity},
                name text not null unique,
                members bigint,
                founded text,
                seen text,
                open integer,
                seal bytea
            );
            create index branch_founded on branch (founded);
            """);

    private static void founded(Store store) {
        store.migrate("test", List.of(BRANCHES));
    }

    private static long insert(Store store, String name) {
        return store.write(sql -> sql.insert("insert into branch (name) values (?)", name));
    }

    private static long count(Store store) {
        return store.read(sql -> sql.first("select count(*) as n from branch", row -> row.number("n"))
                .orElseThrow());
    }

    @OnEachDatabase
    void idsThatWereReservedAreNobodyElses(Store store) {
        founded(store);
        insert(store, "first");
        long[] ids = store.write(sql -> {
            long[] reserved = sql.ids("branch", 3);
            List<Object[]> rows = new ArrayList<>();
            for (long id : reserved) {
                rows.add(new Object[] {id, "batch " + id});
            }
            sql.batch("insert into branch (id, name) values (?, ?)", rows);
            return reserved;
        });
        assertEquals(3, ids.length);
        long next = insert(store, "next");
        assertTrue(LongStream.of(ids).noneMatch(id -> id == next));
        assertEquals(5, count(store));
        assertEquals(0, store.<long[]>write(sql -> sql.ids("branch", 0)).length);
    }

    @Test
    void whatIsWrittenDoesNotPileUpInTheLog(@TempDir Path directory) throws IOException {
        try (DatabaseStore store = new DatabaseStore(directory, "")) {
            founded(store);
            for (int round = 0; round < 20; round++) {
                List<Object[]> rows = new ArrayList<>();
                for (int i = 0; i < 1_000; i++) {
                    rows.add(new Object[] {round + "-" + i + "x".repeat(200)});
                }
                store.write(sql -> {
                    sql.batch("insert into branch (name) values (?)", rows);
                    return null;
                });
            }
            assertEquals(20_000, count(store));
            assertTrue(Files.size(directory.resolve("database/sanqu.db")) > 4_000_000);
            assertTrue(Files.size(directory.resolve("database/sanqu.db-wal")) < 4_000_000);
        }
    }

    @OnEachDatabase
    void valuesComeBackAsTheyWentIn(Store store) {
        founded(store);
        Instant seen = Instant.parse("2025-07-01T08:30:00.120Z");
        long id = store.write(sql -> sql.insert(
                "insert into branch (name, members, founded, seen, open, seal) values (?, ?, ?, ?, ?, ?)",
                "第一支部",
                49L,
                LocalDate.of(1999, 7, 1),
                seen,
                true,
                new byte[] {1, 0, -1}));
        store.read(sql -> sql.first(
                        "select * from branch where id = ?",
                        row -> {
                            assertEquals("第一支部", row.text("name"));
                            assertEquals(49, row.number("members"));
                            assertEquals(LocalDate.of(1999, 7, 1), row.date("founded"));
                            assertEquals(seen, row.instant("seen"));
                            assertTrue(row.flag("open"));
                            assertEquals(-1, row.bytes("seal")[2]);
                            return id;
                        },
                        id)
                .orElseThrow());
    }

    @OnEachDatabase
    void aWorkThatThrowsLeavesNothing(Store store) {
        founded(store);
        List<String> told = new ArrayList<>();
        assertThrows(
                UnsupportedOperationException.class,
                () -> store.write(sql -> {
                    sql.afterCommit(() -> told.add("kept"));
                    sql.insert("insert into branch (name) values (?)", "半途而废");
                    throw new UnsupportedOperationException();
                }));
        assertEquals(0, count(store));
        assertEquals(List.of(), told);
    }

    @OnEachDatabase
    void whatIsKeptIsToldBeforeTheCallerGoesOn(Store store) {
        founded(store);
        List<Long> told = new ArrayList<>();
        store.write(sql -> {
            sql.afterCommit(() -> told.add(count(store)));
            return sql.insert("insert into branch (name) values (?)", "第二支部");
        });
        assertEquals(List.of(1L), told);
    }

    @OnEachDatabase
    void aDuplicateIsToldApart(Store store) {
        founded(store);
        insert(store, "第三支部");
        StoreFailure failure = assertThrows(StoreFailure.class, () -> insert(store, "第三支部"));
        assertTrue(failure.duplicate());
        assertEquals(1, count(store));
    }

    @OnEachDatabase
    void oneFailingWorkDoesNotHurtThoseCommittedWithIt(Store store) throws Exception {
        founded(store);
        ExecutorService clerks = Executors.newFixedThreadPool(8);
        List<Future<Long>> writes = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            String name = i % 10 == 9 ? "重名" : "支部" + i;
            writes.add(clerks.submit(() -> insert(store, name)));
        }
        int failed = 0;
        for (Future<Long> write : writes) {
            try {
                write.get();
            } catch (ExecutionException e) {
                assertTrue(((StoreFailure) e.getCause()).duplicate());
                failed++;
            }
        }
        clerks.shutdown();
        assertEquals(39, failed);
        assertEquals(361, count(store));
    }

    @OnEachDatabase
    void aReadMayNotWrite(Store store) {
        founded(store);
        assertThrows(
                StoreFailure.class, () -> store.read(sql -> sql.update("insert into branch (name) values (?)", "越权")));
    }

    @OnEachDatabase
    void aReadWithinAReadIsRefusedSinceReadersCouldWaitForOneAnother(Store store) {
        founded(store);
        assertThrows(IllegalStateException.class, () -> store.read(sql -> count(store)));
        assertEquals(0, count(store));
    }

    @OnEachDatabase
    void aWriteWithinAWriteIsRefusedInsteadOfWaitingForItself(Store store) {
        founded(store);
        assertThrows(IllegalStateException.class, () -> store.write(sql -> insert(store, "嵌套")));
    }

    @OnEachDatabase
    void aMigrationRunsOnceAndMayNotChange(Store store) {
        founded(store);
        insert(store, "第四支部");
        founded(store);
        assertEquals(1, count(store));
        Migration changed = new Migration("001.sql", "create table other (id ${identity});\n");
        IllegalStateException refused =
                assertThrows(IllegalStateException.class, () -> store.migrate("test", List.of(changed)));
        assertTrue(refused.getMessage().contains("test/001.sql"));
    }

    @OnEachDatabase
    void aMigrationThatFailsInTheMiddleLeavesNothing(Store store) {
        Migration broken = new Migration("001.sql", "create table half (id ${identity});\ncreate tabel;\n");
        assertThrows(StoreFailure.class, () -> store.migrate("test", List.of(broken)));
        store.migrate("test", List.of(new Migration("001.sql", "create table half (id ${identity});\n")));
    }

    @Test
    void twoInstancesDoNotShareADirectory(@TempDir Path directory) {
        try (DatabaseStore first = new DatabaseStore(directory, "")) {
            IllegalStateException refused =
                    assertThrows(IllegalStateException.class, () -> new DatabaseStore(directory, ""));
            assertTrue(refused.getMessage().contains(first.directory().toString()));
        }
    }

    @Test
    void whatWasWrittenIsThereAfterOpeningAgain(@TempDir Path directory) {
        try (DatabaseStore store = new DatabaseStore(directory, "")) {
            founded(store);
            insert(store, "第五支部");
        }
        try (DatabaseStore store = new DatabaseStore(directory, "")) {
            assertEquals(1, count(store));
        }
    }

    @OnEachDatabase
    void anErrorBehindACommitEndsNoOtherWrite(Store store) {
        founded(store);
        assertThrows(
                StackOverflowError.class,
                () -> store.write(sql -> {
                    sql.afterCommit(() -> {
                        throw new StackOverflowError("behind the commit");
                    });
                    return sql.insert("insert into branch (name) values (?)", "一");
                }));
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> insert(store, "二"));
        assertEquals(2, count(store));
    }
}
