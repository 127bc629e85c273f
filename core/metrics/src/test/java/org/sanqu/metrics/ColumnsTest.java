package org.sanqu.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.sanqu.metrics.Columns.Key;
import org.sanqu.metrics.Columns.Stamp;

class ColumnsTest {

    private static final LocalDate DAY = LocalDate.of(2025, 7, 1);

    private final AtomicLong version = new AtomicLong();
    private final Supplier<Stamp> stamps = () -> new Stamp(version.get(), 0);

    private static Key key(String hash) {
        return new Key(hash, DAY, DAY, "formal", DAY);
    }

    private static Column column(long total) {
        return new Column(new long[] {total}, List.of(), new long[0], new long[0], 0);
    }

    @Test
    void aColumnIsBuiltOnceUntilItsDataChanges() {
        Columns columns = new Columns(10_000);
        Column first = columns.get(key("a"), stamps, () -> column(1));
        assertSame(first, columns.get(key("a"), stamps, () -> column(2)));
        version.incrementAndGet();
        assertEquals(3, columns.get(key("a"), stamps, () -> column(3)).total(0));
    }

    @Test
    void aColumnWhoseDataChangedWhileItWasBuiltIsNotKept() {
        Columns columns = new Columns(10_000);
        Column stale = columns.get(key("a"), stamps, () -> {
            version.incrementAndGet();
            return column(1);
        });
        assertEquals(0, columns.bytes());
        assertNotSame(stale, columns.get(key("a"), stamps, () -> column(2)));
    }

    @Test
    void columnsTakeNoMoreThanTheyMayAndTheLeastUsedGoes() {
        Columns columns = new Columns(3 * column(0).bytes());
        Column a = columns.get(key("a"), stamps, () -> column(1));
        for (String hash : List.of("b", "c", "a", "d")) {
            columns.get(key(hash), stamps, () -> column(2));
        }
        assertEquals(3 * column(0).bytes(), columns.bytes());
        assertSame(a, columns.get(key("a"), stamps, () -> column(3)));
        assertEquals(4, columns.get(key("b"), stamps, () -> column(4)).total(0));
    }

    @Test
    void aColumnThatIsTooLargeIsBuiltEachTime() {
        Columns columns = new Columns(100);
        assertEquals(1, columns.get(key("a"), stamps, () -> column(1)).total(0));
        assertEquals(2, columns.get(key("a"), stamps, () -> column(2)).total(0));
        assertEquals(0, columns.bytes());
    }

    @Test
    void aBuildThatFailsIsTriedAgain() {
        Columns columns = new Columns(10_000);
        assertThrows(
                IllegalStateException.class,
                () -> columns.get(key("a"), stamps, () -> {
                    throw new IllegalStateException("the database is closed");
                }));
        assertEquals(1, columns.get(key("a"), stamps, () -> column(1)).total(0));
    }

    @Test
    void whoAsksAfterACommitNeverGetsWhatWasBefore() throws Exception {
        Columns columns = new Columns(10_000);
        AtomicLong data = new AtomicLong();
        AtomicInteger builds = new AtomicInteger();
        Callable<Long> reader = () -> {
            long worst = Long.MAX_VALUE;
            for (int i = 0; i < 20_000; i++) {
                long committed = version.get();
                long seen = columns.get(key("a"), stamps, () -> {
                            builds.incrementAndGet();
                            return column(data.get());
                        })
                        .total(0);
                worst = Math.min(worst, seen - committed);
            }
            return worst;
        };
        ExecutorService threads = Executors.newFixedThreadPool(5);
        try {
            List<Future<Long>> readers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                readers.add(threads.submit(reader));
            }
            for (int i = 0; i < 20_000; i++) {
                data.incrementAndGet();
                version.incrementAndGet();
            }
            for (Future<Long> each : readers) {
                assertTrue(each.get() >= 0, "a reader saw data older than the last commit it knew of");
            }
        } finally {
            threads.shutdownNow();
        }
        assertTrue(builds.get() > 0);
    }
}
