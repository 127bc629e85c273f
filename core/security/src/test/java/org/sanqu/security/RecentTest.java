package org.sanqu.security;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecentTest {

    private final HandClock clock = new HandClock();
    private final Recent<String> recent = new Recent<>(clock, Duration.ofSeconds(5), 2);

    @Test
    void aValueIsKeptForItsTimeOnly() {
        recent.keep("a", "one", recent.generation());
        clock.forward(Duration.ofMillis(4_999));
        assertEquals(Optional.of("one"), recent.get("a"));
        clock.forward(Duration.ofMillis(1));
        assertEquals(Optional.empty(), recent.get("a"));
    }

    @Test
    void theOneThatWasNotAskedForLongestGivesWay() {
        recent.keep("a", "one", 0);
        recent.keep("b", "two", 0);
        recent.get("a");
        recent.keep("c", "three", 0);
        assertEquals(Optional.of("one"), recent.get("a"));
        assertEquals(Optional.empty(), recent.get("b"));
        assertEquals(Optional.of("three"), recent.get("c"));
    }

    @Test
    void aSlowLookUpDoesNotBringBackWhatWasForgottenMeanwhile() {
        long before = recent.generation();
        recent.forget("stale"::equals);
        recent.keep("a", "stale", before);
        assertEquals(Optional.empty(), recent.get("a"));
    }
}
