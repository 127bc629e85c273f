package org.sanqu.modules;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.sanqu.api.Fault;

/** Checks a module in a thread of its own, so that one that is never done with cannot hold the platform. Thread-safe. */
final class TimeLimit {
    private static final int MOST_CHECKS = 4;

    private final Duration limit;

    /** One permit for each check that runs, those that were abandoned included. */
    private final Semaphore checks;

    private final Function<ModuleFiles, Reading> check;

    TimeLimit(Duration limit, int mostChecks, Function<ModuleFiles, Reading> check) {
        this.limit = limit;
        this.check = check;
        this.checks = new Semaphore(mostChecks);
    }

    /** The limit of the platform. */
    static TimeLimit standard() {
        return new TimeLimit(Duration.ofSeconds(10), MOST_CHECKS, ModuleReader::read);
    }

    /** Reads a module; one that takes too long is refused and its thread abandoned. */
    Reading read(ModuleFiles files) {
        if (!checks.tryAcquire()) {
            return refused(files.headers(), Fault.at("", "modules.too-many-checks"));
        }
        CompletableFuture<Reading> reading = new CompletableFuture<>();
        Thread thread = new Thread(() -> check(files, reading), "sanqu-module-check");
        thread.setDaemon(true);
        thread.start();
        try {
            return reading.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            thread.interrupt();
            return refused(files.headers(), Fault.at("", "modules.too-slow", String.valueOf(limit.toSeconds())));
        } catch (ExecutionException e) {
            return failed(files.headers(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed(files.headers(), e);
        }
    }

    private void check(ModuleFiles files, CompletableFuture<Reading> reading) {
        try {
            reading.complete(check.apply(files));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            reading.completeExceptionally(e);
        } finally {
            checks.release();
        }
    }

    /** What is said of a module whose check broke. */
    static Reading failed(Map<String, String> headers, Throwable cause) {
        return refused(headers, Fault.at("", "modules.check-failed", String.valueOf(cause)));
    }

    private static Reading refused(Map<String, String> written, Fault fault) {
        Headers headers = new Headers(written);
        return Reading.refused(
                headers.symbolicName(), headers.get("Bundle-Version"), headers.get("Bundle-Name"), List.of(fault));
    }
}
