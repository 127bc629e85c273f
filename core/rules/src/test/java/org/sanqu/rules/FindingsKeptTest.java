package org.sanqu.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.sanqu.api.metric.Source;
import org.sanqu.api.platform.Census;
import org.sanqu.api.platform.Store;
import org.sanqu.store.OnEachDatabase;

class FindingsKeptTest {

    private static final LocalDate DAY = LocalDate.of(2023, 10, 15);

    private final AtomicLong data = new AtomicLong();
    private final AtomicLong numbers = new AtomicLong();
    private final AtomicInteger looks = new AtomicInteger();
    private FindingsKept kept;

    private void open(Store store, int people) {
        PlainTree tree = new PlainTree(-1);
        LocalNumbers local = new LocalNumbers(store);
        Shelf shelf = new Shelf(RuleFiles.all());
        kept = new FindingsKept(() -> new FindingsKept.Stamp(numbers.get(), List.of(data.get())), day -> {
            looks.incrementAndGet();
            return DayFindings.look(new DayRules(shelf, local, tree, day), tree, List.of(new Crowd(people)), day);
        });
    }

    @AfterEach
    void close() {
        kept.close();
    }

    @OnEachDatabase
    void fewAreLookedAtAgainAsSoonAsAnythingChanges(Store store) {
        open(store, FindingsKept.FEW);
        DayFindings first = kept.on(DAY);
        assertSame(first, kept.on(DAY));
        data.incrementAndGet();
        assertNotSame(first, kept.on(DAY));
        numbers.incrementAndGet();
        kept.on(DAY);
        assertEquals(3, looks.get());
    }

    @OnEachDatabase
    void ofManyThePresentFindingsAreShownUntilThereAreNewOnes(Store store) throws Exception {
        open(store, FindingsKept.FEW + 1);
        DayFindings first = kept.on(DAY);
        data.incrementAndGet();
        assertSame(first, kept.on(DAY));
        long deadline = System.nanoTime() + 30_000_000_000L;
        while (kept.on(DAY) == first) {
            assertTrue(System.nanoTime() < deadline, "nobody looks again");
            Thread.sleep(5);
        }
        assertEquals(2, looks.get());
        // numbers that somebody has just set hold at once
        DayFindings second = kept.on(DAY);
        numbers.incrementAndGet();
        assertNotSame(second, kept.on(DAY));
    }

    @OnEachDatabase
    void noMoreThanAFewDaysAreKept(Store store) {
        open(store, 1);
        for (int i = 0; i < 4; i++) {
            kept.on(DAY.plusDays(i));
        }
        kept.on(DAY.plusDays(3));
        assertEquals(4, looks.get());
        kept.on(DAY);
        assertEquals(5, looks.get());
    }

    /** So many people of seventy-one in service. */
    private record Crowd(int people) implements Census {

        @Override
        public Source source() {
            return Source.MEMBERS;
        }

        @Override
        public long revision() {
            return 0;
        }

        @Override
        public Set<String> attributes() {
            return Set.of("/age", "/standing");
        }

        @Override
        public void each(LocalDate day, Visitor visitor) {
            for (int i = 0; i < people; i++) {
                visitor.visit(
                        0,
                        i,
                        JsonNodeFactory.instance.objectNode().put("age", 71).put("standing", "in-service"));
            }
        }
    }
}
