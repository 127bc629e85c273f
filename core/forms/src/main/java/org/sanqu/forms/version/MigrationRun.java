package org.sanqu.forms.version;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Submission;
import org.sanqu.api.module.Catalogue;
import org.sanqu.api.module.CatalogueListener;
import org.sanqu.api.module.Module;
import org.sanqu.api.module.Modules;
import org.sanqu.api.platform.Store;
import org.sanqu.forms.FormArchive;
import org.sanqu.forms.SubmissionBook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings submissions to the edition of their form that is served: a thread of its own, short writes, each submission with its facts wholly
 * or not at all. What is missing is what is to do, so that it goes on after whatever end.
 */
@Component(
        service = {CatalogueListener.class, MigrationRun.class},
        immediate = true)
public final class MigrationRun implements CatalogueListener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MigrationRun.class);
    private static final long LOOK_SECONDS = 10;
    private static final int READ = 500;
    private static final Duration STALE = Duration.ofMinutes(1);

    private final Store store;
    private final Modules modules;
    private final FormArchive archive;
    private final SubmissionBook book;
    private final Ways ways;
    private final Semaphore bell = new Semaphore(1);
    private final Map<String, Progress> progress = new ConcurrentHashMap<>();

    /** The attempts after which nothing was left, twice in a row: who submits while the edition changes may come late. */
    private final Map<String, Integer> settled = new ConcurrentHashMap<>();

    private final Thread thread;
    private volatile boolean closed;

    /** How far a form is. */
    record Progress(int edition, String attempt, long done, long all, boolean running) {}

    @Activate
    public MigrationRun(
            @Reference Store store,
            @Reference Modules modules,
            @Reference FormArchive archive,
            @Reference SubmissionBook book,
            @Reference Ways ways) {
        this.store = store;
        this.modules = modules;
        this.archive = archive;
        this.book = book;
        this.ways = ways;
        this.thread = new Thread(this::run, "sanqu-migration");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void replaced(Catalogue before, Catalogue after) {
        settled.clear();
        look();
    }

    /** Has it look at once what is left to do. */
    public void look() {
        bell.release();
    }

    /** How far the forms of a module are, by form. */
    Map<String, Progress> progress() {
        return Map.copyOf(progress);
    }

    private void run() {
        while (!closed) {
            try {
                bell.tryAcquire(LOOK_SECONDS, TimeUnit.SECONDS);
                bell.drainPermits();
                catchUp();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (OutOfMemoryError e) {
                // the platform ends with it
                throw e;
            } catch (RuntimeException | Error e) {
                LOG.error(
                        "Submissions could not be brought to their edition; trying again in {} seconds",
                        LOOK_SECONDS,
                        e);
            }
        }
    }

    private void catchUp() {
        Catalogue catalogue = modules.catalogue();
        for (Module module : catalogue.modules().values()) {
            for (Form form : module.forms()) {
                if (closed || modules.catalogue() != catalogue) {
                    return;
                }
                try {
                    catchUp(catalogue, ways.of(module, form));
                } catch (RuntimeException e) {
                    LOG.error("{} could not be brought to its edition; it is tried again", form.id(), e);
                }
            }
        }
    }

    private void catchUp(Catalogue catalogue, Way way) {
        String form = way.form().id();
        String attempt = way.attempt();
        if (settled.getOrDefault(attempt, 0) > 1) {
            // an update that was agreed to and then could not be served left it open
            if (store.read(sql -> new RunRows(sql).isStale(form, STALE))) {
                end(form);
            }
            return;
        }
        Backlog backlog = store.read(sql -> Backlog.of(new VersionRows(sql), way));
        if (!backlog.isEmpty() && !way.isReady()) {
            LOG.warn("{} needs code for its migration that its module does not offer yet", form);
            return;
        }
        if (!backlog.isEmpty()) {
            settled.remove(attempt);
            if (!work(catalogue, way, backlog)) {
                return;
            }
        } else {
            settled.merge(attempt, 1, Integer::sum);
        }
        boolean over = modules.catalogue() == catalogue && !closed;
        if (over && store.read(sql -> new RunRows(sql).running(form)).isPresent()) {
            end(form);
        }
    }

    private void end(String form) {
        store.write(sql -> {
            new RunRows(sql).end(form);
            return null;
        });
        progress.computeIfPresent(
                form, (id, was) -> new Progress(was.edition(), was.attempt(), was.done(), was.all(), false));
    }

    /** Brings what is missing; false when some of it has to be tried again later. */
    private boolean work(Catalogue catalogue, Way way, Backlog backlog) {
        Form form = way.form();
        long all = store.write(sql -> {
            archive.keep(sql, form);
            RunRows rows = new RunRows(sql);
            long before = rows.running(form.id())
                    .filter(running -> running[0] == form.edition())
                    .map(running -> running[1])
                    .orElse(0L);
            if (before == 0) {
                rows.begin(form.id(), form.edition(), backlog.size());
            }
            return Math.max(before, backlog.size());
        });
        LOG.info("Bringing {} submissions of {} to edition {}", backlog.size(), form.id(), form.edition());
        Steps steps = new Steps(catalogue, way, all);
        steps.advance(all - backlog.size());
        for (VersionRows.Used version : backlog.behind()) {
            if (!steps.forward(version)) {
                return false;
            }
        }
        for (String version : backlog.ahead()) {
            steps.back(version);
        }
        return true;
    }

    /** The work on one form, from page to page. */
    private final class Steps {

        private final Catalogue catalogue;
        private final Way way;
        private final ReadingBatch batch;
        private final String attempt;
        private final long all;
        private long done;

        Steps(Catalogue catalogue, Way way, long all) {
            this.catalogue = catalogue;
            this.way = way;
            this.batch = new ReadingBatch(store, book, way);
            this.attempt = way.attempt();
            this.all = all;
        }

        void advance(long more) {
            done = Math.min(all, done + more);
            progress.put(way.form().id(), new Progress(way.form().edition(), attempt, done, all, true));
        }

        private boolean goesOn() {
            return !closed && modules.catalogue() == catalogue;
        }

        boolean forward(VersionRows.Used version) {
            long after = 0;
            List<Submission> page;
            do {
                long from = after;
                page = store.read(sql -> new VersionRows(sql)
                        .unread(version.version(), way.form().edition(), attempt, from, READ));
                if (!batch.forward(page, version.edition(), this::advance, this::goesOn)) {
                    return false;
                }
                after = page.isEmpty() ? after : page.get(page.size() - 1).id();
            } while (!page.isEmpty() && goesOn());
            return true;
        }

        void back(String version) {
            long after = 0;
            List<Submission> page;
            do {
                long from = after;
                page = store.read(sql -> new VersionRows(sql).readIn(version, from, READ));
                batch.back(page, this::advance, this::goesOn);
                after = page.isEmpty() ? after : page.get(page.size() - 1).id();
            } while (!page.isEmpty() && goesOn());
        }
    }

    /** Ends with what is under way; the rest goes on after the next start. */
    @Override
    @Deactivate
    public void close() throws InterruptedException {
        closed = true;
        bell.release();
        thread.join(TimeUnit.SECONDS.toMillis(LOOK_SECONDS));
    }
}
