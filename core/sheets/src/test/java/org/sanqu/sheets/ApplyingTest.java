package org.sanqu.sheets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sanqu.api.Fault;
import org.sanqu.api.platform.BatchImport;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.security.Caller;

class ApplyingTest {

    /** So many good rows, each of them new. */
    private static final class Rows implements BatchImport.Intake {

        private int left;

        Rows(int left) {
            this.left = left;
        }

        @Override
        public List<Fault> add(int row, Map<String, String> values, Set<String> unread) {
            return List.of();
        }

        @Override
        public Map<Integer, List<Fault>> close() {
            return Map.of();
        }

        @Override
        public There there() {
            return new There(0, 0, Map.of());
        }

        @Override
        public int remaining() {
            return left;
        }

        @Override
        public int apply(Sql sql, Caller caller, int most) {
            int now = Math.min(most, left);
            left -= now;
            return now;
        }
    }

    @Test
    void howManyRowsAreLeftIsToldWhileOneTransactionLasts() {
        List<Integer> left = new ArrayList<>();
        Rows rows = new Rows(5_000);
        assertEquals(5_000, ImportJobs.apply(null, null, rows, Integer.MAX_VALUE, left::add));
        assertEquals(List.of(3_000, 1_000, 0), left);
    }

    @Test
    void noMoreThanIsWantedGoesIntoOneTransaction() {
        Rows rows = new Rows(5_000);
        assertEquals(2_500, ImportJobs.apply(null, null, rows, 2_500, left -> {}));
        assertEquals(2_500, rows.remaining());
        assertEquals(0, ImportJobs.apply(null, null, new Rows(0), 2_500, left -> {}));
    }
}
