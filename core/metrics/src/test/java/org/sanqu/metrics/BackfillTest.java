package org.sanqu.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.sanqu.api.form.Submission;
import org.sanqu.api.metric.Measure;
import org.sanqu.api.platform.Store;
import org.sanqu.store.OnEachDatabase;

class BackfillTest {

    private static final String COST = "market/costs";

    private static Map<String, String> forms() {
        Map<String, String> files = new HashMap<>(FoldedRollupsTest.MARKET);
        files.keySet().removeIf(path -> path.startsWith("metrics/"));
        return files;
    }

    private static Submission submit(Street street, int cost) {
        return street.ledger.ticket(street.first, "2023-03-05", "{'cost': " + cost + "}");
    }

    private static long total(Street street) {
        return street.rollup(COST, street.committee, "2023").total().numerator() / Measure.SCALE;
    }

    @OnEachDatabase
    void aMetricInstalledWhilePeopleSubmitMissesNothingAndCountsNothingTwice(Store store) throws Exception {
        try (Street street = new Street(store)) {
            street.modules.install("market", forms());
            for (int i = 0; i < 300; i++) {
                submit(street, 1);
            }
            AtomicBoolean installed = new AtomicBoolean();
            ExecutorService people = Executors.newFixedThreadPool(4);
            List<Future<Long>> sums = new ArrayList<>();
            for (int person = 0; person < 4; person++) {
                sums.add(people.submit(() -> work(street, installed)));
            }
            Thread.sleep(100);
            street.modules.install("market", FoldedRollupsTest.MARKET);
            street.awaitBackfill(COST);
            installed.set(true);
            long expected = 300;
            for (Future<Long> sum : sums) {
                expected += sum.get();
            }
            people.shutdown();
            assertEquals(expected, total(street));
        }
    }

    /** Submits, and revises every third; answers what all of it costs. */
    private static long work(Street street, AtomicBoolean until) {
        long sum = 0;
        for (int i = 0; !until.get() || i < 100; i++) {
            Submission ticket = submit(street, 10);
            boolean revised = i % 3 == 0;
            boolean returned = i % 9 == 0;
            if (revised) {
                Submission seven = street.ledger.revise(ticket, "{'cost': 7}");
                if (returned) {
                    street.ledger.giveBack(seven);
                }
            }
            sum += returned ? 0 : revised ? 7 : 10;
        }
        return sum;
    }

    @OnEachDatabase
    void whatWasInterruptedGoesOnAfterTheNextStart(Store store) throws Exception {
        try (Street street = new Street(store)) {
            street.modules.install("market", forms());
            for (int i = 0; i < 2_000; i++) {
                submit(street, 1);
            }
            street.modules.install("market", FoldedRollupsTest.MARKET);
            while (total(street) == 0) {
                Thread.sleep(1);
            }
        }
        long reached = store.read(sql -> sql.first(
                        "select min(reached) as n from measure where form = 'market/ticket'", row -> row.number("n")))
                .orElseThrow();
        assertTrue(reached > 0, "how far it came is stored");
        try (Street street = new Street(store)) {
            street.modules.install("market", FoldedRollupsTest.MARKET);
            submit(street, 1);
            street.awaitBackfill(COST);
            assertEquals(2_001, total(street));
        }
    }

    @OnEachDatabase
    void aModuleThatComesBackCatchesUpWithWhatItMissed(Store store) throws Exception {
        try (Street street = new Street(store)) {
            street.modules.install("market", FoldedRollupsTest.MARKET);
            submit(street, 1);
            Submission revised = submit(street, 2);
            street.awaitBackfill(COST);
            street.modules.install("market", forms());
            street.ledger.revise(revised, "{'cost': 5}");
            submit(street, 10);
            street.modules.install("market", FoldedRollupsTest.MARKET);
            street.awaitBackfill(COST);
            assertEquals(16, total(street));
        }
    }

    @OnEachDatabase
    void anOldNumberThatIsTooFineIsLeftOutAndTheRestIsCounted(Store store) throws Exception {
        try (Street street = new Street(store)) {
            street.modules.install("market", forms());
            street.ledger.ticket(street.first, "2023-03-05", "{'cost': 0.123456}");
            submit(street, 3);
            street.modules.install("market", FoldedRollupsTest.MARKET);
            street.awaitBackfill(COST);
            assertEquals(3, total(street));
            assertEquals("2", street.shown("market/tickets", street.committee, "2023"));
        }
    }
}
