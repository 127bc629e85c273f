package org.sanqu.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.sanqu.web.http.HttpFault;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Spool;
import org.sanqu.web.http.Turns;

/** Files to be saved that may take long to make: a quick one is the answer, for a slow one there is a page to wait on. Thread-safe. */
@Component(service = Downloads.class)
public final class Downloads {

    private static final Duration PATIENCE = Duration.ofMillis(1_500);
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int AT_ONCE = 2;
    private static final int OF_ONE = 2;
    private static final int OF_ALL = 16;

    /** So many finished files wait for one account; an older one makes room. */
    private static final int KEPT_OF_ONE = 4;

    private final Duration patience;
    private final Turns turns = new Turns(OF_ONE, OF_ALL);
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
     * @throws HttpFault 503 when too many are being made, for the account or for everybody
     */
    public Reply save(Wanted wanted, Spool.Writer writer) throws IOException {
        Optional<Download> running = slow.values().stream()
                .filter(each -> each.wanted().equals(wanted) && !each.made().isDone())
                .findFirst();
        if (running.isPresent()) {
            return page(running.get());
        }
        turns.enter(wanted.account());
        Download download =
                new Download(UUID.randomUUID().toString(), wanted, Instant.now(), new CompletableFuture<>());
        workers.execute(() -> make(download, writer));
        try {
            Spool file = download.made().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return Reply.file(wanted.type(), wanted.name(), file);
        } catch (TimeoutException takesLonger) {
            slow.put(download.id(), download);
            makeRoom(wanted.account());
            download.made().whenComplete((file, wrong) -> keep(download));
            return page(download);
        } catch (ExecutionException failed) {
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

    private void make(Download download, Spool.Writer writer) {
        String account = download.wanted().account();
        try {
            Spool file = Spool.of(writer);
            turns.leave(account);
            download.made().complete(file);
        } catch (IOException | RuntimeException | Error wrong) {
            turns.leave(account);
            download.made().completeExceptionally(wrong);
        }
    }

    private void keep(Download download) {
        workers.schedule(() -> forget(download), KEPT.toSeconds(), TimeUnit.SECONDS);
    }

    /** Files that nobody fetches must not fill the disk. */
    private void makeRoom(String account) {
        List<Download> own = slow.values().stream()
                .filter(each ->
                        each.wanted().account().equals(account) && each.made().isDone())
                .sorted(Comparator.comparing(Download::since))
                .toList();
        own.stream().limit(Math.max(0, own.size() - KEPT_OF_ONE)).forEach(this::forget);
    }

    private void forget(Download download) {
        if (slow.remove(download.id()) != null) {
            download.drop();
        }
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
     * @param since when it was asked for
     * @param made the file once it is there, or why it could not be made
     */
    public record Download(String id, Wanted wanted, Instant since, CompletableFuture<Spool> made) {

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
