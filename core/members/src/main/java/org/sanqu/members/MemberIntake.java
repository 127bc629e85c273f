package org.sanqu.members;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.sanqu.api.Fault;
import org.sanqu.api.Refusal;
import org.sanqu.api.member.Enrolment;
import org.sanqu.api.platform.BatchImport;
import org.sanqu.api.platform.Secrets;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Access;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;

/** Takes in the members of a ledger. Their numbers are closed beside the reading, on another processor. */
final class MemberIntake implements BatchImport.Intake {

    private static final int CHUNK = 500;

    private final Store store;
    private final Secrets secrets;
    private final Access access;
    private final MemberCounts counts;
    private final Caller caller;
    private final Long batch;
    private final LedgerRows rows;
    private final Executor closer;
    private final Clock clock;
    private final LocalDate asOf;
    private final LocalDate today;
    private final Repeats repeats = new Repeats();
    private final List<CompletableFuture<List<Sieve.Line>>> closing = new ArrayList<>();
    private List<Line> chunk = new ArrayList<>();
    private List<Sealed> good = List.of();
    private long last;
    private int next;
    private There there = new There(0, 0, Map.of());

    /**
     * An intake.
     *
     * @param baseline the day as of which the ledger is true; null for today
     * @param closer closes numbers beside the reading
     */
    MemberIntake(
            Store store,
            Secrets secrets,
            Access access,
            MemberCounts counts,
            Caller caller,
            Long batch,
            LedgerRows rows,
            LocalDate baseline,
            Executor closer,
            Clock clock) {
        this.store = store;
        this.secrets = secrets;
        this.access = access;
        this.counts = counts;
        this.caller = caller;
        this.batch = batch;
        this.rows = rows;
        this.closer = closer;
        this.clock = clock;
        today = LocalDate.now(clock);
        asOf = baseline == null ? today : baseline;
    }

    /** A row; one with the platform's own id says who of the roll it is. */
    private record Line(int row, Long claim, Enrolment enrolment, boolean masked) {}

    @Override
    public List<Fault> add(int row, Map<String, String> values, Set<String> unread) {
        LedgerRows.Line line = rows.read(values, unread);
        if (values.containsKey("id")) {
            return unread.isEmpty() ? claim(row, values, line) : List.of();
        }
        List<Fault> faults = line.faults();
        if (faults.isEmpty() && unread.isEmpty()) {
            faults.addAll(repeats.enrolment(row, line.enrolment()));
        }
        if (faults.isEmpty() && unread.isEmpty()) {
            keep(new Line(row, null, line.enrolment(), line.masked()));
        }
        return faults;
    }

    private void keep(Line line) {
        chunk.add(line);
        if (chunk.size() == CHUNK) {
            close(chunk);
            chunk = new ArrayList<>();
        }
    }

    /** Who was exported is on the roll already, whatever else the row says. */
    private List<Fault> claim(int row, Map<String, String> values, LedgerRows.Line line) {
        String id = values.get("id");
        if (!id.matches("\\d{1,18}") || line.enrolment().name() == null) {
            return List.of(Fault.at("/id", "member.id-unknown", id));
        }
        List<Fault> repeated = repeats.claim(row, id);
        if (repeated.isEmpty()) {
            keep(new Line(row, Long.valueOf(id), line.enrolment(), line.masked()));
        }
        return repeated;
    }

    private void close(List<Line> lines) {
        closing.add(CompletableFuture.supplyAsync(
                () -> lines.stream()
                        .map(line ->
                                new Sieve.Line(line.row, line.claim, Sealed.of(line.enrolment, secrets), line.masked))
                        .toList(),
                closer));
    }

    @Override
    public Map<Integer, List<Fault>> close() {
        close(chunk);
        Sieve sieve = store.read(sql -> {
            OnRoll roll = new OnRoll(sql);
            last = roll.last();
            Sieve sifted = new Sieve(roll, new Recognition(sql, access, caller, asOf, today));
            closing.forEach(some -> sifted.sift(some.join()));
            return sifted;
        });
        closing.clear();
        repeats.clear();
        there = sieve.there();
        good = sieve.fresh();
        // in the order of the widest index, whose pages are then written once
        good.sort(Comparator.comparing(Sealed::nameKey));
        return sieve.wrong();
    }

    @Override
    public There there() {
        return there;
    }

    @Override
    public int remaining() {
        return good.size() - next;
    }

    @Override
    public int apply(Sql sql, Caller applying, int most) {
        int until = next + Math.min(most, remaining());
        good.subList(next, until).stream()
                .map(each -> each.open().home())
                .distinct()
                .forEach(home -> access.require(applying, Permission.MAINTAIN, home));
        OnRoll.Since since = new OnRoll(sql).after(last);
        Enrolments enrolments = new Enrolments(sql, secrets, applying.account(), clock.instant(), batch);
        List<Homestead> begun = new ArrayList<>();
        while (next < until) {
            // the arguments of all would take more than the rows themselves
            List<Sealed> fresh = good.subList(next, Math.min(until, next + CHUNK)).stream()
                    .filter(each -> !since.has(each))
                    .toList();
            next = Math.min(until, next + CHUNK);
            for (long id : enrolments.write(fresh)) {
                last = Math.max(last, id);
            }
            fresh.forEach(each -> begun.add(new Homestead(each.open().home(), Enrolments.from(each.open()), null)));
        }
        settle(sql, begun);
        return begun.size();
    }

    /** Holds the homes against what became of them while the rows were read. */
    private void settle(Sql sql, List<Homestead> begun) {
        Map<Long, Homestead> earliest = new HashMap<>();
        for (Homestead home : begun) {
            earliest.merge(home.organisation(), home, (one, other) -> one.from().isAfter(other.from()) ? other : one);
        }
        if (!new Dwelling(sql).faults("", List.copyOf(earliest.values())).isEmpty()) {
            throw new Refusal(Refusal.Reason.CONFLICT, "import.homes-changed");
        }
        counts.changing(sql, new HomeProjection.Changed(List.of(), begun));
    }
}
