package org.sanqu.sheets;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.sanqu.api.organisation.Founding;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Grant;
import org.sanqu.api.security.Role;
import org.sanqu.api.sheet.SheetImport;
import org.sanqu.members.MemberBatch;
import org.sanqu.members.MemberCounts;
import org.sanqu.members.StoredHomes;
import org.sanqu.members.StoredMemberRegister;
import org.sanqu.members.TieChanges;
import org.sanqu.organisation.Forecast;
import org.sanqu.organisation.OrganisationBatch;
import org.sanqu.organisation.OrganisationFacts;
import org.sanqu.organisation.StoredDirectory;
import org.sanqu.organisation.StoredHierarchies;
import org.sanqu.organisation.StoredHistory;
import org.sanqu.organisation.StoredOrganisationTree;
import org.sanqu.security.GrantedAccess;
import org.sanqu.security.KeyedSecrets;
import org.sanqu.security.Settings;
import org.sanqu.security.StoredAccounts;

/** The real services over a store. */
final class Office implements AutoCloseable {

    static final LocalDate TODAY = LocalDate.now();
    static final LocalDate FOUNDED = LocalDate.of(1960, 7, 1);
    private static final String PASSWORD = "correct-horse-42";
    private static final long PATIENCE_MILLIS = 120_000;

    final Store store;
    final StoredHierarchies hierarchies;
    final StoredOrganisationTree tree;
    final StoredMemberRegister members;
    final StoredHistory history;
    final MemberBatch memberBatch;
    final StoredSheetImports imports;
    final WorkbookExports exports;
    final Caller root;
    private final StoredAccounts accounts;

    Office(Store store) {
        this.store = store;
        hierarchies = new StoredHierarchies(store);
        GrantedAccess access = new GrantedAccess(hierarchies);
        KeyedSecrets secrets = new KeyedSecrets(store);
        MemberCounts counts = new MemberCounts(store, hierarchies);
        TieChanges ties = new TieChanges(store, counts, hierarchies);
        tree = new StoredOrganisationTree(store, access, hierarchies);
        members = new StoredMemberRegister(store, secrets, access, hierarchies, counts);
        StoredDirectory directory = new StoredDirectory(store, access, hierarchies);
        history = new StoredHistory(
                store,
                access,
                hierarchies,
                new Forecast(hierarchies, new OrganisationFacts()),
                new StoredHomes(counts));
        memberBatch = new MemberBatch(store, secrets, access, directory, counts, ties);
        accounts = new StoredAccounts(store, access, hierarchies, Settings.defaults(), Clock.systemUTC());
        root = accounts.console();
        imports = new StoredSheetImports(store, access, hierarchies);
        imports.bindImport(new OrganisationBatch(store, access, hierarchies, directory, history));
        imports.bindImport(memberBatch);
        exports = new WorkbookExports(members, tree, imports, hierarchies);
    }

    Organisation found(String code, String name, OrganisationType type, Organisation parent, String... aliases) {
        Long above = parent == null ? null : parent.id();
        return tree.found(
                root, new Founding(code, name, null, List.of(aliases), type, List.of(), null, above, FOUNDED, null));
    }

    Caller clerk(Role role, Organisation organisation) {
        String name = role.code() + "-" + organisation.id();
        accounts.create(root, name, "办事员", PASSWORD, List.of(new Grant(role, organisation.id())));
        return accounts.authenticate(name, PASSWORD, "test");
    }

    /** Somebody as they come back with other grants. */
    Caller regranted(Caller caller, List<Grant> grants) {
        accounts.grant(root, caller.account(), grants);
        return accounts.authenticate(caller.account(), PASSWORD, "test");
    }

    SheetImport upload(Caller caller, String kind, byte[] workbook) {
        try {
            return imports.upload(caller, kind, "名册.xlsx", new ByteArrayInputStream(workbook));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SheetImport check(Caller caller, long id) {
        imports.check(caller, id);
        return ended(caller, id);
    }

    SheetImport apply(Caller caller, long id, boolean goodRowsOnly) {
        imports.apply(caller, id, goodRowsOnly);
        return ended(caller, id);
    }

    SheetImport undo(Caller caller, long id) {
        imports.undo(caller, id);
        return ended(caller, id);
    }

    /** The import when it no longer runs, and all know of what it changed. */
    SheetImport ended(Caller caller, long id) {
        long until = System.currentTimeMillis() + PATIENCE_MILLIS;
        SheetImport shown = imports.get(caller, id);
        while (new Stage(shown).runs() || !imports.rests()) {
            if (System.currentTimeMillis() > until) {
                throw new AssertionError("still " + shown.state());
            }
            sleep();
            shown = imports.get(caller, id);
        }
        return shown;
    }

    private static void sleep() {
        try {
            Thread.sleep(2);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        imports.close();
    }
}
