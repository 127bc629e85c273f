package org.sanqu.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.sanqu.api.Refusal.Reason.TOO_MANY;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThrottleTest {

    private final HandClock clock = new HandClock();
    private final Throttle throttle = new Throttle(clock);

    private void fail(String key, int times) {
        for (int i = 0; i < times; i++) {
            throttle.failed(key);
        }
    }

    private List<Object> secondsToWait() {
        return Refused.as(TOO_MANY, "login.throttled", () -> throttle.check("zhang"))
                .text()
                .args();
    }

    @Test
    void aFewMistakesCostNothing() {
        fail("zhang", 4);
        throttle.check("zhang");
    }

    @Test
    void theWaitDoublesUpToAQuarterOfAnHour() {
        fail("zhang", 5);
        assertEquals(List.of("1"), secondsToWait());
        fail("zhang", 1);
        assertEquals(List.of("2"), secondsToWait());
        fail("zhang", 1_000);
        assertEquals(List.of("900"), secondsToWait());
        clock.forward(Duration.ofMinutes(15));
        throttle.check("zhang");
    }

    @Test
    void failuresAreForgottenAfterAnHourWithoutOne() {
        fail("zhang", 20);
        clock.forward(Duration.ofHours(1).plusMillis(1));
        fail("zhang", 4);
        throttle.check("zhang");
    }

    @Test
    void anotherKeyIsAnotherMatter() {
        fail("zhang", 20);
        throttle.check("li");
    }
}
