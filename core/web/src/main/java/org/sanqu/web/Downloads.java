package org.sanqu.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.sanqu.web.http.HttpFault;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Spool;

/** Files to be saved that may take long to make: a quick one is the answer, for a slow one there is a page to wait on. Thread-safe. */
@Component(service = Downloads.class)
public final class Downloads {

    private static final Duration PATIENCE = Duration.ofMillis(1_500);
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int AT_ONCE = 2;
    private static final int MOST = 16;

    private final Duration patience;
    private final Semaphore places = new Semaphore(MOST);
    private final Map<String, Download> slow = new ConcurrentHashMap<>();
    private final ScheduledThreadPoolExecutor workers;

    public Downloads() {
        this(PATIENCE);
    }

    /** Takes how long somebody waits for an answer before they get a page. */
    Downloads(Duration patience) {
        this.patience = patience;
        workers = new ScheduledThreadPoolExecutor(AT_ONCE, work -> new Thread(work, "sanqu-download"));
    }

    @Deactivate
    void close() {
        workers.shutdownNow();
        slow.values().forEach(Download::drop);
    }

    /**
     * Makes a file: answers with it, or with the way to the page on which it will be offered for ten minutes.
     *
     * @param wanted what is to be made; whoever asks again while it is being made gets the same
     * @throws HttpFault 503 when too many are being made or kept
     */
    public Reply save(Wanted wanted, Spool.Writer writer) throws IOException {
        Optional<Download> running = slow.values().stream()
                .filter(each -> each.wanted().equals(wanted) && !each.made().isDone())
                .findFirst();
        if (running.isPresent()) {
            return page(running.get());
        }
        if (!places.tryAcquire()) {
            throw HttpFault.of(503, "download.busy");
        }
        Download download = new Download(UUID.randomUUID().toString(), wanted, new CompletableFuture<>());
        workers.execute(() -> make(download, writer));
        try {
            Spool file = download.made().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            places.release();
            return Reply.file(wanted.type(), wanted.name(), file);
        } catch (TimeoutException takesLonger) {
            slow.put(download.id(), download);
            download.made().whenComplete((file, wrong) -> keep(download));
            return page(download);
        } catch (ExecutionException failed) {
            places.release();
            throw unwrapped(failed.getCause());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw HttpFault.of(503, "error.starting");
        }
    }

    /** A file that an account asked for and that took longer. */
    public Optional<Download> find(String account, String id) {
        return Optional.ofNullable(slow.get(id))
                .filter(each -> each.wanted().account().equals(account));
    }

    private static Reply page(Download download) {
        return Reply.redirect("/downloads/" + download.id());
    }

    private static void make(Download download, Spool.Writer writer) {
        try {
            download.made().complete(Spool.of(writer));
        } catch (IOException | RuntimeException | Error wrong) {
            download.made().completeExceptionally(wrong);
        }
    }

    private void keep(Download download) {
        workers.schedule(() -> forget(download), KEPT.toSeconds(), TimeUnit.SECONDS);
    }

    private void forget(Download download) {
        slow.remove(download.id());
        places.release();
        download.drop();
    }

    private static IOException unwrapped(Throwable wrong) {
        if (wrong instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (wrong instanceof Error error) {
            throw error;
        }
        return wrong instanceof IOException io ? io : new IOException(wrong);
    }

    /**
     * What somebody wants to save.
     *
     * @param account who
     * @param address where they asked for it, with everything that narrows it
     * @param back the page from which they asked
     * @param type the media type
     * @param name the file's name
     */
    public record Wanted(String account, String address, String back, String type, String name) {}

    /**
     * A file on its way.
     *
     * @param id what its page is found by; nobody guesses it
     * @param made the file once it is there, or why it could not be made
     */
    public record Download(String id, Wanted wanted, CompletableFuture<Spool> made) {

        /** Why it could not be made; null otherwise. */
        public Throwable failure() {
            try {
                made.getNow(null);
                return null;
            } catch (CompletionException failed) {
                return failed.getCause();
            }
        }

        private void drop() {
            made.thenAccept(file -> {
                try {
                    file.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
