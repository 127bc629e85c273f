package org.sanqu.benchmarks;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** So many requests a second, whether or not the ones before were answered. */
final class Load implements AutoCloseable {

    private final Visitors visitors;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger sent = new AtomicInteger();
    private final List<Long> latencies = new ArrayList<>();
    private final Map<String, Integer> failures = new TreeMap<>();

    private Load(Visitors visitors) {
        this.visitors = visitors;
    }

    static Load start(Visitors visitors, int rate) {
        Load load = new Load(visitors);
        load.clock.scheduleAtFixedRate(load::send, 0, 1_000_000_000L / rate, TimeUnit.NANOSECONDS);
        return load;
    }

    private void send() {
        var request = visitors.request(sent.getAndIncrement());
        long begin = System.nanoTime();
        visitors.http()
                .sendAsync(request, HttpResponse.BodyHandlers.discarding())
                .whenComplete((answer, failure) -> {
                    long latency = (System.nanoTime() - begin) / 1_000;
                    if (failure != null) {
                        fail(request.uri().getPath() + " " + failure);
                    } else if (answer.statusCode() != 200) {
                        fail(request.uri().getPath() + " " + answer.statusCode());
                    } else {
                        succeed(latency);
                    }
                });
    }

    private synchronized void succeed(long latency) {
        latencies.add(latency);
    }

    private synchronized void fail(String what) {
        failures.merge(what, 1, Integer::sum);
    }

    /** Prints what happened since the last report. */
    synchronized void report(String phase) {
        Collections.sort(latencies);
        int failed = failures.values().stream().mapToInt(Integer::intValue).sum();
        System.out.printf(
                "%s: %d requests, %d failed, median %.1f ms, 99 %% %.1f ms, worst %.1f ms%n",
                phase, latencies.size() + failed, failed, percentile(50), percentile(99), percentile(100));
        failures.forEach((what, times) -> System.out.printf("  %d × %s%n", times, what));
        latencies.clear();
        failures.clear();
    }

    private double percentile(int percent) {
        int index = Math.min(latencies.size() - 1, latencies.size() * percent / 100);
        return latencies.isEmpty() ? 0 : latencies.get(index) / 1000.0;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
