package org.sanqu.sheets;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.sanqu.api.Message;
import org.sanqu.api.Page;
import org.sanqu.api.Refusal;
import org.sanqu.api.organisation.Hierarchies;
import org.sanqu.api.platform.BatchImport;
import org.sanqu.api.platform.BatchImports;
import org.sanqu.api.platform.Migration;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Access;
import org.sanqu.api.security.Caller;
import org.sanqu.api.sheet.SheetColumn;
import org.sanqu.api.sheet.SheetImport;
import org.sanqu.api.sheet.SheetImport.State;
import org.sanqu.api.sheet.SheetImports;
import org.sanqu.api.sheet.SheetList;

/** The imports in the database, their files beside it. */
@Component(service = SheetImports.class)
public final class StoredSheetImports implements SheetImports, AutoCloseable {

    private final Store store;
    private final Access access;
    private final StagedFiles files;
    private final ImportJobs jobs;
    private final VisibleImports visible;
    private final ChosenSheets chosen;
    private final ImportKinds kinds = new ImportKinds();

    @Activate
    public StoredSheetImports(@Reference Store store, @Reference Access access, @Reference Hierarchies hierarchies) {
        this.store = store;
        this.access = access;
        store.migrate("org.sanqu.sheets", Migration.of(StoredSheetImports.class, "001-sheets.sql"));
        Clock clock = Clock.systemUTC();
        files = new StagedFiles(store.directory(), clock);
        jobs = new ImportJobs(store, files, hierarchies, kinds);
        visible = new VisibleImports(store, access, jobs);
        chosen = new ChosenSheets(store, files, clock);
        recover();
    }

    /** What ran when the platform stopped has failed: its thread is no more. */
    private void recover() {
        List<Long> running = store.read(sql -> new ImportRows(sql).interrupted());
        for (long id : files.here(running)) {
            store.write(sql -> {
                ImportRows rows = new ImportRows(sql);
                rows.failed(id, State.FAILED, stopped(rows.get(id).orElseThrow().shown()));
                return null;
            });
        }
    }

    private static Message stopped(SheetImport cut) {
        Message stopped = Message.of("sheet.stopped");
        return cut.state() == State.APPLYING && cut.fresh() > 0
                ? Message.of("sheet.partly", stopped, String.valueOf(cut.fresh()))
                : stopped;
    }

    boolean rests() {
        return jobs.rests();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindImport(BatchImport target) {
        kinds.add(target);
    }

    void unbindImport(BatchImport target) {
        kinds.remove(target);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindImports(BatchImports family) {
        kinds.add(family);
    }

    void unbindImports(BatchImports family) {
        kinds.remove(family);
    }

    @Override
    public List<String> kinds() {
        return kinds.names();
    }

    @Override
    public List<SheetColumn> columns(String kind) {
        return kinds.target(kind).columns();
    }

    @Override
    public List<SheetList> lists(String kind) {
        return kinds.target(kind).lists();
    }

    @Override
    public SheetImport upload(Caller caller, String kind, String fileName, InputStream workbook) throws IOException {
        BatchImport target = kinds.target(kind);
        if (access.tops(caller, target.permission()).isEmpty()) {
            access.require(caller, target.permission());
        }
        Path file = files.take(workbook);
        try {
            long id = chosen.begin(caller, target, fileName, Upload.of(file, target));
            files.keep(file, id);
            return get(caller, id);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    @Override
    public SheetImport map(Caller caller, long id, String sheet, Map<Integer, String> mapping, LocalDate baseline) {
        ImportRows.Kept kept = visible.kept(caller, id);
        BatchImport target = kinds.target(kept.shown().kind());
        chosen.choose(caller, kept, target, sheet, mapping, baseline);
        jobs.forget(id);
        return get(caller, id);
    }

    @Override
    public Map<Integer, List<String>> samples(Caller caller, long id) {
        ImportRows.Kept kept = visible.kept(caller, id);
        Path file = files.workbook(id);
        if (!Files.exists(file)) {
            return Map.of();
        }
        try (Ledger ledger = new Ledger(file)) {
            return Samples.of(ledger, kept, kinds.target(kept.shown().kind()).columns());
        } catch (IOException | Refusal unreadable) {
            // checking says what is wrong with the file, and where
            return Map.of();
        }
    }

    @Override
    public SheetImport check(Caller caller, long id) {
        SheetImport shown = visible.kept(caller, id).shown();
        new Stage(shown).requireAtRest();
        files.requireWorkbook(id);
        BatchImport target = kinds.target(shown.kind());
        Mapping.require(shown.mapping(), shown.headings(), target.columns());
        begin(shown, State.CHECKING, () -> jobs.check(caller, shown));
        return get(caller, id);
    }

    @Override
    public SheetImport apply(Caller caller, long id, boolean goodRowsOnly) {
        SheetImport shown = visible.kept(caller, id).shown();
        new Stage(shown).requireApplicable(goodRowsOnly);
        files.requireWorkbook(id);
        begin(shown, State.APPLYING, () -> jobs.apply(caller, shown, goodRowsOnly));
        return get(caller, id);
    }

    private void begin(SheetImport shown, State next, Runnable job) {
        boolean moved = store.write(sql -> new ImportRows(sql).move(shown.id(), shown.state(), next));
        if (!moved) {
            throw Refused.conflict("sheet.running");
        }
        try {
            job.run();
        } catch (Refusal refusal) {
            store.write(sql -> new ImportRows(sql).move(shown.id(), next, shown.state()));
            throw refusal;
        }
    }

    @Override
    public SheetImport undo(Caller caller, long id) {
        SheetImport shown = visible.kept(caller, id).shown();
        new Stage(shown).requireUndoable();
        begin(shown, State.UNDOING, () -> jobs.undo(caller, shown));
        return get(caller, id);
    }

    @Override
    public void discard(Caller caller, long id) {
        new Stage(visible.kept(caller, id).shown()).requireAtRest();
        jobs.forget(id);
        store.write(sql -> {
            ImportRows rows = new ImportRows(sql);
            if (!rows.forget(id)) {
                rows.get(id).ifPresent(kept -> new Stage(kept.shown()).requireAtRest());
            }
            return null;
        });
        files.deleteWorkbook(id);
        files.deleteBadRows(id);
    }

    @Override
    public SheetImport get(Caller caller, long id) {
        return visible.get(caller, id);
    }

    @Override
    public Page<SheetImport> page(Caller caller, String after, int size) {
        return visible.page(caller, after, size);
    }

    @Override
    public void template(String kind, Locale locale, OutputStream out) throws IOException {
        Template.write(kinds.target(kind), locale, out);
    }

    @Override
    public void badRows(Caller caller, long id, Locale locale, OutputStream out) throws IOException {
        SheetImport shown = visible.kept(caller, id).shown();
        Path file = files.badRows(id);
        if (!Files.exists(file)) {
            throw Refused.conflict(shown.bad() > 0 ? "sheet.gone" : "sheet.no-bad-rows");
        }
        BadRows.write(file, shown.sheet(), shown.headings(), locale, out);
    }

    @Override
    @Deactivate
    public void close() {
        jobs.close();
    }
}
