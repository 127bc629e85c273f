package org.sanqu.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.sanqu.api.Fault;
import org.sanqu.api.Refusal;
import org.sanqu.api.organisation.Founding;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.platform.BatchImport;
import org.sanqu.api.platform.Directory;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Access;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;

/** Takes in the organisations of a ledger. */
final class OrganisationIntake implements BatchImport.Intake {

    private final Store store;
    private final StoredHierarchies hierarchies;
    private final Access access;
    private final Caller caller;
    private final Directory.Names names;
    private final Papers papers;
    private final LocalDate baseline;
    private final LocalDate today;
    private final Map<String, LedgerLine> lines = new LinkedHashMap<>();
    private final Map<String, Long> numbers = new HashMap<>();
    private final Map<String, LedgerTree> trees = new LinkedHashMap<>();
    private final Set<String> brought = new HashSet<>();
    private There there = new There(0, 0, Map.of());
    private List<LedgerLine> good = List.of();
    private int next;

    /** An intake of what a caller may maintain. */
    OrganisationIntake(
            Store store,
            StoredHierarchies hierarchies,
            Access access,
            Caller caller,
            Directory.Names names,
            Papers papers,
            LocalDate baseline,
            LocalDate today) {
        this.store = store;
        this.hierarchies = hierarchies;
        this.access = access;
        this.caller = caller;
        this.papers = papers;
        this.baseline = baseline;
        this.today = today;
        // in a country each is looked up in the database
        Map<String, List<Directory.Named>> asked = new HashMap<>();
        this.names = written -> asked.computeIfAbsent(written, names::find);
    }

    /** What is entered with each founding. */
    record Papers(String reason, Long batch) {

        Foundings foundings(Sql sql, Caller caller) {
            return new Foundings(sql, caller.account(), reason, batch);
        }
    }

    @Override
    public List<Fault> add(int row, Map<String, String> values, Set<String> unread) {
        LedgerLine line = LedgerLine.read(row, values, unread, baseline, today);
        if (!unread.isEmpty() || (!line.faults().isEmpty() && !isThere(line))) {
            return line.faults();
        }
        LedgerLine same = lines.putIfAbsent(line.code(), line);
        return same == null ? List.of() : List.of(Fault.at("/code", "import.duplicate", same.row(), line.code()));
    }

    /** Whatever a row says of an organisation that is there, it is left as it is. */
    private boolean isThere(LedgerLine line) {
        return line.code() != null
                && store.read(sql -> papers.foundings(sql, caller).known(List.of(line.code()))).values().stream()
                        .anyMatch(Foundings.Known::founded);
    }

    @Override
    public Map<Integer, List<Fault>> close() {
        Map<Integer, List<Fault>> late = new TreeMap<>();
        store.read(sql -> {
            Map<Long, LedgerLine> known = known(sql);
            known.values().removeIf(line -> abroad(sql, line, late));
            Map<Integer, List<Fault>> differences = new LedgerDifferences(sql, names, today).of(known);
            there = LedgerDifferences.there(known.size(), differences);
            Map<Long, Span> lives = new Projection(sql).lives(Superiors.there(names, lines.values()));
            hang(lives).forEach((row, fault) -> late.put(row, List.of(fault)));
            return null;
        });
        return late;
    }

    /** The rows of what is there already, which bring nothing new. */
    private Map<Long, LedgerLine> known(Sql sql) {
        Map<Long, LedgerLine> known = new LinkedHashMap<>();
        papers.foundings(sql, caller).known(lines.keySet()).forEach((code, each) -> {
            if (each.founded()) {
                known.put(each.id(), lines.remove(code));
                numbers.put(code, each.id());
            }
        });
        return known;
    }

    /** Nothing is said of an organisation outside of what the caller looks after but that its code is taken. */
    private boolean abroad(Sql sql, LedgerLine line, Map<Integer, List<Fault>> late) {
        boolean abroad = !access.allows(caller, Permission.MAINTAIN, numbers.get(line.code()));
        if (abroad) {
            late.put(line.row(), List.of(Fault.at("/code", "import.code-elsewhere", line.code())));
        }
        return abroad;
    }

