package org.sanqu.api.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.sanqu.api.platform.TimeLimit.Kind;

class TimeLimitTest {

    private final CountDownLatch end = new CountDownLatch(1);

    /** Deaf to interruption. */
    private Integer hang() {
        while (end.getCount() > 0) {
            Thread.onSpinWait();
        }
        return 1;
    }

    private static Kind fails(TimeLimit limit, String owner, Callable<?> task) {
        return assertThrows(TimeLimit.Failed.class, () -> limit.run(owner, task))
                .kind();
    }

    @Test
    void whatIsDoneInTimeIsAnswered() throws Exception {
        assertEquals(7, new TimeLimit(Duration.ofSeconds(10), 1).run("market", () -> 7));
    }

    @Test
    void whatHangsIsGivenUpAndAFewOfThemStopOnlyTheirOwner() throws Exception {
        TimeLimit limit = new TimeLimit(Duration.ofMillis(50), 2);
        try {
            assertEquals(Kind.SLOW, fails(limit, "market", this::hang));
            assertEquals(Kind.SLOW, fails(limit, "market", this::hang));
            assertEquals(Kind.STOPPED, fails(limit, "market", () -> 7));
            assertEquals(7, limit.run("fair", () -> 7));
        } finally {
            end.countDown();
        }
    }

    @Test
    void whatBreaksSaysHowAndGivesItsPlaceFree() throws Exception {
        TimeLimit limit = new TimeLimit(Duration.ofSeconds(10), 1);
        TimeLimit.Failed failed = assertThrows(
                TimeLimit.Failed.class,
                () -> limit.run("market", () -> {
                    throw new StackOverflowError("too deep");
                }));
        assertEquals(Kind.FAILED, failed.kind());
        assertEquals("too deep", failed.getCause().getMessage());
        assertEquals(7, limit.run("market", () -> 7));
    }
}
