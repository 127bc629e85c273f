package org.sanqu.security;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.platform.Chore;
import org.sanqu.api.platform.Row;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Grant;
import org.sanqu.api.security.Role;

/**
 * For whom accounts act, in memory: asked with every check of access, also in the middle of transactions, so that asking never reads
 * the database. What another node of the same database arranges is noticed after {@link #SECONDS}. Thread-safe.
 */
@Component(service = ActingFor.class)
public final class ActingFor {

    private static final int SECONDS = 5;

    /** Those that read, record or review; never one that administers, nor one for which confidential things are opened. */
    private static final Set<Role> GOING_OVER = Set.of(Role.READER, Role.RECORDER, Role.REVIEWER);

    private final Store store;
    private final Clock clock;
    private final Chore again;
    private volatile Map<String, List<Acting>> known = Map.of();

    @Activate
    public ActingFor(@Reference Store store) {
        this(store, Clock.systemDefaultZone(), true);
    }

    /** Those of a store by a given time, read again only when told to. */
    public ActingFor(Store store, Clock clock) {
        this(store, clock, false);
    }

    private ActingFor(Store store, Clock clock, boolean goesOn) {
        this.store = store;
        this.clock = clock;
        if (store != null) {
            Tables.prepare(store);
            refresh();
        }
        Duration every = Duration.ofSeconds(SECONDS);
        // when it fails those known before are taken
        this.again = goesOn ? new Chore("sanqu-substitutes", every, every, each -> refresh()) : null;
    }

    /** Where nobody acts for anybody. */
    static ActingFor nobody() {
        return new ActingFor(null, Clock.systemDefaultZone(), false);
    }

    @Deactivate
    public void stop() {
        again.close();
    }

    /** Those for whom an account acts today. */
    List<Principal> principals(String account) {
        List<Acting> all = known.get(account);
        if (all == null) {
            return List.of();
        }
        LocalDate today = LocalDate.now(clock);
        Map<String, Principal> principals = new LinkedHashMap<>();
        all.stream()
                .filter(each -> !today.isBefore(each.from) && !today.isAfter(each.to))
                .forEach(each -> principals.putIfAbsent(each.principal.account(), each.principal));
        return List.copyOf(principals.values());
    }

    /** Reads again, outside of any transaction. */
    synchronized void refresh() {
        if (store != null) {
            known = store.read(sql -> byAccount(sql.list(
                    "select t.id, t.from_on, t.to_on, s.name as substitute, p.name as principal, p.title, g.role,"
                            + " g.organisation from substitute t"
                            + " join account s on s.id = t.substitute join account p on p.id = t.principal"
                            + " join account_grant g on g.account = p.id where t.to_on >= ? order by t.id",
                    Granted::read,
                    LocalDate.now(clock))));
        }
    }

    private static Map<String, List<Acting>> byAccount(List<Granted> rows) {
        Map<Long, List<Granted>> each = new LinkedHashMap<>();
        rows.stream()
                .filter(row -> row.role != null && GOING_OVER.contains(row.role))
                .forEach(row ->
                        each.computeIfAbsent(row.id, id -> new ArrayList<>()).add(row));
        Map<String, List<Acting>> all = new LinkedHashMap<>();
        each.values().forEach(granted -> all.computeIfAbsent(granted.get(0).substitute, name -> new ArrayList<>())
                .add(acting(granted)));
        return all;
    }

    private static Acting acting(List<Granted> granted) {
        Granted first = granted.get(0);
        List<Grant> grants = granted.stream()
                .map(row -> new Grant(row.role, row.organisation))
                .toList();
        return new Acting(first.from, first.to, new Principal(first.principal, first.title, grants));
    }

    private record Acting(LocalDate from, LocalDate to, Principal principal) {}

    private record Granted(
            long id,
            LocalDate from,
            LocalDate to,
            String substitute,
            String principal,
            String title,
            Role role,
            Long organisation) {

        static Granted read(Row row) {
            return new Granted(
                    row.number("id"),
                    row.date("from_on"),
                    row.date("to_on"),
                    row.text("substitute"),
                    row.text("principal"),
                    row.text("title"),
                    Role.of(row.text("role")),
                    row.numberOrNull("organisation"));
        }
    }
}
