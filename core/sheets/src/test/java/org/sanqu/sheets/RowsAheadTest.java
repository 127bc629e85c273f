package org.sanqu.sheets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowsAheadTest {

    @Test
    void everyRowComesOnceAndInOrder() {
        List<Integer> rows = IntStream.range(0, 10_001).boxed().toList();
        try (RowsAhead<Integer> ahead = new RowsAhead<>(rows.iterator())) {
            for (int row : rows) {
                assertEquals(row, ahead.next());
            }
            assertFalse(ahead.hasNext());
        }
        try (RowsAhead<Integer> none = new RowsAhead<>(List.<Integer>of().iterator())) {
            assertFalse(none.hasNext());
        }
    }

    @Test
    void whoeverStopsEarlyWaitsForNobody() {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            try (RowsAhead<Integer> ahead =
                    new RowsAhead<>(IntStream.iterate(0, next -> next + 1).iterator())) {
                assertEquals(0, ahead.next());
            }
        });
    }

    @Test
    void whatCannotBeReadIsToldToWhoeverReads() {
        RowsAhead<Integer> ahead = new RowsAhead<>(
                IntStream.range(0, 500).map(row -> 100 / (499 - row)).iterator());
        try (ahead) {
            assertThrows(ArithmeticException.class, () -> {
                while (ahead.hasNext()) {
                    ahead.next();
                }
            });
        }
    }
}
