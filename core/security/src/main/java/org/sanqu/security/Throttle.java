package org.sanqu.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sanqu.api.Refusal;

/**
 * Slows down guessing: behind a few failures every further one doubles the wait, up to a quarter of an hour.
 *
 * <p>Keys are an account with a source, so that nobody can shut an owner out from elsewhere. The number of keys is bounded;
 * failures are forgotten after an hour without one. Thread-safe.
 */
final class Throttle {

    private static final int FREE = 5;
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration FORGOTTEN = Duration.ofHours(1);
    private static final int MOST = 10_000;

    private final Clock clock;
    private final Map<String, Failures> failures = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > MOST;
        }
    };

    Throttle(Clock clock) {
        this.clock = clock;
    }

    /**
     * Passes when the next attempt may be made now.
     *
     * @throws Refusal TOO_MANY with the seconds to wait
     */
    synchronized void check(String key) {
        Failures before = failures.get(key);
        if (before == null) {
            return;
        }
        Duration left = Duration.between(clock.instant(), before.last.plus(delay(before.count)));
        if (left.compareTo(Duration.ZERO) > 0) {
            throw new Refusal(
                    Refusal.Reason.TOO_MANY,
                    "login.throttled",
                    String.valueOf(left.plusMillis(999).toSeconds()));
        }
    }

    synchronized void failed(String key) {
        Instant now = clock.instant();
        failures.merge(key, new Failures(1, now), (before, one) -> before.next(now));
    }

    synchronized void passed(String key) {
        failures.remove(key);
    }

    private static Duration delay(int count) {
        if (count < FREE) {
            return Duration.ZERO;
        }
        int doublings = Math.min(count - FREE, 20);
        Duration delay = FIRST.multipliedBy(1L << doublings);
        return delay.compareTo(LONGEST) < 0 ? delay : LONGEST;
    }

    private record Failures(int count, Instant last) {
        Failures next(Instant now) {
            return new Failures(now.isAfter(last.plus(FORGOTTEN)) ? 1 : count + 1, now);
        }
    }
}
