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
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
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
import org.sanqu.api.platform.Migration;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Access;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;
import org.sanqu.api.sheet.SheetColumn;
import org.sanqu.api.sheet.SheetImport;
import org.sanqu.api.sheet.SheetImport.State;
import org.sanqu.api.sheet.SheetImports;

/** The imports in the database, their files beside it. */
@Component(service = SheetImports.class)
public final class StoredSheetImports implements SheetImports, AutoCloseable {

    /** Members come to be at home in organisations. */
    private static final List<String> ORDER = List.of("organisations", "members");

    private static final int LONGEST_NAME = 200;
    private static final int LARGEST_PAGE = 200;

    private final Store store;
    private final Access access;
    private final StagedFiles files;
    private final ImportJobs jobs;
    private final Clock clock = Clock.systemUTC();
    private final Map<String, BatchImport> targets = new ConcurrentHashMap<>();

    @Activate
    public StoredSheetImports(@Reference Store store, @Reference Access access, @Reference Hierarchies hierarchies) {
        this.store = store;
        this.access = access;
        store.migrate("org.sanqu.sheets", Migration.of(StoredSheetImports.class, "001-sheets.sql"));
        files = new StagedFiles(store.directory(), clock);
        jobs = new ImportJobs(store, files, hierarchies);
        recover();
    }

