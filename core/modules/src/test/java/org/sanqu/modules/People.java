package org.sanqu.modules;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.sanqu.api.platform.Accounts;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Access;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Grant;
import org.sanqu.api.security.Role;
import org.sanqu.organisation.StoredHierarchies;
import org.sanqu.security.GrantedAccess;
import org.sanqu.security.Settings;
import org.sanqu.security.StoredAccounts;
import org.sanqu.store.DatabaseStore;

/** The platform's own accounts on an empty database, for who may see what. */
final class People implements AutoCloseable {
    private static final String PASSWORD = "Zun-Yi-1935-01";

    private final DatabaseStore store;
    private final Access access;
    private final Accounts accounts;
    private int managers;

    People(Path directory) {
        store = new DatabaseStore(directory, "");
        StoredHierarchies hierarchies = new StoredHierarchies(store);
        access = new GrantedAccess(hierarchies);
        Settings settings = new Settings(Duration.ofMinutes(30), Duration.ofHours(12), 1_000, PASSWORD);
        accounts = new StoredAccounts(store, access, hierarchies, settings, Clock.systemUTC());
    }

    Store store() {
        return store;
    }

    Access access() {
        return access;
    }

    /** Somebody with roles on everything. */
    Caller withRoles(String name, Role... roles) {
        List<Grant> grants =
                List.of(roles).stream().map(role -> new Grant(role, null)).toList();
        accounts.create(accounts.console(), name, name, PASSWORD, grants);
        return accounts.authenticate(name, PASSWORD, "10.0.0.1");
    }

    /** Somebody who may manage modules. */
    Caller manager() {
        return withRoles("manager-" + ++managers, Role.SYSTEM_ADMINISTRATOR);
    }

    @Override
    public void close() {
        store.close();
    }
}
