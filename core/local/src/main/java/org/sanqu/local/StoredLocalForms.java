package org.sanqu.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.Fault;
import org.sanqu.api.Message;
import org.sanqu.api.Page;
import org.sanqu.api.Refusal;
import org.sanqu.api.Refusal.Reason;
import org.sanqu.api.form.Burdens;
import org.sanqu.api.local.LocalContent;
import org.sanqu.api.local.LocalForm;
import org.sanqu.api.local.LocalForm.State;
import org.sanqu.api.local.LocalForms;
import org.sanqu.api.local.Readiness;
import org.sanqu.api.organisation.Hierarchies;
import org.sanqu.api.organisation.OrganisationTree;
import org.sanqu.api.platform.Filed;
import org.sanqu.api.platform.Migration;
import org.sanqu.api.platform.ModuleIntake;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Access;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;

/** The local forms in the database, offered as the module {@code local}. */
@Component(immediate = true, service = LocalForms.class)
public final class StoredLocalForms implements LocalForms {

    private final Store store;
    private final Access access;
    private final Shelf shelf;
    private final Examiner examiner;
    private final LocalModule module;
    private final Clock clock;

    /** Held by whoever changes what is served, so that it is checked against what it takes the place of. */
    private final Object serving = new Object();

    @Activate
    public StoredLocalForms(
            @Reference Store store,
            @Reference Access access,
            @Reference OrganisationTree tree,
            @Reference Hierarchies hierarchies,
            @Reference Filed filed,
            @Reference Burdens burdens,
            @Reference ModuleIntake intake) {
        this(store, access, tree, hierarchies, filed, burdens, intake, Clock.systemDefaultZone());
    }

