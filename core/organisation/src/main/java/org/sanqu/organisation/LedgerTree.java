package org.sanqu.organisation;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.sanqu.api.Fault;
import org.sanqu.api.Message;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.platform.Directory;

/** Hangs the rows of a ledger in one hierarchy: below what is there, or below one another, in whatever order they stand. */
final class LedgerTree {

    private static final int CANDIDATES = 10;

    private final String hierarchy;
    private final Superiors superiors;
    private final boolean everything;
    private final LocalDate baseline;
    private final Map<Long, Span> lives;
    private final Collection<LedgerLine> lines;
    private final Map<Integer, Superiors.Place> places = new HashMap<>();
    private final Map<Integer, Fault> faults = new TreeMap<>();
    private final Set<Integer> judged = new HashSet<>();

    /**
     * A tree to be.
     *
     * @param everything whether the caller may found a top
     * @param baseline the day as of which the ledger is true, before which nothing need have hung where it says; null for none
     * @param lives from when until when what is there exists
     * @param lines the rows that bring something new
     */
    LedgerTree(
            String hierarchy,
            Directory.Names names,
            boolean everything,
            LocalDate baseline,
            Map<Long, Span> lives,
            Collection<LedgerLine> lines) {
        this.hierarchy = hierarchy;
        this.baseline = baseline;
        this.superiors = new Superiors(names, lines);
        this.everything = everything;
        this.lives = lives;
        this.lines = lines;
    }

    /**
     * What is wrong with each row that cannot hang where it says, by its number; what hangs below it cannot either.
     *
     * @param elsewhere what is wrong with rows already
     */
    Map<Integer, Fault> faults(Map<Integer, Fault> elsewhere) {
        faults.putAll(elsewhere);
        lines.forEach(this::place);
        lines.forEach(this::hang);
        return faults;
    }

    private void place(LedgerLine line) {
        LedgerLine.Above above = line.above().get(hierarchy);
        places.put(line.row(), Superiors.Place.TOP);
        if (above == null) {
            if (!everything && hierarchy.equals(Hierarchy.FORMAL)) {
                faults.putIfAbsent(line.row(), Fault.at(LedgerLine.at(hierarchy), "import.top"));
            }
            return;
        }
        Map<Superiors.Place, String> candidates = superiors.of(above.written());
        if (candidates.size() == 1) {
            Superiors.Place place = candidates.keySet().iterator().next();
            places.put(line.row(), place);
            agree(line, above, place);
        } else if (candidates.isEmpty()) {
            faults.putIfAbsent(line.row(), Fault.at(above.at(), "import.parent-unknown", above.written()));
        } else {
            String some = candidates.values().stream().limit(CANDIDATES).collect(Collectors.joining("、"));
            faults.putIfAbsent(
                    line.row(), Fault.at(above.at(), "import.organisation-ambiguous", above.written(), some));
        }
    }

    /** A name that is known has to mean what the code beside it says; one that nobody knows may be an old one. */
    private void agree(LedgerLine line, LedgerLine.Above above, Superiors.Place place) {
        if (above.name() == null || above.name().equals(above.written())) {
            return;
        }
        Map<Superiors.Place, String> byName = superiors.of(above.name());
        if (!byName.isEmpty() && !byName.containsKey(place)) {
            faults.putIfAbsent(
                    line.row(),
                    Fault.at(
                            LedgerLine.at(hierarchy),
                            "import.name-of-another",
                            above.name(),
                            byName.values().iterator().next()));
        }
    }

    /** Judges a row behind those above it, each row once. */
    private void hang(LedgerLine line) {
        Deque<LedgerLine> way = new ArrayDeque<>();
        Set<Integer> passed = new HashSet<>();
        LedgerLine here = line;
        while (here != null && !judged.contains(here.row()) && passed.add(here.row())) {
            way.push(here);
            here = above(here);
        }
        if (here != null && !judged.contains(here.row())) {
            LedgerLine.Above above = here.above().get(hierarchy);
            faults.put(here.row(), Fault.at(above.at(), "organisation.parent-cycle", above.written()));
        }
        way.forEach(this::judge);
    }

    private LedgerLine above(LedgerLine line) {
        return faults.containsKey(line.row()) ? null : places.get(line.row()).line();
    }

    private void judge(LedgerLine line) {
        judged.add(line.row());
        Superiors.Place place = places.get(line.row());
        if (faults.containsKey(line.row()) || (place.line() == null && place.organisation() == null)) {
            return;
        }
        if (place.line() != null && faults.containsKey(place.line().row())) {
            faults.put(
                    line.row(),
                    Fault.at(
                            line.above().get(hierarchy).at(),
                            "import.parent-bad",
                            place.line().row()));
            return;
        }
        Span above = life(place);
        if (above == null || !above.covers(new Span(from(line), line.life().until()))) {
            Message when = Message.of(
                    "organisation.parent-younger",
                    line.above().get(hierarchy).written(),
                    line.founding().establishedOn().toString());
            faults.put(line.row(), new Fault("/establishedOn", when));
        }
    }

    private Span life(Superiors.Place place) {
        return place.line() == null
                ? lives.get(place.organisation())
                : place.line().life();
    }

    /**
     * From which day a row hangs where it says: from its first. What is older than what is above it must have hung elsewhere before, which
     * a ledger that is true as of a baseline does not tell.
     */
    LocalDate from(LedgerLine line) {
        LocalDate first = line.founding().establishedOn();
        Superiors.Place place = places.get(line.row());
        Span above = place == Superiors.Place.TOP ? null : life(place);
        boolean elsewhere = baseline != null || !hierarchy.equals(Hierarchy.FORMAL);
        if (above == null || !first.isBefore(above.from()) || !elsewhere) {
            return first;
        }
        return baseline == null || baseline.isBefore(above.from()) ? above.from() : baseline;
    }

    /** The rows that can hang, what is above before what is below. */
    List<LedgerLine> downwards() {
        Map<Integer, LedgerLine> ordered = new LinkedHashMap<>();
        for (LedgerLine line : lines) {
            Deque<LedgerLine> way = new ArrayDeque<>();
            for (LedgerLine here = line; here != null && !ordered.containsKey(here.row()); here = above(here)) {
                way.push(here);
            }
            way.forEach(each -> ordered.put(each.row(), each));
        }
        ordered.keySet().removeAll(faults.keySet());
        return List.copyOf(ordered.values());
    }

    /** What is above a row, when that is there already. */
    Optional<Long> there(LedgerLine line) {
        return Optional.ofNullable(places.get(line.row()).organisation());
    }

    /** The organisation above a row; of rows, those have to have their number. */
    Long above(LedgerLine line, Map<String, Long> numbers) {
        Superiors.Place place = places.get(line.row());
        return place.line() == null
                ? place.organisation()
                : numbers.get(place.line().code());
    }
}
