package org.sanqu.forms.version;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.form.Form;
import org.sanqu.api.module.Catalogue;
import org.sanqu.api.module.CatalogueListener;
import org.sanqu.api.module.Module;
import org.sanqu.api.module.Modules;
import org.sanqu.api.platform.Chore;
import org.sanqu.api.platform.Store;
import org.sanqu.forms.FormArchive;
import org.sanqu.forms.SubmissionBook;
import org.sanqu.forms.list.SearchTexts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings submissions to the edition of their form that is served: short writes, each submission with its facts wholly or not at all. What is
 * missing is what is to do, so that it goes on after whatever end.
 */
@Component(
        service = {CatalogueListener.class, MigrationRun.class},
        immediate = true)
public final class MigrationRun implements CatalogueListener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MigrationRun.class);
    private static final Duration LOOK = Duration.ofSeconds(10);

    /** Nobody waits longer for what may never come: an update that was agreed to, or the code that it needs. */
    private static final Duration STALE = Duration.ofMinutes(1);

    /** So often in a row all that is left is tried before it is given up. */
    private static final int TRIES = 3;

    private final Store store;
    private final Modules modules;
    private final FormArchive archive;
    private final ReadingBook book;
    private final Ways ways;
    private final Map<String, Progress> progress = new ConcurrentHashMap<>();

    /** The attempts after which nothing was left. */
    private final Set<String> settled = ConcurrentHashMap.newKeySet();

    /** How often an attempt brought nothing of what is left, by attempt. */
    private final Map<String, Integer> tries = new ConcurrentHashMap<>();

    private final Chore chore;

    /** The catalogue with which all who submit work by now. */
    private Catalogue looked;

    /** How far a form is. */
    record Progress(int edition, String attempt, long done, long all, boolean running) {

        Progress advanced(long more) {
            return new Progress(edition, attempt, Math.min(all, done + more), all, running);
        }

        Progress ended() {
            return new Progress(edition, attempt, done, all, false);
        }
    }

    @Activate
    public MigrationRun(
            @Reference Store store,
            @Reference Modules modules,
            @Reference FormArchive archive,
            @Reference SubmissionBook book,
            @Reference SearchTexts texts,
            @Reference Ways ways) {
        this.store = store;
        this.modules = modules;
        this.archive = archive;
        this.book = new ReadingBook(archive, book, texts);
        this.ways = ways;
        this.chore = new Chore("sanqu-migration", Duration.ZERO, LOOK, this::catchUp);
    }

    @Override
    public void replaced(Catalogue before, Catalogue after) {
        look();
    }

    /** Has it look at once what is left to do. */
    public void look() {
        chore.ring();
    }

    /** How far the forms of a module are, by form. */
    Map<String, Progress> progress() {
        return Map.copyOf(progress);
    }

    private void catchUp(Chore turn) {
        Catalogue catalogue = modules.catalogue();
        if (catalogue != looked) {
            settle(looked == null);
            looked = catalogue;
        }
        BooleanSupplier goesOn = () -> turn.goesOn() && modules.catalogue() == catalogue;
        for (Module module : catalogue.modules().values()) {
            for (Form form : module.forms()) {
                if (!goesOn.getAsBoolean()) {
                    return;
                }
                try {
                    catchUp(ways.of(module, form), goesOn);
                } catch (RuntimeException e) {
                    LOG.error("{} could not be brought to its edition; it is tried again", form.id(), e);
                }
            }
        }
    }

    /** Waits for those who began to submit in the catalogue before: whoever comes later is refused an edition that is served no more. */
    private void settle(boolean first) {
        settled.clear();
        store.write(sql -> {
            sql.lock("submission");
            if (first) {
                new RunRows(sql).forgetSlow();
            }
            return null;
        });
    }

    private void catchUp(Way way, BooleanSupplier goesOn) {
        String form = way.form().id();
        if (settled.contains(way.attempt())) {
            // an update that was agreed to and then could not be served left it open
            endStale(form);
            return;
        }
        Backlog backlog = store.read(sql -> Backlog.of(new VersionRows(sql), way));
        if (!backlog.isEmpty() && !way.isReady()) {
            LOG.warn("{} needs code for its migration that its module does not offer yet", form);
            endStale(form);
            return;
        }
        boolean all = backlog.isEmpty() || work(way, backlog, goesOn);
        if (all && goesOn.getAsBoolean()) {
            tries.remove(way.attempt());
            if (backlog.isEmpty()) {
                settled.add(way.attempt());
            }
            if (store.read(sql -> new RunRows(sql).running(form)).isPresent()) {
                end(form);
            }
        }
    }

    private void endStale(String form) {
        if (store.read(sql -> new RunRows(sql).isStale(form, STALE))) {
            end(form);
        }
    }

    private void end(String form) {
        store.write(sql -> {
            new RunRows(sql).end(form);
            return null;
        });
        progress.computeIfPresent(form, (id, was) -> was.ended());
    }

    /** Brings what is missing; false when some of it has to be tried again later. */
    private boolean work(Way way, Backlog backlog, BooleanSupplier goesOn) {
        Form form = way.form();
        long all = begin(form, backlog);
        LOG.info("Bringing {} submissions of {} to edition {}", backlog.size(), form.id(), form.edition());
        progress.put(form.id(), new Progress(form.edition(), way.attempt(), all - backlog.size(), all, true));
        MigrationSteps steps = new MigrationSteps(
                store,
                book,
                way,
                goesOn,
                more -> progress.computeIfPresent(form.id(), (id, was) -> was.advanced(more)));
        int later = steps.forward(backlog.behind());
        steps.back(backlog.ahead());
        if (later > 0 && goesOn.getAsBoolean()) {
            int tried = steps.brought() > 0 ? 0 : tries.getOrDefault(way.attempt(), 0) + 1;
            tries.put(way.attempt(), tried);
            if (tried < TRIES) {
                return false;
            }
            LOG.error(
                    "The code that migrates {} does not come to its end; what is left stays as it was written",
                    form.id());
            steps.giveUp(backlog.behind());
        }
        steps.seat();
        return true;
    }

    private long begin(Form form, Backlog backlog) {
        return store.write(sql -> {
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
    }

    /** Ends with what is under way; the rest goes on after the next start. */
    @Override
    @Deactivate
    public void close() {
        chore.close();
    }
}
