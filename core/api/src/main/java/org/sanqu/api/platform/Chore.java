package org.sanqu.api.platform;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Work that a service does beside people's requests: in a thread of its own, again and again, and at once when rung for. Thread-safe.
 *
 * <p>What fails is logged and tried again at the next turn. A chore that is closed ends with the step under way.
 */
public final class Chore implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Chore.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Duration every;
    private final Work work;
    private final Semaphore bell = new Semaphore(0);
    private final Thread thread;
    private volatile boolean closed;

    /** One turn of a chore. */
    @FunctionalInterface
    public interface Work {

        /**
         * Does what is to do now.
         *
         * @param chore asked between steps whether it {@linkplain Chore#goesOn goes on}
         */
        void run(Chore chore) throws Exception;
    }

    /**
     * Begins.
     *
     * @param name of the thread, for logs
     * @param first the time until the first turn, zero for at once
     * @param every the time between the end of a turn and the next
     */
    public Chore(String name, Duration first, Duration every, Work work) {
        this.every = every;
        this.work = work;
        this.thread = new Thread(() -> run(first), name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Has the next turn begin at once, or as soon as the one under way has ended. */
    public void ring() {
        bell.release();
    }

    /** Whether it was not closed. */
    public boolean goesOn() {
        return !closed;
    }

    private void run(Duration first) {
        Duration pause = first;
        while (rest(pause)) {
            turn();
            pause = every;
        }
    }

    private boolean rest(Duration pause) {
        try {
            bell.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
            bell.drainPermits();
            return goesOn();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void turn() {
        try {
            work.run(this);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
            if (goesOn()) {
                LOG.log(Level.ERROR, thread.getName() + " failed and is tried again in " + every.toSeconds() + " s", e);
            }
        }
    }

    /** Ends: waits ten seconds for the step under way, then interrupts it. What is rung for afterwards is not done. */
    @Override
    public void close() {
        closed = true;
        ring();
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
    }
}