    /** What ran when the platform stopped has failed: its thread is no more. */
    private void recover() {
        List<Long> running = store.read(sql -> new ImportRows(sql).interrupted());
        for (long id : files.here(running)) {
            store.write(sql -> {
                new ImportRows(sql).failed(id, State.FAILED, Message.of("sheet.stopped"));
                return null;
            });
        }
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindImport(BatchImport target) {
        targets.put(target.kind(), target);
    }

    void unbindImport(BatchImport target) {
        targets.remove(target.kind(), target);
    }

    @Override
    public List<String> kinds() {
        return Stream.concat(ORDER.stream(), targets.keySet().stream().sorted())
                .distinct()
                .filter(targets::containsKey)
                .toList();
    }

    @Override
    public List<SheetColumn> columns(String kind) {
        return target(kind).columns();
    }

    private BatchImport target(String kind) {
        BatchImport target = targets.get(kind);
        if (target == null) {
            throw new Refusal(Refusal.Reason.NOT_FOUND, "sheet.kind", kind);
        }
        return target;
    }

    @Override
    public SheetImport upload(Caller caller, String kind, String fileName, InputStream workbook) throws IOException {
        BatchImport target = target(kind);
        if (access.tops(caller, Permission.MAINTAIN).isEmpty()) {
            access.require(caller, Permission.MAINTAIN);
        }
        Path file = files.take(workbook);
        try {
            Upload upload = Upload.of(file, target.columns());
            long id = store.write(sql -> {
                Map<Integer, String> mapping =
                        mapping(sql, caller, target, upload.headings().texts());
                SheetImport shown = upload.begun(kind, name(fileName), caller.account(), clock.instant(), mapping);
                return new ImportRows(sql)
                        .insert(shown, upload.rows(), upload.headings().row());
            });
            files.keep(file, id);
            return get(caller, id);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static String name(String fileName) {
        String name =
                fileName == null ? "" : fileName.replaceAll("\\p{Cntrl}", "").replaceAll("^.*[/\\\\]", "");
        return name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }

    private static Map<Integer, String> mapping(Sql sql, Caller caller, BatchImport target, List<String> headings) {
        return new MappingRows(sql)
                .find(caller.account(), target.kind(), headings)
                .filter(kept -> !kept.isEmpty())
                .orElseGet(() -> Mapping.proposed(headings, target.columns()));
    }

    @Override
    public SheetImport map(Caller caller, long id, String sheet, Map<Integer, String> mapping, LocalDate baseline) {
        ImportRows.Kept kept = kept(caller, id);
        BatchImport target = target(kept.shown().kind());
        requireMappable(kept.shown());
        Headings headings = headings(id, sheet, target);
        if (mapping != null) {
            Mapping.require(mapping, headings.texts(), target.columns());
        }
        if (baseline != null && baseline.isAfter(LocalDate.now(clock))) {
            throw Refused.invalid("sheet.baseline");
        }
        store.write(sql -> {
            requireMappable(new ImportRows(sql).get(id).orElseThrow().shown());
            Map<Integer, String> chosen = mapping == null ? mapping(sql, caller, target, headings.texts()) : mapping;
            if (mapping != null) {
                new MappingRows(sql).keep(caller.account(), target.kind(), headings.texts(), mapping);
            }
            long total = Upload.total(kept.rows(), sheet, headings);
            new ImportRows(sql).map(id, sheet, headings, chosen, baseline, total);
            return null;
        });
        jobs.forget(id);
        return get(caller, id);
    }

    private static void requireMappable(SheetImport shown) {
        if (shown.state() == State.APPLIED || shown.state() == State.UNDONE || shown.fresh() > 0) {
            throw Refused.conflict("sheet.applied");
        }
        requireAtRest(shown);
    }

    private static void requireAtRest(SheetImport shown) {
        if (ImportJobs.runs(shown)) {
            throw Refused.conflict("sheet.running");
        }
    }

    private Headings headings(long id, String sheet, BatchImport target) {
        requireFile(id);
        try (Ledger ledger = new Ledger(files.workbook(id))) {
            return Headings.of(ledger, sheet, target.columns())
                    .orElseThrow(() -> Refused.invalid("sheet.headings", sheet));
        } catch (IOException e) {
            throw Refused.damaged();
        }
    }

    private void requireFile(long id) {
        if (!Files.exists(files.workbook(id))) {
            throw Refused.conflict("sheet.gone");
        }
    }

    @Override
    public SheetImport check(Caller caller, long id) {
        SheetImport shown = kept(caller, id).shown();
        requireAtRest(shown);
        requireFile(id);
        BatchImport target = target(shown.kind());
        Mapping.require(shown.mapping(), shown.headings(), target.columns());
        begin(shown, State.CHECKING, () -> jobs.check(caller, id, target));
        return get(caller, id);
    }

    @Override
    public SheetImport apply(Caller caller, long id, boolean goodRowsOnly) {
        SheetImport shown = kept(caller, id).shown();
        requireAtRest(shown);
        if (shown.state() != State.CHECKED) {
            throw Refused.conflict("sheet.unchecked");
        }
        if (shown.bad() > 0 && !goodRowsOnly) {
            throw Refused.conflict("sheet.bad-rows", shown.bad());
        }
        requireFile(id);
        BatchImport target = target(shown.kind());
        begin(shown, State.APPLYING, () -> jobs.apply(caller, id, target, goodRowsOnly));
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
        SheetImport shown = kept(caller, id).shown();
        requireAtRest(shown);
        if (shown.state() == State.UNDONE || (shown.state() != State.APPLIED && shown.fresh() == 0)) {
            throw Refused.conflict("sheet.not-applied");
        }
        BatchImport target = target(shown.kind());
        begin(shown, State.UNDOING, () -> jobs.undo(caller, shown, target));
        return get(caller, id);
    }

    @Override
    public void discard(Caller caller, long id) {
        requireAtRest(kept(caller, id).shown());
        jobs.forget(id);
        store.write(sql -> {
            ImportRows rows = new ImportRows(sql);
            if (!rows.forget(id)) {
                rows.get(id).map(ImportRows.Kept::shown).ifPresent(StoredSheetImports::requireAtRest);
            }
            return null;
        });
        files.deleteWorkbook(id);
        files.deleteBadRows(id);
    }

    @Override
    public SheetImport get(Caller caller, long id) {
        return running(kept(caller, id).shown());
    }

    private ImportRows.Kept kept(Caller caller, long id) {
        Optional<ImportRows.Kept> kept = store.read(sql -> new ImportRows(sql).get(id));
        return kept.filter(each ->
                        each.shown().account().equals(caller.account()) || access.allows(caller, Permission.MAINTAIN))
                .orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND, "sheet.none", String.valueOf(id)));
    }

    private SheetImport running(SheetImport shown) {
        return ImportJobs.runs(shown) ? Upload.done(shown, jobs.done(shown.id())) : shown;
    }

    @Override
    public Page<SheetImport> page(Caller caller, String after, int size) {
        if (size < 1 || size > LARGEST_PAGE) {
            throw new Refusal(Refusal.Reason.MALFORMED, "sheet.page-size", LARGEST_PAGE);
        }
        String account = access.allows(caller, Permission.MAINTAIN) ? null : caller.account();
        List<SheetImport> found = store.read(sql -> new ImportRows(sql).latest(account, before(after), size + 1));
        List<SheetImport> shown = found.stream().limit(size).map(this::running).toList();
        String next = found.size() > size ? String.valueOf(shown.get(size - 1).id()) : null;
        return new Page<>(shown, next);
    }

    private static long before(String after) {
        if (after != null && !after.matches("[0-9]{1,18}")) {
            throw new Refusal(Refusal.Reason.MALFORMED, "sheet.cursor");
        }
        return after == null ? Long.MAX_VALUE : Long.parseLong(after);
    }

    @Override
    public void template(String kind, Locale locale, OutputStream out) throws IOException {
        Template.write(columns(kind), locale, out);
    }

    @Override
    public void badRows(Caller caller, long id, Locale locale, OutputStream out) throws IOException {
        SheetImport shown = kept(caller, id).shown();
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
