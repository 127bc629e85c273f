package org.sanqu.members;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
    private final Map<String, Integer> seen = new HashMap<>();
    private final Map<Integer, Claim> claims = new LinkedHashMap<>();
    private final List<CompletableFuture<List<Closed>>> closing = new ArrayList<>();
    private List<Line> chunk = new ArrayList<>();
    private List<Sealed> good = List.of();
    private long last;
    private int next;

    /**
     * An intake.
     *
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
    }

    /** A row that says who of the roll it is. */
    private record Claim(long id, String name) {}

    private record Line(int row, Enrolment enrolment, boolean masked) {}

    private record Closed(int row, Sealed sealed, boolean masked) {}

    @Override
    public List<Fault> add(int row, Map<String, String> values, Set<String> unread) {
        if (values.containsKey("id")) {
            return claim(row, values);
        }
        LedgerRows.Line line = rows.read(values, unread);
        List<Fault> faults = line.faults();
        if (faults.isEmpty() && unread.isEmpty()) {
            faults.addAll(once(row, line.enrolment()));
        }
        if (faults.isEmpty() && unread.isEmpty()) {
            chunk.add(new Line(row, line.enrolment(), line.masked()));
            if (chunk.size() == CHUNK) {
                close(chunk);
                chunk = new ArrayList<>();
            }
        }
        return faults;
    }

    /** Who was exported is on the roll already, whatever else the row says. */
    private List<Fault> claim(int row, Map<String, String> values) {
        String id = values.get("id");
        if (!id.matches("\\d{1,18}")) {
            return List.of(Fault.at("/id", "member.id-unknown", id));
        }
        claims.put(row, new Claim(Long.parseLong(id), values.getOrDefault("name", "")));
        return List.of();
    }

    private List<Fault> once(int row, Enrolment enrolment) {
        String number = enrolment.citizenNumber();
        String key = number != null ? number : enrolment.home() + "|" + enrolment.birthDate() + "|" + enrolment.name();
        Integer same = seen.putIfAbsent(key, row);
        if (same == null) {
            return List.of();
        }
        return number == null
                ? List.of(Fault.at("/name", "import.duplicate", same, enrolment.name()))
                : List.of(Fault.at("/citizenNumber", "import.duplicate", same, CitizenNumber.masked(number)));
    }

    private void close(List<Line> lines) {
        closing.add(CompletableFuture.supplyAsync(
                () -> lines.stream()
                        .map(line -> new Closed(line.row, Sealed.of(line.enrolment, secrets), line.masked))
                        .toList(),
                closer));
    }

    @Override
    public Map<Integer, List<Fault>> close() {
        close(chunk);
        Map<Integer, List<Fault>> late = new TreeMap<>();
        List<Sealed> fresh = new ArrayList<>();
        store.read(sql -> {
            OnRoll roll = new OnRoll(sql);
            last = roll.last();
            claimed(roll, late);
            for (CompletableFuture<List<Closed>> some : closing) {
                sift(roll, some.join(), fresh, late);
            }
            return null;
        });
        closing.clear();
        seen.clear();
        claims.clear();
        // in the order of the widest index, whose pages are then written once
        fresh.sort(Comparator.comparing(Sealed::nameKey));
        good = fresh;
        return late;
    }

    private void claimed(OnRoll roll, Map<Integer, List<Fault>> late) {
        Map<Long, OnRoll.Named> found =
                roll.withIds(claims.values().stream().map(Claim::id).distinct().toList());
        claims.forEach((row, claim) -> {
            OnRoll.Named there = found.get(claim.id);
            boolean known = there != null
                    && there.name().equals(claim.name)
                    && access.allows(caller, Permission.MAINTAIN, there.belongsTo());
            if (!known) {
                late.put(row, List.of(Fault.at("/id", "member.id-unknown", String.valueOf(claim.id))));
            }
        });
    }

    private static void sift(OnRoll roll, List<Closed> some, List<Sealed> fresh, Map<Integer, List<Fault>> late) {
        OnRoll.Known known = roll.of(some.stream().map(Closed::sealed).toList());
        for (Closed each : some) {
            if (known.has(each.sealed)) {
                continue;
            }
            if (each.masked) {
                late.put(each.row, List.of(Fault.at("/citizenNumber", "member.masked")));
            } else {
                fresh.add(each.sealed);
            }
        }
    }

    @Override
    public There there() {
        return new There(0, 0, Map.of());
    }

    @Override
    public int remaining() {
        return good.size() - next;
    }

    @Override
    public int apply(Sql sql, int most) {
        int until = next + Math.min(most, remaining());
        OnRoll.Known since = new OnRoll(sql).after(last);
        Enrolments enrolments = new Enrolments(sql, secrets, caller.account(), clock.instant(), batch);
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
