package org.sanqu.forms.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.Fault;
import org.sanqu.api.form.Editions;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.FormUpdate;
import org.sanqu.api.form.Submission;
import org.sanqu.api.module.Module;
import org.sanqu.api.module.Modules;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Access;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;
import org.sanqu.forms.FormArchive;
import org.sanqu.forms.SubmissionRows;

/** Readings from the database, and made on the spot where they are not there yet. */
@Component(service = Editions.class)
public final class StoredEditions implements Editions {

    private static final int FAILING = 100;

    private final Store store;
    private final Access access;
    private final Modules modules;
    private final FormArchive archive;
    private final Ways ways;
    private final MigrationRun run;

    @Activate
    public StoredEditions(
            @Reference Store store,
            @Reference Access access,
            @Reference Modules modules,
            @Reference FormArchive archive,
            @Reference Ways ways,
            @Reference MigrationRun run) {
        this.store = store;
        this.access = access;
        this.modules = modules;
        this.archive = archive;
        this.ways = ways;
        this.run = run;
    }

    @Override
    public Submission reading(Submission submission) {
        Optional<Way> way = way(submission.form());
        int edition = edition(submission.formVersion());
        if (way.isEmpty() || edition >= way.get().form().edition()) {
            return submission;
        }
        Optional<Submission> kept = store.read(sql -> new VersionRows(sql).reading(submission));
        if (kept.isPresent()
                && edition(kept.get().formVersion()) == way.get().form().edition()) {
            return kept.get();
        }
        if (way.get().from(edition).isEmpty()
                || store.read(
                        sql -> new RunRows(sql).isFailed(submission, way.get().attempt()))) {
            return submission;
        }
        Outcome outcome = way.get().bring(submission, edition);
        String version = way.get().form().version();
        return outcome.isGood() ? VersionRows.with(submission, submission.state(), version, outcome) : submission;
    }

    private int edition(String version) {
        return archive.version(version).map(Form::edition).orElse(1);
    }

    private Optional<Way> way(String form) {
        String id = form.substring(0, Math.max(0, form.indexOf('/')));
        Module module = modules.catalogue().modules().get(id);
        return module == null
                ? Optional.empty()
                : module.form(form.substring(id.length() + 1)).map(found -> ways.of(module, found));
    }

    @Override
    public List<Progress> progress(Caller caller, String module) {
        access.require(caller, Permission.MANAGE_MODULES);
        List<Progress> all = new ArrayList<>();
        Module served = modules.catalogue().modules().get(module);
        if (served == null) {
            return all;
        }
        Map<String, MigrationRun.Progress> running = run.progress();
        for (Form form : served.forms()) {
            Way way = ways.of(served, form);
            long failures = store.read(sql -> new RunRows(sql).failures(way.attempt()));
            MigrationRun.Progress progress = running.get(form.id());
            boolean known = progress != null && progress.attempt().equals(way.attempt());
            if (known || failures > 0) {
                all.add(new Progress(
                        form.id(),
                        form.edition(),
                        known ? progress.done() : failures,
                        known ? progress.all() : failures,
                        known && progress.running(),
                        failures == 0 ? List.of() : failing(way),
                        failures));
            }
        }
        return all;
    }

    private List<FormUpdate.Failing> failing(Way way) {
        return store.read(sql -> new RunRows(sql).failing(way.attempt(), FAILING)).stream()
                .map(failed -> new FormUpdate.Failing(failed.written().id(), faults(way, failed)))
                .toList();
    }

    private List<Fault> faults(Way way, RunRows.Failed failed) {
        if (failed.slow()) {
            // nobody waits for that code again to be told that it does not end
            return List.of(Fault.at("", "update.java-slow", way.form().id()));
        }
        Submission written = failed.written();
        Outcome outcome = way.bring(written, edition(written.formVersion()));
        return outcome.isGood()
                ? store.read(sql -> new SubmissionRows(sql).holder(way.slot(written, outcome))).stream()
                        .filter(id -> id != written.id())
                        .map(way::taken)
                        .toList()
                : outcome.faults();
    }
}