    StoredLocalForms(
            Store store,
            Access access,
            OrganisationTree tree,
            Hierarchies hierarchies,
            Filed filed,
            Burdens burdens,
            ModuleIntake intake,
            Clock clock) {
        store.migrate("local", Migration.of(StoredLocalForms.class, "001-local-forms.sql"));
        this.store = store;
        this.access = access;
        this.shelf = new Shelf(store, access, hierarchies);
        this.module = new LocalModule(store, intake);
        this.examiner = new Examiner(new Asked(tree, hierarchies), filed, burdens, module, clock);
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
        LocalContent named = named(content, names);
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
            throw invalid(faults);
        }
    }

    private static Refusal invalid(List<Fault> faults) {
        return new Refusal(Reason.INVALID, Message.of("local.invalid", faults.size()), faults);
    }

    private static LocalContent named(LocalContent content, FieldNames names) {
        return new LocalContent(
                content.title().strip(),
                content.note().strip(),
                names.name(content.fields()),
                content.addressees(),
                content.due());
    }

    private static LocalContent due(LocalContent content, LocalDateTime due) {
        return new LocalContent(content.title(), content.note(), content.fields(), content.addressees(), due);
    }

    @Override
    public LocalForm keep(Caller caller, long id, int revision, LocalContent content) {
        fit(content);
        LocalFormRows.Kept kept = unchanged(caller, id, revision);
        FieldNames names = new FieldNames(kept.form().content().fields(), kept.names());
        LocalContent named = named(content, names);
        return switch (kept.form().state()) {
            case DRAFT -> replace(kept.form(), named, State.DRAFT, caller, names.given(), null, null);
            case SENT -> change(kept.form(), due(named, kept.form().content().due()), caller, names.given());
            case CLOSED -> throw conflict("local.is-closed");
        };
    }

    private static Refusal conflict(String key, Object... args) {
        return new Refusal(Reason.CONFLICT, key, args);
    }

    /** A local form that the caller may change and nobody changed since. */
    private LocalFormRows.Kept unchanged(Caller caller, long id, int revision) {
        LocalFormRows.Kept kept = shelf.get(caller, id);
        requireMaker(caller, kept.form().organisation());
        if (kept.form().revision() != revision) {
            throw conflict("local.changed");
        }
        return kept;
    }

    private LocalForm change(LocalForm before, LocalContent content, Caller caller, int names) {
        synchronized (serving) {
            Examiner.Examined examined = passed(examiner.examine(caller, before, content));
            return replace(
                    before,
                    content,
                    State.SENT,
                    caller,
                    names,
                    examined.document(),
                    examined.readiness().asked());
        }
    }

    @Override
    public LocalForm send(Caller caller, long id, int revision) {
        LocalFormRows.Kept kept = unchanged(caller, id, revision);
        LocalForm form = kept.form();
        if (form.state() != State.DRAFT) {
            throw conflict("local.is-sent");
        }
        synchronized (serving) {
            if (store.read(sql -> new LocalFormRows(sql).running()) >= LocalModule.MOST) {
                throw conflict("local.too-many-running", LocalModule.MOST);
            }
            Examiner.Examined examined = passed(examiner.examine(caller, form, form.content()));
            return replace(
                    form,
                    form.content(),
                    State.SENT,
                    caller,
                    kept.names(),
                    examined.document(),
                    examined.readiness().asked());
        }
    }

    @Override
    public LocalForm close(Caller caller, long id, int revision) {
        LocalFormRows.Kept kept = unchanged(caller, id, revision);
        if (kept.form().state() != State.SENT) {
            throw conflict("local.not-sent");
        }
        ObjectNode document = Document.closed((ObjectNode) ContentJson.read(kept.document()));
        synchronized (serving) {
            return replace(
                    kept.form(),
                    kept.form().content(),
                    State.CLOSED,
                    caller,
                    kept.names(),
                    ContentJson.written(document),
                    null);
        }
    }

    /**
     * Keeps the next revision and serves it, unless it is a draft's.
     *
     * @param organisations who is asked from now on; null to leave that as it is
     */
    private LocalForm replace(
            LocalForm before,
            LocalContent content,
            State state,
            Caller caller,
            int names,
            String document,
            List<Long> organisations) {
        Instant now = clock.instant();
        LocalForm after = new LocalForm(
                before.id(),
                before.organisation(),
                content,
                organisations == null ? before.asked() : organisations.size(),
                state,
                before.revision() + 1,
                caller.account(),
                now,
                state == State.SENT && before.sentAt() == null ? now : before.sentAt(),
                state == State.CLOSED ? now : null);
        store.write(sql -> {
            LocalFormRows rows = new LocalFormRows(sql);
            if (!rows.replace(after, names, document)) {
                throw conflict("local.changed");
            }
            if (organisations != null) {
                rows.ask(before.id(), organisations);
            }
            return null;
        });
        if (state != State.DRAFT) {
            module.offer();
        }
        return get(caller, before.id());
    }

    private static Examiner.Examined passed(Examiner.Examined examined) {
        if (!examined.readiness().faults().isEmpty()) {
            throw invalid(examined.readiness().faults());
        }
        return examined;
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
        LocalContent named = named(content, new FieldNames(form.content().fields(), kept.names()));
        boolean sent = form.state() == State.SENT;
        return examiner.examine(caller, form, sent ? due(named, form.content().due()) : named)
                .readiness();
    }

    @Override
    public LocalForm copy(Caller caller, long id) {
        LocalFormRows.Kept kept = shelf.get(caller, id);
        requireMaker(caller, kept.form().organisation());
        return begin(caller, kept.form().organisation(), due(kept.form().content(), null), kept.names());
    }

    @Override
    public void delete(Caller caller, long id, int revision) {
        unchanged(caller, id, revision);
        if (!store.write(sql -> new LocalFormRows(sql).delete(id, revision))) {
            throw conflict("local.not-a-draft");
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
            throw invalid(List.of(Fault.at("/module", "local.module-name", name)));
        }
        if (!faults.isEmpty()) {
            throw invalid(faults);
        }
        ModuleZip.write(name, form, out, Locale.CHINESE);
    }
}
