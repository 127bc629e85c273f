package org.sanqu.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What was looked up a moment ago: a bounded number, each for a bounded time.
 *
 * <p>A slow look-up must not bring back what was forgotten meanwhile, so it takes the {@link #generation} before it begins, and
 * what it found is only kept when nothing was forgotten since. Thread-safe.
 */
final class Recent<V> {

    private final Clock clock;
    private final Duration time;
    private final Map<String, Kept<V>> values;
    private long generation;

    Recent(Clock clock, Duration time, int most) {
        this.clock = clock;
        this.time = time;
        this.values = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Kept<V>> eldest) {
                return size() > most;
            }
        };
    }

    synchronized long generation() {
        return generation;
    }

    synchronized Optional<V> get(String key) {
        Kept<V> kept = values.get(key);
        if (kept == null) {
            return Optional.empty();
        }
        if (!clock.instant().isBefore(kept.until)) {
            values.remove(key);
            return Optional.empty();
        }
        return Optional.of(kept.value);
    }

    synchronized void keep(String key, V value, long since) {
        if (since == generation) {
            values.put(key, new Kept<>(value, clock.instant().plus(time)));
        }
    }

    synchronized void forget(Predicate<V> which) {
        generation++;
        values.values().removeIf(kept -> which.test(kept.value));
    }

    private record Kept<V>(V value, Instant until) {}
}
