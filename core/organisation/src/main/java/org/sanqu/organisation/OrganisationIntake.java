package org.sanqu.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.sanqu.api.Fault;
import org.sanqu.api.Refusal;
import org.sanqu.api.organisation.Founding;
import org.sanqu.api.platform.BatchImport;
import org.sanqu.api.platform.Directory;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Caller;

/** Takes in the organisations of a ledger. */
final class OrganisationIntake implements BatchImport.Intake {

    private final Store store;
    private final StoredHierarchies hierarchies;
    private final Directory.Names names;
    private final boolean everything;
    private final Papers papers;
    private final LocalDate baseline;
    private final LocalDate today;
    private final Map<String, LedgerLine> lines = new LinkedHashMap<>();
    private final Map<String, Long> numbers = new HashMap<>();
    private LedgerTree tree;
    private List<LedgerLine> good = List.of();
    private int next;

    /**
     * An intake.
     *
     * @param everything whether the caller may found a top
     */
    OrganisationIntake(
            Store store,
            StoredHierarchies hierarchies,
            Directory.Names names,
            boolean everything,
            Papers papers,
            LocalDate baseline,
            LocalDate today) {
        this.store = store;
        this.hierarchies = hierarchies;
        this.names = names;
        this.everything = everything;
        this.papers = papers;
        this.baseline = baseline;
        this.today = today;
    }

    /** What is entered with each founding. */
    record Papers(String account, String reason, Long batch) {

        Foundings foundings(Sql sql) {
            return new Foundings(sql, account, reason, batch);
        }
    }

    @Override
    public List<Fault> add(int row, Map<String, String> values, Set<String> unread) {
        LedgerLine line = LedgerLine.read(row, values, unread, baseline, today);
        if (!line.faults().isEmpty() || !unread.isEmpty()) {
            return line.faults();
        }
        LedgerLine same = lines.putIfAbsent(line.code(), line);
        return same == null ? List.of() : List.of(Fault.at("/code", "import.duplicate", same.row(), line.code()));
    }

    @Override
    public Map<Integer, List<Fault>> close() {
        store.read(sql -> {
            papers.foundings(sql).known(lines.keySet()).forEach((code, known) -> {
                if (known.founded()) {
                    lines.remove(code);
                }
            });
            Map<Long, Span> lives = new Projection(sql).lives(LedgerTree.named(names, lines.values()));
            tree = new LedgerTree(names, everything, lives, lines.values());
            return null;
        });
        Map<Integer, List<Fault>> late = new TreeMap<>();
        tree.faults().forEach((row, fault) -> late.put(row, List.of(fault)));
        good = tree.downwards();
        return late;
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
    public int apply(Sql sql, Caller caller, int most) {
        int until = next + Math.min(most, remaining());
        List<LedgerLine> some = good.subList(next, until);
        next = until;
        Foundings foundings = papers.foundings(sql);
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
        if (!fresh.isEmpty()) {
            found(sql, foundings, fresh, known);
        }
        return fresh.size();
    }

    private void found(Sql sql, Foundings foundings, List<LedgerLine> fresh, Map<String, Foundings.Known> known) {
        numbers.putAll(foundings.number(fresh.stream().map(LedgerLine::code).toList(), known));
        Map<Long, Founding> told = new LinkedHashMap<>();
        fresh.forEach(line -> told.put(numbers.get(line.code()), line.below(tree.above(line, numbers))));
        Foundings.Done done = foundings.found(told);
        if (!done.outcome().violations().isEmpty()) {
            throw new Refusal(Refusal.Reason.CONFLICT, "import.homes-changed");
        }
        sql.afterCommit(() ->
                hierarchies.changed(done.lastEvent(), done.outcome().after().values()));
    }
}