    /** Hangs the rows in every hierarchy; what cannot hang in one is left out of all. */
    private Map<Integer, Fault> hang(Map<Long, Span> lives) {
        boolean everything = access.allows(caller, Permission.MAINTAIN);
        List<String> asked = Projection.HIERARCHIES.stream()
                .filter(hierarchy -> hierarchy.equals(Hierarchy.FORMAL)
                        || lines.values().stream().anyMatch(line -> line.above().containsKey(hierarchy)))
                .toList();
        Map<Integer, Fault> faults = new TreeMap<>();
        int before;
        do {
            before = faults.size();
            for (String hierarchy : asked) {
                LedgerTree tree = new LedgerTree(hierarchy, names, everything, baseline, lives, lines.values());
                faults.putAll(tree.faults(faults));
                trees.put(hierarchy, tree);
            }
        } while (faults.size() > before);
        good = trees.get(Hierarchy.FORMAL).downwards();
        return faults;
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
        List<LedgerLine> some = good.subList(next, until);
        next = until;
        require(applying, some);
        Foundings foundings = papers.foundings(sql, applying);
        Map<String, Foundings.Known> known =
                foundings.known(some.stream().map(LedgerLine::code).toList());
        List<LedgerLine> fresh = new ArrayList<>();
        for (LedgerLine line : some) {
            Foundings.Known there = known.get(line.code());
            if (there == null || !there.founded()) {
                fresh.add(line);
            } else {
                numbers.put(line.code(), there.id());
            }
        }
        Foundings.Done done = fresh.isEmpty() ? null : found(foundings, fresh, known);
        fresh.forEach(line -> brought.add(line.code()));
        if (next == good.size()) {
            done = across(foundings, done);
        }
        if (done != null) {
            settle(sql, done);
        }
        return fresh.size();
    }

    /** Who applies may maintain what the rows hang below, everything for a top. */
    private void require(Caller applying, Collection<LedgerLine> some) {
        for (LedgerTree tree : trees.values()) {
            some.stream()
                    .map(tree::there)
                    .flatMap(Optional::stream)
                    .distinct()
                    .forEach(above -> access.require(applying, Permission.MAINTAIN, above));
        }
        if (some.stream().anyMatch(line -> !line.above().containsKey(Hierarchy.FORMAL))) {
            access.require(applying, Permission.MAINTAIN);
        }
    }

    private Foundings.Done found(Foundings foundings, List<LedgerLine> fresh, Map<String, Foundings.Known> known) {
        numbers.putAll(foundings.number(fresh.stream().map(LedgerLine::code).toList(), known));
        LedgerTree formal = trees.get(Hierarchy.FORMAL);
        Map<Long, Founding> told = new LinkedHashMap<>();
        Map<Long, Foundings.Hanging> moved = new LinkedHashMap<>();
        for (LedgerLine line : fresh) {
            Long above = formal.above(line, numbers);
            boolean later = formal.from(line).isAfter(line.founding().establishedOn());
            told.put(numbers.get(line.code()), line.below(later ? null : above));
            if (later) {
                moved.put(numbers.get(line.code()), new Foundings.Hanging(Hierarchy.FORMAL, above, formal.from(line)));
            }
        }
        Foundings.Done done = foundings.found(told);
        return moved.isEmpty() ? done : foundings.hang(moved, done);
    }

    /** Hangs all that was brought in the other hierarchies, in which it may be below whatever came later. */
    private Foundings.Done across(Foundings foundings, Foundings.Done founded) {
        Foundings.Done done = founded;
        for (Map.Entry<String, LedgerTree> tree : trees.entrySet()) {
            Map<Long, Foundings.Hanging> hung = new LinkedHashMap<>();
            if (!tree.getKey().equals(Hierarchy.FORMAL)) {
                for (LedgerLine line : good) {
                    Long above = tree.getValue().above(line, numbers);
                    if (above != null && brought.contains(line.code())) {
                        hung.put(
                                numbers.get(line.code()),
                                new Foundings.Hanging(
                                        tree.getKey(), above, tree.getValue().from(line)));
                    }
                }
            }
            done = hung.isEmpty() ? done : foundings.hang(hung, done);
        }
        return done;
    }

    private void settle(Sql sql, Foundings.Done done) {
        if (!done.outcome().violations().isEmpty()) {
            throw new Refusal(Refusal.Reason.CONFLICT, "import.homes-changed");
        }
        sql.afterCommit(() ->
                hierarchies.changed(done.lastEvent(), done.outcome().after().values()));
    }
}
