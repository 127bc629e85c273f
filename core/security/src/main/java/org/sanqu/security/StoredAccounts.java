package org.sanqu.security;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.Fault;
import org.sanqu.api.Message;
import org.sanqu.api.Refusal;
import org.sanqu.api.organisation.Hierarchies;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.platform.Account;
import org.sanqu.api.platform.Accounts;
import org.sanqu.api.platform.Session;
import org.sanqu.api.platform.Setting;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.platform.Store;
import org.sanqu.api.platform.StoreFailure;
import org.sanqu.api.security.Access;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Grant;
import org.sanqu.api.security.Permission;

/** Accounts in the database; the first start makes the administrator. */
@Component(immediate = true, configurationPid = "org.sanqu.security")
public final class StoredAccounts implements Accounts {

    /** What an administrator can set in {@code etc/org.sanqu.security.cfg}. */
    public @interface Config {
        /** Minutes without a request after which a session ends. */
        int idleMinutes() default 30;

        /** Hours after the login at which a session ends. */
        int sessionHours() default 12;

        /** Iterations of the password hash; fewer than the default are not taken. */
        int iterations() default Settings.FEWEST_ITERATIONS;
    }

    private final Store store;
    private final Access access;
    private final Hierarchies hierarchies;
    private final ActingFor acting;
    private final Clock clock;
    private final Passwords passwords;
    private final AccountRules rules = new AccountRules();
    private final Logins logins;
    private final Sessions sessions;
    private final FirstStart firstStart;
    private final KnownCaller console = new KnownCaller(AccountRules.CONSOLE, FirstStart.everything(), 0, null);

    @Activate
    public StoredAccounts(
            @Reference Store store,
            @Reference Access access,
            @Reference Hierarchies hierarchies,
            @Reference ActingFor acting,
            BundleContext context,
            Config config) {
        this(
                store,
                access,
                hierarchies,
                acting,
                settings(config, Setting.of(context::getProperty, "sanqu.admin.password", "")),
                Clock.systemUTC());
    }

    /** Accounts by given settings and time. */
    public StoredAccounts(Store store, Access access, Hierarchies hierarchies, Settings settings, Clock clock) {
        this(store, access, hierarchies, ActingFor.nobody(), settings, clock);
    }

    StoredAccounts(
            Store store, Access access, Hierarchies hierarchies, ActingFor acting, Settings settings, Clock clock) {
        this.store = store;
        this.acting = acting;
        this.access = access;
        this.hierarchies = hierarchies;
        this.clock = clock;
        passwords = new Passwords(settings.iterations());
        logins = new Logins(store, passwords, clock);
        sessions = new Sessions(store, settings, clock);
        firstStart = new FirstStart(store, passwords, clock);
        Tables.prepare(store);
        firstStart.run(settings.adminPassword(), rules);
    }

    private static Settings settings(Config config, String adminPassword) {
        return new Settings(
                Duration.ofMinutes(Math.max(1, config.idleMinutes())),
                Duration.ofHours(Math.max(1, config.sessionHours())),
                Math.max(Settings.FEWEST_ITERATIONS, config.iterations()),
                adminPassword);
    }

    @Override
    public Caller authenticate(String account, String password, String from) {
        return logins.authenticate(account, password, from);
    }

    @Override
    public Session open(Caller caller) {
        return sessions.open(withAccount(caller));
    }

    @Override
    public Optional<Session> resume(String token) {
        return sessions.resume(token);
    }

    @Override
    public void close(String token) {
        sessions.close(token);
    }

    @Override
    public Caller console() {
        return console;
    }

    @Override
    public List<Account> list(Caller caller) {
        access.require(caller, Permission.MANAGE_ACCOUNTS);
        return store.read(StoredAccount::all).stream().map(StoredAccount::shown).toList();
    }

