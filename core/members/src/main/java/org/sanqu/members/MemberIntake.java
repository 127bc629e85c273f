package org.sanqu.members;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /** Of how many rows it is told where they differ from the roll. */
    private static final int REPORTED = 100;

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
    private final Map<Object, Integer> seen = new HashMap<>();
    private final Map<Person, Integer> unnumbered = new HashMap<>();
    private final TreeMap<Integer, List<Fault>> differences = new TreeMap<>();
    private final List<CompletableFuture<List<Closed>>> closing = new ArrayList<>();
    private List<Line> chunk = new ArrayList<>();
    private List<Sealed> good = List.of();
    private long last;
    private int next;
    private int known;
    private int differing;

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

    /** Who somebody without a number is. */
    private record Person(long home, LocalDate birthDate, String name) {}

    private record Closed(int row, Long claim, Sealed sealed, boolean masked) {}

    @Override
    public List<Fault> add(int row, Map<String, String> values, Set<String> unread) {
        LedgerRows.Line line = rows.read(values, unread);
        if (values.containsKey("id")) {
            return unread.isEmpty() ? claim(row, values, line) : List.of();
        }
        List<Fault> faults = line.faults();
        if (faults.isEmpty() && unread.isEmpty()) {
            faults.addAll(once(row, line.enrolment()));
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
        Integer same = seen.putIfAbsent("id " + id, row);
        if (same != null) {
            return List.of(Fault.at("/id", "import.duplicate", same, id));
        }
        keep(new Line(row, Long.valueOf(id), line.enrolment(), line.masked()));
        return List.of();
    }

    /** A row without a number may be anybody of the same name, date of birth and home. */
    private List<Fault> once(int row, Enrolment enrolment) {
        String number = enrolment.citizenNumber();
        if (number != null) {
            Integer same = seen.putIfAbsent(number, row);
            if (same != null) {
                return List.of(Fault.at("/citizenNumber", "import.duplicate", same, CitizenNumber.masked(number)));
            }
        }
        Person person = new Person(enrolment.home(), enrolment.birthDate(), enrolment.name());
        Integer same = number == null ? seen.get(person) : unnumbered.get(person);
        seen.putIfAbsent(person, row);
        if (number == null) {
            unnumbered.putIfAbsent(person, row);
        }
        return same == null ? List.of() : List.of(Fault.at("/name", "import.duplicate", same, enrolment.name()));
    }

    private void close(List<Line> lines) {
        closing.add(CompletableFuture.supplyAsync(
                () -> lines.stream()
                        .map(line -> new Closed(line.row, line.claim, Sealed.of(line.enrolment, secrets), line.masked))
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
            Recognition recognition = new Recognition(sql, access, caller, asOf, today);
            for (CompletableFuture<List<Closed>> some : closing) {
                sift(roll, recognition, some.join(), fresh, late);
            }
            return null;
        });
        closing.clear();
        seen.clear();
        unnumbered.clear();
        // in the order of the widest index, whose pages are then written once
        fresh.sort(Comparator.comparing(Sealed::nameKey));
        good = fresh;
        return late;
    }

    private void sift(
            OnRoll roll,
            Recognition recognition,
            List<Closed> some,
            List<Sealed> fresh,
            Map<Integer, List<Fault>> late) {
        List<Closed> unclaimed =
                some.stream().filter(each -> each.claim == null).toList();
        OnRoll.Found found = roll.like(unclaimed.stream().map(Closed::sealed).toList());
        for (Closed each : unclaimed) {
            Recognition.Verdict verdict = recognition.of(each.sealed, found.like(each.sealed));
            if (verdict != Recognition.Verdict.NEW) {
                note(each.row, verdict, late);
            } else if (each.masked) {
                late.put(each.row, List.of(Fault.at("/citizenNumber", "member.masked")));
            } else {
                fresh.add(each.sealed);
            }
        }
        if (unclaimed.size() < some.size()) {
            claimed(roll, recognition, some, late);
        }
    }

    private void claimed(OnRoll roll, Recognition recognition, List<Closed> some, Map<Integer, List<Fault>> late) {
        Map<Long, OnRoll.Named> found = roll.claimed(
                some.stream().map(Closed::claim).filter(Objects::nonNull).toList());
        for (Closed each : some) {
            if (each.claim == null) {
                continue;
            }
            OnRoll.Named there = found.get(each.claim);
            boolean theirs = there != null
                    && each.sealed.open().name().equals(there.name())
                    && access.allows(caller, Permission.MAINTAIN, there.person().last());
            if (theirs) {
                note(each.row, recognition.claimed(each.sealed, there.person()), late);
            } else {
                late.put(each.row, List.of(Fault.at("/id", "member.id-unknown", String.valueOf(each.claim))));
            }
        }
    }

    private void note(int row, Recognition.Verdict verdict, Map<Integer, List<Fault>> late) {
        if (!verdict.known()) {
            late.put(row, verdict.faults());
            return;
        }
        known++;
        if (!verdict.faults().isEmpty()) {
            differing++;
            differences.put(row, verdict.faults());
            if (differences.size() > REPORTED) {
                differences.pollLastEntry();
            }
        }
    }

    @Override
    public There there() {
        return new There(known, differing, differences);
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
