package org.sanqu.forms.check;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs what modules bring in threads of their own: one that never ends is given up and cannot hold the platform. Thread-safe. */
public final class TimeLimited {

    private final Duration limit;
    private final int most;
    private final Map<String, Semaphore> running = new ConcurrentHashMap<>();

    /**
     * A limit.
     *
     * @param most how many may run at once for one owner, those that were given up included
     */
    public TimeLimited(Duration limit, int most) {
        this.limit = limit;
        this.most = most;
    }

    /** What was run did not come to its end. */
    public static final class Failed extends Exception {

        private static final long serialVersionUID = 1;

        private final String kind;

        private Failed(String kind, Throwable cause) {
            super(kind, cause);
            this.kind = kind;
        }

        /** {@code failed}, {@code slow}, or {@code stopped} when too many for the same owner have not ended yet. */
        public String kind() {
            return kind;
        }
    }

    /**
     * Runs a task of an owner and waits for it.
     *
     * @throws Failed when it throws, takes too long, or is not begun since others of the owner hang
     */
    public <T> T run(String owner, Callable<T> task) throws Failed {
        Semaphore permits = running.computeIfAbsent(owner, unknown -> new Semaphore(most));
        try {
            if (!permits.tryAcquire(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Failed("stopped", null);
            }
            CompletableFuture<T> result = new CompletableFuture<>();
            Thread thread = new Thread(() -> run(task, result, permits), "sanqu-module-code " + owner);
            thread.setDaemon(true);
            thread.start();
            return await(result, thread);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failed("failed", e);
        }
    }

    private <T> T await(CompletableFuture<T> result, Thread thread) throws Failed, InterruptedException {
        try {
            return result.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            thread.interrupt();
            throw new Failed("slow", e);
        } catch (ExecutionException e) {
            throw new Failed("failed", e.getCause());
        }
    }

    private static <T> void run(Callable<T> task, CompletableFuture<T> result, Semaphore permits) {
        try {
            result.complete(task.call());
        } catch (Exception | LinkageError | StackOverflowError | OutOfMemoryError | AssertionError e) {
            result.completeExceptionally(e);
        } finally {
            permits.release();
        }
    }
}
