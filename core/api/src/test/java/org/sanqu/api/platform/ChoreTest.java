package org.sanqu.api.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ChoreTest {

    private static final Duration NEVER = Duration.ofHours(1);

    private final Semaphore turns = new Semaphore(0);

    @Test
    void goesOnAfterAFailure() throws InterruptedException {
        try (Chore chore = new Chore("test", Duration.ZERO, Duration.ofMillis(1), each -> {
            turns.release();
            throw new IllegalStateException("on purpose");
        })) {
            assertTrue(turns.tryAcquire(3, 10, TimeUnit.SECONDS));
        }
    }

    @Test
    void beginsWhenRungFor() throws InterruptedException {
        try (Chore chore = new Chore("test", NEVER, NEVER, each -> turns.release())) {
            assertFalse(turns.tryAcquire(50, TimeUnit.MILLISECONDS));
            chore.ring();
            assertTrue(turns.tryAcquire(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void endsWithTheStepUnderWay() throws InterruptedException {
        AtomicInteger steps = new AtomicInteger();
        Chore chore = new Chore("test", Duration.ZERO, NEVER, each -> {
            turns.release();
            while (each.goesOn()) {
                Thread.sleep(1);
            }
            steps.incrementAndGet();
        });
        assertTrue(turns.tryAcquire(10, TimeUnit.SECONDS));
        chore.close();
        assertEquals(1, steps.get());
        chore.ring();
        assertFalse(turns.tryAcquire(50, TimeUnit.MILLISECONDS));
    }
}
