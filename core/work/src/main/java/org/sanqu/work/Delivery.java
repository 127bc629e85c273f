package org.sanqu.work;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.sanqu.api.work.Channel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what waits for one channel, one after the other; a channel that hangs is left alone until it comes back. */
final class Delivery {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final int SECONDS = 30;
    private static final int ATTEMPTS = 8;
    private static final int ONE_GO = 500;

    private final Channel channel;
    private final NoticeQueue queue;
    private final Clock clock;
    private final ExecutorService thread;
    private volatile Future<?> hanging;
    private volatile boolean stopped;

    Delivery(Channel channel, NoticeQueue queue, Clock clock) {
        this.channel = channel;
        this.queue = queue;
        this.clock = clock;
        this.thread = Executors.newSingleThreadExecutor(work -> {
            Thread made = new Thread(work, "sanqu-channel-" + channel.name());
            made.setDaemon(true);
            return made;
        });
    }

    Channel channel() {
        return channel;
    }

    /** Has the one under way be the last. */
    void end() {
        stopped = true;
    }

    /** Breaks off also what is under way. */
    void stop() {
        stopped = true;
        thread.shutdownNow();
    }

    /** Sends what is to be sent now. */
    void run() {
        if (hanging != null && !hanging.isDone() || !channel.ready()) {
            return;
        }
        hanging = null;
        for (int i = 0; i < ONE_GO && hanging == null && !stopped; i++) {
            Optional<NoticeQueue.Queued> next = queue.take(channel.name(), clock.instant());
            if (next.isEmpty()) {
                return;
            }
            send(next.get());
        }
    }

    private void send(NoticeQueue.Queued queued) {
        Future<?> sending;
        try {
            sending = thread.submit(() -> {
                channel.send(queued.notice());
                return null;
            });
        } catch (RejectedExecutionException stopping) {
            queue.again(queued.id(), queued.attempts(), clock.instant());
            return;
        }
        try {
            sending.get(SECONDS, TimeUnit.SECONDS);
            queue.done(queued.id());
        } catch (ExecutionException e) {
            failed(queued, e.getCause());
        } catch (TimeoutException e) {
            hanging = sending;
            sending.cancel(true);
            // it may have gone out, so it is not sent again
            queue.done(queued.id());
            LOG.warn("channel {} did not answer within {} s; the notice may be lost", channel.name(), SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void failed(NoticeQueue.Queued queued, Throwable cause) {
        int attempts = queued.attempts() + 1;
        if (cause instanceof IOException && attempts < ATTEMPTS) {
            Instant again = clock.instant().plus(pause(attempts));
            queue.again(queued.id(), attempts, again);
            LOG.warn("channel {} could not send a notice ({}); again at {}", channel.name(), cause.getMessage(), again);
        } else {
            queue.done(queued.id());
            LOG.error(
                    "channel {} could not send a notice to account {} and will not again",
                    channel.name(),
                    queued.notice().account(),
                    cause);
        }
    }

    /** A minute, then four times as long each time, six hours at most. */
    private static Duration pause(int attempts) {
        Duration pause = Duration.ofMinutes(1L << 2 * (attempts - 1));
        Duration most = Duration.ofHours(6);
        return pause.compareTo(most) > 0 ? most : pause;
    }
}
