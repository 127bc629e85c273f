package org.sanqu.forms.version;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.Fault;
import org.sanqu.api.Text;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.FormMigration;
import org.sanqu.api.form.FormUpdate;
import org.sanqu.api.module.Module;
import org.sanqu.api.module.Modules;
import org.sanqu.api.platform.Store;
import org.sanqu.api.platform.UpdateGuard;
import org.sanqu.forms.FormArchive;
import org.sanqu.forms.version.Change.Weight;

/** Compares what is to be served with what was filled in. */
@Component(service = UpdateGuard.class)
public final class DataGuard implements UpdateGuard {

    private static final int REMEMBERED = 8;

    private final Store store;
    private final Modules modules;
    private final FormArchive archive;
    private final Ways ways;
    private final Map<String, Rehearsal> rehearsals = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Rehearsal> eldest) {
            return size() > REMEMBERED;
        }
    };

    @Activate
    public DataGuard(
            @Reference Store store, @Reference Modules modules, @Reference FormArchive archive, @Reference Ways ways) {
        this.store = store;
        this.modules = modules;
        this.archive = archive;
        this.ways = ways;
    }

    @Override
    public Verdict examine(Module module, String hash) {
        List<Fault> faults = new ArrayList<>();
        long touched = 0;
        FittingData fitting = new FittingData(store, ways.schema());
        for (Form form : module.forms()) {
            Way way = ways.of(module, form);
            List<VersionRows.Used> used = used(form);
            for (VersionRows.Used version : used) {
                Form before = archive.version(version.version()).orElseThrow();
                if (version.edition() < form.edition()) {
                    faults.addAll(behind(way, before, version.submissions()));
                }
            }
            for (String other : others(form)) {
                faults.addAll(fitting.faults(archive.version(other).orElseThrow(), form));
            }
            touched += touched(way, used);
            touched += relabelled(form, used);
        }
        boolean agreed = touched > 0 && store.read(sql -> new RunRows(sql).confirmed(module.id(), hash));
        return new Verdict(distinct(faults), agreed ? 0 : touched);
    }

    private List<VersionRows.Used> used(Form form) {
        return store.read(sql -> new VersionRows(sql).used(form.id()));
    }

    private List<String> others(Form form) {
        return store.read(sql -> new VersionRows(sql).others(form.id(), form.edition(), form.version()));
    }

    private long touched(Way way, List<VersionRows.Used> used) {
        Backlog backlog = store.read(sql -> Backlog.of(new VersionRows(sql), way));
        return backlog.size() + ahead(way.form(), used);
    }

    /** How many submissions may say something else with the same code, though none reads differently. */
    private long relabelled(Form form, List<VersionRows.Used> used) {
        boolean relabelled =
                before(form.module(), form.name()).filter(before -> before.edition() == form.edition()).stream()
                        .flatMap(before -> FormComparison.of(before, form).stream())
                        .anyMatch(change -> change.weight() == Weight.LABEL);
        return relabelled
                ? used.stream()
                        .filter(version -> version.edition() <= form.edition())
                        .mapToLong(VersionRows.Used::submissions)
                        .sum()
                : 0;
    }

    /** The version that is served, else the last one that was filled in. */
    private Optional<Form> before(String module, String name) {
        return Optional.ofNullable(modules.catalogue().modules().get(module))
                .flatMap(serving -> serving.form(name))
                .or(() -> store.read(sql -> archive.latest(sql, module + "/" + name)));
    }

    private static long ahead(Form form, List<VersionRows.Used> used) {
        return used.stream()
                .filter(version -> version.edition() > form.edition())
                .mapToLong(VersionRows.Used::submissions)
                .sum();
    }

    private static List<Fault> distinct(List<Fault> faults) {
        return faults.stream().distinct().toList();
    }

    /** What keeps the submissions of an earlier version from the edition of a form. */
    private static List<Fault> behind(Way way, Form before, long submissions) {
        Form form = way.form();
        List<Fault> faults = new ArrayList<>();
        Text title = locale -> form.title(locale);
        if (before.subject() != form.subject()) {
            faults.add(Fault.at(file(form) + "#/x-form/subject", "update.subject", title, submissions));
        }
        if (before.cadence() != form.cadence()
                && !before.cadence().period().equals(form.cadence().period())) {
            faults.add(Fault.at(file(form) + "#/x-form/cadence", "update.cadence", title, submissions));
        }
        if (way.from(before.edition()).isEmpty()) {
            for (int edition = before.edition() + 1; edition <= form.edition(); edition++) {
                if (way.migration(edition).isEmpty()) {
                    String missing = migration(form, edition);
                    faults.add(Fault.at(missing, "update.migration-missing", title, submissions, edition));
                }
            }
            return faults;
        }
        Optional<FormMigration> first = way.migration(before.edition() + 1);
        first.ifPresent(
                migration -> faults.addAll(Departures.faults(migration(form, migration.edition()), migration, before)));
        return faults;
    }

    static String file(Form form) {
        return "forms/" + form.name() + ".json";
    }

    static String migration(Form form, int edition) {
        return "migrations/" + form.name() + "-" + edition + ".json";
    }

    @Override
    public List<FormUpdate> preview(Module module, String hash) {
        Rehearsal rehearsal;
        synchronized (rehearsals) {
            rehearsal = rehearsals.get(module.id() + " " + hash);
            if (rehearsal == null || rehearsal.isOld()) {
                rehearsal = new Rehearsal(parts(module));
                rehearsals.put(module.id() + " " + hash, rehearsal);
            }
        }
        return rehearsal.next();
    }

    private List<FormRehearsal> parts(Module module) {
        List<FormRehearsal> parts = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>();
        module.forms().forEach(form -> names.add(form.name()));
        Optional<Module> serving =
                Optional.ofNullable(modules.catalogue().modules().get(module.id()));
        serving.ifPresent(present -> present.forms().forEach(form -> names.add(form.name())));
        for (String name : names) {
            Form before = before(module.id(), name).orElse(null);
            Form after = module.form(name).orElse(null);
            FormRehearsal part = part(module, before, after);
            if (part.matters()) {
                parts.add(part);
            }
        }
        return parts;
    }

    private FormRehearsal part(Module module, Form before, Form after) {
        List<VersionRows.Used> used = used(before == null ? after : before);
        long all = used.stream().mapToLong(VersionRows.Used::submissions).sum();
        if (after == null) {
            return new FormRehearsal(store, null, before, Backlog.NONE, all, 0, true);
        }
        Way way = ways.of(module, after);
        Backlog backlog = store.read(sql -> Backlog.of(new VersionRows(sql), way));
        return new FormRehearsal(store, way, before, backlog, all, ahead(after, used), isConfidential(before, after));
    }

    /** Whether a form is confidential in any version that was served, filled in, or is to come. */
    private boolean isConfidential(Form before, Form after) {
        List<Form> written = store.read(sql -> archive.versions(sql, after.id()));
        return Stream.concat(Stream.of(before == null ? after : before, after), written.stream())
                .anyMatch(form -> !form.confidential().isEmpty());
    }

    @Override
    public void confirm(Module module, String hash, String account) {
        store.write(sql -> {
            RunRows rows = new RunRows(sql);
            rows.confirm(module.id(), module.version(), hash, account);
            for (Form form : module.forms()) {
                Backlog backlog = Backlog.of(new VersionRows(sql), ways.of(module, form));
                if (!backlog.isEmpty()) {
                    rows.begin(form.id(), form.edition(), backlog.size());
                }
            }
            return null;
        });
        synchronized (rehearsals) {
            rehearsals.remove(module.id() + " " + hash);
        }
    }
}