    @Override
    public Account create(Caller caller, String name, String title, String password, List<Grant> grants) {
        access.require(caller, Permission.MANAGE_ACCOUNTS);
        List<Fault> faults = rules.ofAccount(name, title);
        faults.addAll(rules.ofPassword("/password", name, password));
        faults.addAll(rules.ofGrants(grants, formal()));
        refuse("account.invalid", faults);
        String kept = AccountRules.name(name);
        String hash = passwords.hash(password);
        try {
            return store.write(sql -> {
                StoredAccount.insert(sql, kept, title.strip(), hash, grants, clock.instant());
                return StoredAccount.find(sql, kept).orElseThrow().shown();
            });
        } catch (StoreFailure e) {
            if (e.duplicate()) {
                throw new Refusal(Refusal.Reason.CONFLICT, "account.taken", kept);
            }
            throw e;
        }
    }

    @Override
    public Account grant(Caller caller, String name, List<Grant> grants) {
        access.require(caller, Permission.MANAGE_ACCOUNTS);
        refuse("account.invalid", rules.ofGrants(grants, formal()));
        Account granted = store.write(sql -> {
            sql.lock("account_grant");
            StoredAccount account = present(sql, AccountRules.name(name));
            account.replaceGrants(sql, grants);
            sql.afterCommit(() -> sessions.forget(account.name()));
            sql.afterCommit(() -> logins.forget(account.name()));
            return StoredAccount.find(sql, account.name()).orElseThrow().shown();
        });
        acting.refresh();
        return granted;
    }

    @Override
    public Account own(Caller caller) {
        String name = withAccount(caller).account();
        return store.read(sql -> present(sql, name).shown());
    }

    @Override
    public Account address(Caller caller, String name, String email) {
        String kept = AccountRules.name(name);
        if (!KnownCaller.of(caller).account().equals(kept)) {
            access.require(caller, Permission.MANAGE_ACCOUNTS);
        }
        String address = email == null || email.isBlank() ? null : email.strip();
        refuse("account.invalid", address == null ? List.of() : rules.ofEmail(address));
        return store.write(sql -> {
            sql.update("update account set email = ? where name = ?", address, kept);
            return present(sql, kept).shown();
        });
    }

    @Override
    public Caller absent(Caller asking, String name) {
        if (asking != console) {
            throw new Refusal(Refusal.Reason.FORBIDDEN, "access.unknown-caller");
        }
        return store.read(sql -> present(sql, AccountRules.name(name)).caller(null));
    }

    private static StoredAccount present(Sql sql, String name) {
        return StoredAccount.find(sql, name)
                .orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND, "account.not-found", name));
    }

    @Override
    public void changePassword(Caller caller, String old, String fresh) {
        KnownCaller known = withAccount(caller);
        StoredAccount account = logins.confirm(known.account(), old);
        refuse("password.invalid", freshFaults(known.account(), old, fresh));
        String hash = passwords.hash(fresh);
        store.write(sql -> {
            int changed = sql.update(
                    "update account set password = ?, password_version = password_version + 1"
                            + " where id = ? and password_version = ?",
                    hash,
                    account.id(),
                    account.passwordVersion());
            if (changed == 0) {
                throw new Refusal(Refusal.Reason.UNAUTHENTICATED, "login.failed");
            }
            sql.afterCommit(() -> logins.forget(account.name()));
            sessions.endOthers(sql, account, known.session());
            return changed;
        });
        if (account.name().equals(FirstStart.ADMIN)) {
            firstStart.forgetPassword();
        }
    }

    private List<Fault> freshFaults(String name, String old, String fresh) {
        List<Fault> faults = new ArrayList<>(rules.ofPassword("/fresh", name, fresh));
        if (old.equals(fresh)) {
            faults.add(Fault.at("/fresh", "password.same"));
        }
        return faults;
    }

    private static void refuse(String text, List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new Refusal(Refusal.Reason.INVALID, Message.of(text), faults);
        }
    }

    private static KnownCaller withAccount(Caller caller) {
        KnownCaller known = KnownCaller.of(caller);
        if (known.account().equals(AccountRules.CONSOLE)) {
            throw new Refusal(Refusal.Reason.FORBIDDEN, "account.console");
        }
        return known;
    }

    private Hierarchy formal() {
        return hierarchies.current(Hierarchy.FORMAL);
    }
}
