package org.sanqu.sheets;

import java.util.List;
import java.util.Optional;
import org.sanqu.api.Page;
import org.sanqu.api.Refusal;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Access;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;
import org.sanqu.api.sheet.SheetImport;

/** The imports as people see them: their own, and everybody's for who maintains everything; those that run with their progress. */
final class VisibleImports {

    private static final int LARGEST_PAGE = 200;

    private final Store store;
    private final Access access;
    private final ImportJobs jobs;

    VisibleImports(Store store, Access access, ImportJobs jobs) {
        this.store = store;
        this.access = access;
        this.jobs = jobs;
    }

    SheetImport get(Caller caller, long id) {
        return running(kept(caller, id).shown());
    }

    /**
     * An import as it stands in the database.
     *
     * @throws Refusal NOT_FOUND when there is none that the caller sees
     */
    ImportRows.Kept kept(Caller caller, long id) {
        Optional<ImportRows.Kept> kept = store.read(sql -> new ImportRows(sql).get(id));
        return kept.filter(each ->
                        each.shown().account().equals(caller.account()) || access.allows(caller, Permission.MAINTAIN))
                .orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND, "sheet.none", String.valueOf(id)));
    }

    private SheetImport running(SheetImport shown) {
        return new Stage(shown).runs() ? Upload.done(shown, jobs.done(shown.id())) : shown;
    }

    /** The latest first. */
    Page<SheetImport> page(Caller caller, String after, int size) {
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
}
