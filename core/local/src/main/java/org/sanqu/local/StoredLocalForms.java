package org.sanqu.local;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.Fault;
import org.sanqu.api.Page;
import org.sanqu.api.form.Burdens;
import org.sanqu.api.local.LocalContent;
import org.sanqu.api.local.LocalForm;
import org.sanqu.api.local.LocalForm.State;
import org.sanqu.api.local.LocalForms;
import org.sanqu.api.local.Readiness;
import org.sanqu.api.module.Modules;
import org.sanqu.api.organisation.Hierarchies;
import org.sanqu.api.organisation.OrganisationTree;
import org.sanqu.api.platform.Filed;
import org.sanqu.api.platform.Migration;
import org.sanqu.api.platform.ModuleIntake;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Access;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;
import org.sanqu.api.work.Deadlines;

/** The local forms in the database, offered as the module {@code local}. */
@Component(immediate = true, service = LocalForms.class)
public final class StoredLocalForms implements LocalForms {

    private final Store store;
    private final Access access;
    private final Shelf shelf;
    private final Examiner examiner;
    private final Publication publication;
    private final Clock clock;

    @Activate
    public StoredLocalForms(
            @Reference Store store,
            @Reference Access access,
            @Reference OrganisationTree tree,
            @Reference Hierarchies hierarchies,
            @Reference Filed filed,
            @Reference Burdens burdens,
            @Reference ModuleIntake intake,
            @Reference Modules modules,
            @Reference Deadlines deadlines) {
        this(
                store,
                access,
                tree,
                hierarchies,
                filed,
                burdens,
                intake,
                new DeadlineOwing(modules, deadlines),
                Clock.systemDefaultZone());
    }

    StoredLocalForms(
            Store store,
            Access access,
            OrganisationTree tree,
            Hierarchies hierarchies,
            Filed filed,
            Burdens burdens,
            ModuleIntake intake,
            Owing owing,
            Clock clock) {
        store.migrate("local", Migration.of(StoredLocalForms.class, "001-local-forms.sql"));
        LocalModule module = new LocalModule(store, intake);
        Standings standings = new Standings(store, hierarchies, filed, owing, clock);
        this.store = store;
        this.access = access;
        this.shelf = new Shelf(store, access, hierarchies);
        this.examiner = new Examiner(new Asked(tree, hierarchies), filed, burdens, module, clock);
        this.publication = new Publication(store, module, examiner, standings, clock);
        this.clock = clock;
        module.offer();
    }

    @Override
    public boolean maker(Caller caller, long organisation) {
        return shelf.maker(caller, organisation);
    }

    private void requireMaker(Caller caller, long organisation) {
        access.require(caller, Permission.RECORD, organisation);
        access.require(caller, Permission.REVIEW, organisation);
    }

    @Override
    public LocalForm draft(Caller caller, long organisation, LocalContent content) {
        requireMaker(caller, organisation);
        fit(content);
        FieldNames names = new FieldNames(List.of(), 0);
        LocalContent named = names.name(content);
        return begin(caller, organisation, named, names.given());
    }

    private LocalForm begin(Caller caller, long organisation, LocalContent content, int names) {
        return store.write(sql -> {
                    LocalFormRows rows = new LocalFormRows(sql);
                    return rows.withId(rows.insert(organisation, content, names, caller.account(), clock.instant()));
                })
                .orElseThrow()
                .form();
    }

    private static void fit(LocalContent content) {
        List<Fault> faults = ContentCheck.unfit(content);
        if (!faults.isEmpty()) {
            throw Publication.invalid(faults);
        }
    }

    @Override
    public LocalForm keep(Caller caller, long id, int revision, LocalContent content) {
        fit(content);
        LocalFormRows.Kept kept = unchanged(caller, id, revision);
        LocalForm form = kept.form();
        FieldNames names = new FieldNames(form.content().fields(), kept.names());
        LocalContent named = names.name(content);
        switch (form.state()) {
            case DRAFT -> publication.keep(caller, kept, named, names.given());
            case SENT ->
                publication.send(caller, kept, named.until(form.content().due()), names.given());
            default -> throw Publication.conflict("local.is-closed");
        }
        return get(caller, id);
    }

    /** A local form that the caller may change and nobody changed since. */
    private LocalFormRows.Kept unchanged(Caller caller, long id, int revision) {
        LocalFormRows.Kept kept = shelf.get(caller, id);
        requireMaker(caller, kept.form().organisation());
        if (kept.form().revision() != revision) {
            throw Publication.conflict("local.changed");
        }
        return kept;
    }

    @Override
    public LocalForm send(Caller caller, long id, int revision) {
        LocalFormRows.Kept kept = unchanged(caller, id, revision);
        if (kept.form().state() != State.DRAFT) {
            throw Publication.conflict("local.is-sent");
        }
        publication.send(caller, kept, kept.form().content(), kept.names());
        return get(caller, id);
    }

    @Override
    public LocalForm close(Caller caller, long id, int revision) {
        LocalFormRows.Kept kept = unchanged(caller, id, revision);
        if (kept.form().state() != State.SENT) {
            throw Publication.conflict("local.not-sent");
        }
        publication.close(caller, kept);
        return get(caller, id);
    }

    @Override
    public Readiness ready(Caller caller, long id) {
        LocalForm form = get(caller, id);
        requireMaker(caller, form.organisation());
        return examiner.examine(caller, form, form.content()).readiness();
    }

    @Override
    public Readiness ready(Caller caller, long id, LocalContent content) {
        LocalFormRows.Kept kept = shelf.get(caller, id);
        requireMaker(caller, kept.form().organisation());
        fit(content);
        LocalForm form = kept.form();
        LocalContent named = new FieldNames(form.content().fields(), kept.names()).name(content);
        boolean sent = form.state() == State.SENT;
        return examiner.examine(caller, form, sent ? named.until(form.content().due()) : named)
                .readiness();
    }

    @Override
    public LocalForm copy(Caller caller, long id) {
        LocalFormRows.Kept kept = shelf.get(caller, id);
        LocalForm form = kept.form();
        requireMaker(caller, form.organisation());
        return begin(caller, form.organisation(), form.content().until(null), kept.names());
    }

    @Override
    public void delete(Caller caller, long id, int revision) {
        unchanged(caller, id, revision);
        if (!store.write(sql -> new LocalFormRows(sql).delete(id, revision))) {
            throw Publication.conflict("local.not-a-draft");
        }
    }

    @Override
    public LocalForm get(Caller caller, long id) {
        return shelf.get(caller, id).form();
    }

    @Override
    public Page<LocalForm> page(Caller caller, long organisation, State state, String after, int size) {
        return shelf.page(caller, organisation, state, after, size);
    }

    @Override
    public void files(Caller caller, long id, String name, OutputStream out) throws IOException {
        LocalForm form = get(caller, id);
        List<Fault> faults = ContentCheck.unready(form.content(), true, LocalDateTime.now(clock));
        if (!name.matches("[a-z][a-z0-9-]{0,63}") || name.equals(LocalForm.MODULE)) {
            throw Publication.invalid(List.of(Fault.at("/module", "local.module-name", name)));
        }
        if (!faults.isEmpty()) {
            throw Publication.invalid(faults);
        }
        ModuleZip.write(name, form, out, Locale.CHINESE);
    }
}
