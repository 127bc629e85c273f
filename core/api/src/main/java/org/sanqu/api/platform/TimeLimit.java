package org.sanqu.api.platform;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs what modules bring in threads of their own: one that never ends is given up and cannot hold the platform. Thread-safe.
 */
public final class TimeLimit {

    private final Duration limit;
    private final int most;
    private final Map<String, Semaphore> running = new ConcurrentHashMap<>();

    /**
     * A limit.
     *
     * @param limit for a task, and for waiting until it may begin
     * @param most how many may run at once for one owner, those that were given up included
     */
    public TimeLimit(Duration limit, int most) {
        this.limit = limit;
        this.most = most;
    }

    /** How a task did not come to its end. */
    public enum Kind {
        /** It threw something. */
        FAILED,
        /** It took too long and was given up. */
        SLOW,
        /** It was not begun, since too many for the same owner have not ended yet. */
        STOPPED
    }

    /** A task did not come to its end. */
    public static final class Failed extends Exception {

        private static final long serialVersionUID = 1;

        private final Kind kind;

        private Failed(Kind kind, Throwable cause) {
            super(kind.name(), cause);
            this.kind = kind;
        }

        public Kind kind() {
            return kind;
        }
    }

    /**
     * Runs a task of an owner and waits for it.
     *
     * @throws Failed when it throws, takes too long, or is not begun
     */
    public <T> T run(String owner, Callable<T> task) throws Failed {
        Semaphore permits = running.computeIfAbsent(owner, unknown -> new Semaphore(most));
        try {
            if (!permits.tryAcquire(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Failed(Kind.STOPPED, null);
            }
            CompletableFuture<T> result = new CompletableFuture<>();
            Thread thread = new Thread(() -> run(task, result, permits), "sanqu-limited " + owner);
            thread.setDaemon(true);
            thread.start();
            return await(result, thread);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failed(Kind.FAILED, e);
        }
    }

    private <T> T await(CompletableFuture<T> result, Thread thread) throws Failed, InterruptedException {
        try {
            return result.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            thread.interrupt();
            throw new Failed(Kind.SLOW, e);
        } catch (ExecutionException e) {
            throw new Failed(Kind.FAILED, e.getCause());
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
