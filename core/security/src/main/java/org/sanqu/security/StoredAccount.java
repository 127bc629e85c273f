package org.sanqu.security;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sanqu.api.platform.Account;
import org.sanqu.api.platform.Row;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.security.Grant;
import org.sanqu.api.security.Role;

/** An account as the database has it, and the statements on it. */
record StoredAccount(
        long id, String name, String title, String password, long passwordVersion, List<Grant> grants, String email) {

    private static final String COLUMNS = "select id, name, title, password, password_version, email from account";

    static Optional<StoredAccount> find(Sql sql, String name) {
        return sql.first(COLUMNS + " where name = ?", StoredAccount::read, name)
                .map(account -> account.with(sql.list(
                        "select role, organisation from account_grant where account = ?",
                        StoredAccount::grant,
                        account.id)));
    }

    static List<StoredAccount> all(Sql sql) {
        Map<Long, List<Grant>> grants = new HashMap<>();
        sql.each("select account, role, organisation from account_grant", row -> grants.computeIfAbsent(
                        row.number("account"), account -> new ArrayList<>())
                .add(grant(row)));
        return sql.list(COLUMNS + " order by name", StoredAccount::read).stream()
                .map(account -> account.with(grants.getOrDefault(account.id, List.of())))
                .toList();
    }

    static boolean any(Sql sql) {
        return sql.first("select 1 as one from account", row -> row.number("one"))
                .isPresent();
    }

    static void insert(Sql sql, String name, String title, String password, List<Grant> grants, Instant now) {
        long id = sql.insert(
                "insert into account (name, title, password, password_version, created_at) values (?, ?, ?, 1, ?)",
                name,
                title,
                password,
                now);
        insertGrants(sql, id, grants);
    }

    void replaceGrants(Sql sql, List<Grant> fresh) {
        sql.update("delete from account_grant where account = ?", id);
        insertGrants(sql, id, fresh);
    }

    private static void insertGrants(Sql sql, long account, List<Grant> grants) {
        List<Object[]> rows = grants.stream()
                .distinct()
                .map(grant -> new Object[] {account, grant.role().code(), grant.organisation()})
                .toList();
        sql.batch("insert into account_grant (account, role, organisation) values (?, ?, ?)", rows);
    }

    KnownCaller caller(String session) {
        return new KnownCaller(name, grants, passwordVersion, session);
    }

    Account shown() {
        return new Account(name, title, grants, email);
    }

    private StoredAccount with(List<Grant> read) {
        // a role that a later version of the platform gave grants nothing in this one
        List<Grant> known = read.stream().filter(grant -> grant.role() != null).toList();
        return new StoredAccount(id, name, title, password, passwordVersion, known, email);
    }

    private static StoredAccount read(Row row) {
        return new StoredAccount(
                row.number("id"),
                row.text("name"),
                row.text("title"),
                row.text("password"),
                row.number("password_version"),
                List.of(),
                row.text("email"));
    }

    private static Grant grant(Row row) {
        return new Grant(Role.of(row.text("role")), row.numberOrNull("organisation"));
    }
}
