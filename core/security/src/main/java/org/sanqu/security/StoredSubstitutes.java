package org.sanqu.security;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.Fault;
import org.sanqu.api.Message;
import org.sanqu.api.Refusal;
import org.sanqu.api.platform.Row;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Access;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;
import org.sanqu.api.security.Substitute;
import org.sanqu.api.security.Substitutes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Substitutes in the database; arranging and ending are told in the log. */
@Component(service = Substitutes.class)
public final class StoredSubstitutes implements Substitutes {

    private static final Logger LOG = LoggerFactory.getLogger(StoredSubstitutes.class);
    private static final int LONGEST_REASON = 200;
    private static final int MOST = 20;
    private static final String COLUMNS =
            "select t.id, p.name as principal, s.name as substitute, t.from_on, t.to_on, t.reason, t.by_account"
                    + " from substitute t join account p on p.id = t.principal join account s on s.id = t.substitute";

    private final Store store;
    private final Access access;
    private final ActingFor acting;
    private final Clock clock;

    @Activate
    public StoredSubstitutes(@Reference Store store, @Reference Access access, @Reference ActingFor acting) {
        this(store, access, acting, Clock.systemDefaultZone());
    }

    /** Substitutes by a given time. */
    public StoredSubstitutes(Store store, Access access, ActingFor acting, Clock clock) {
        this.store = store;
        this.access = access;
        this.acting = acting;
        this.clock = clock;
    }

    @Override
    public Substitute appoint(
            Caller caller, String principal, String substitute, LocalDate from, LocalDate to, String reason) {
        String acted = AccountRules.name(principal);
        String acts = AccountRules.name(substitute);
        requireOwn(caller, acted);
        Substitute made = store.write(sql -> {
            Optional<StoredAccount> whom = StoredAccount.find(sql, acted);
            Optional<StoredAccount> who = StoredAccount.find(sql, acts);
            List<Fault> faults = new ArrayList<>();
            if (whom.isEmpty()) {
                faults.add(Fault.at("/principal", "substitute.unknown"));
            }
            if (who.isEmpty()) {
                faults.add(Fault.at("/substitute", "substitute.unknown"));
            } else if (acts.equals(acted)) {
                faults.add(Fault.at("/substitute", "substitute.self"));
            }
            faults.addAll(ofDays(from, to));
            if (whom.isPresent() && standing(sql, whom.get()) >= MOST) {
                faults.add(Fault.at("/substitute", "substitute.many", MOST));
            }
            if (reason == null || reason.isBlank() || reason.strip().length() > LONGEST_REASON) {
                faults.add(Fault.at("/reason", "substitute.reason", LONGEST_REASON));
            }
            if (!faults.isEmpty()) {
                throw new Refusal(Refusal.Reason.INVALID, Message.of("substitute.invalid"), faults);
            }
            return insert(sql, caller, whom.get(), who.get(), from, to, reason.strip());
        });
        acting.refresh();
        LOG.info(Bilingual.text(
                "substitute.audit.appointed",
                caller.account(),
                made.substitute(),
                made.principal(),
                from.toString(),
                to.toString(),
                made.reason()));
        return made;
    }

    /** How many substitutions of an account are not over; nobody else arranges one meanwhile. */
    private long standing(Sql sql, StoredAccount principal) {
        sql.lock("substitute");
        return sql.first(
                        "select count(*) as n from substitute where principal = ? and to_on >= ?",
                        row -> row.number("n"),
                        principal.id(),
                        LocalDate.now(clock))
                .orElseThrow();
    }

    private Substitute insert(
            Sql sql,
            Caller caller,
            StoredAccount principal,
            StoredAccount substitute,
            LocalDate from,
            LocalDate to,
            String reason) {
        long id = sql.insert(
                "insert into substitute (principal, substitute, from_on, to_on, reason, by_account, made_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                principal.id(),
                substitute.id(),
                from,
                to,
                reason,
                caller.account(),
                clock.instant());
        return new Substitute(id, principal.name(), substitute.name(), from, to, reason, caller.account());
    }

    private List<Fault> ofDays(LocalDate from, LocalDate to) {
        if (from == null || from.getYear() > LocalDate.now(clock).getYear() + 5) {
            return List.of(Fault.at("/from", "substitute.from"));
        }
        if (to == null || to.isBefore(from) || to.isAfter(from.plusYears(1))) {
            return List.of(Fault.at("/to", "substitute.to"));
        }
        return to.isBefore(LocalDate.now(clock)) ? List.of(Fault.at("/to", "substitute.past")) : List.of();
    }

    @Override
    public void end(Caller caller, long id) {
        Optional<Substitute> found =
                store.read(sql -> sql.first(COLUMNS + " where t.id = ?", StoredSubstitutes::read, id));
        requireOwn(caller, found.map(Substitute::principal).orElse(""));
        Substitute ended = found.orElseThrow(
                () -> new Refusal(Refusal.Reason.NOT_FOUND, "substitute.not-found", String.valueOf(id)));
        LocalDate today = LocalDate.now(clock);
        store.write(sql -> sql.update(
                "update substitute set to_on = ? where id = ? and to_on >= ?", today.minusDays(1), id, today));
        acting.refresh();
        LOG.info(Bilingual.text("substitute.audit.ended", caller.account(), ended.substitute(), ended.principal()));
    }

    @Override
    public List<Substitute> list(Caller caller) {
        String name = KnownCaller.of(caller).account();
        boolean all = access.allows(caller, Permission.MANAGE_ACCOUNTS);
        String own = all ? "" : " where p.name = ? or s.name = ?";
        Object[] args = all ? new Object[0] : new Object[] {name, name};
        return store.read(
                sql -> sql.list(COLUMNS + own + " order by t.from_on desc, t.id desc", StoredSubstitutes::read, args));
    }

    @Override
    public List<String> principals(Caller caller) {
        return acting.principals(KnownCaller.of(caller).account()).stream()
                .map(Principal::account)
                .toList();
    }

    private void requireOwn(Caller caller, String principal) {
        if (!KnownCaller.of(caller).account().equals(principal)) {
            access.require(caller, Permission.MANAGE_ACCOUNTS);
        }
    }

    private static Substitute read(Row row) {
        return new Substitute(
                row.number("id"),
                row.text("principal"),
                row.text("substitute"),
                row.date("from_on"),
                row.date("to_on"),
                row.text("reason"),
                row.text("by_account"));
    }
}
