package org.sanqu.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.sanqu.tests.karaf.Client;
import org.sanqu.tests.karaf.Platform;

/** What was answered with 201 is there after the process was killed in the middle of other submissions. */
class DurableSubmissionsIT {

    private static final int CLIENTS = 8;
    private static final int ENOUGH = 200;

    @Test
    void whatWasAcknowledgedIsThereAfterAKill() throws InterruptedException {
        Path data = Platform.emptyData("durable");
        Map<String, String> environment = Map.of("SANQU_ADMIN_PASSWORD", Platform.PASSWORD, "SANQU_EXAMPLE", "true");
        Set<Long> acknowledged = new ConcurrentSkipListSet<>();
        Platform first = Platform.start("durable", data, environment);
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            for (int i = 0; i < CLIENTS; i++) {
                clients.execute(() -> submit(first.admin(), acknowledged));
            }
            while (acknowledged.size() < ENOUGH) {
                Thread.sleep(5);
            }
        } finally {
            first.kill();
            clients.shutdownNow();
            assertTrue(clients.awaitTermination(60, TimeUnit.SECONDS));
        }
        try (Platform second = Platform.start("durable", data, environment)) {
            Client admin = second.admin();
            int lost = 0;
            for (long id : acknowledged) {
                lost += admin.get("/api/submissions/" + id).status() == 200 ? 0 : 1;
            }
            assertEquals(0, lost, "of " + acknowledged.size());
        }
    }

    /** Submits until nobody answers any more. */
    private static void submit(Client client, Set<Long> acknowledged) {
        String visit =
                "{\"form\":\"service-visits/visit\",\"organisation\":\"code:SL\",\"data\":{\"visitor\":\"member\","
                        + "\"on\":\"2025-03-05\",\"persons\":3,\"target\":\"resident\",\"place\":\"惠民里三栋\"}}";
        try {
            while (!Thread.currentThread().isInterrupted()) {
                acknowledged.add(client.post("/api/submissions", visit)
                        .expect(201)
                        .json()
                        .path("id")
                        .asLong());
            }
        } catch (RuntimeException killed) {
            // nothing was answered, so nothing is owed
            return;
        }
    }
}
