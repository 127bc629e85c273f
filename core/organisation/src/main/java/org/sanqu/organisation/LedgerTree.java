package org.sanqu.organisation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.sanqu.api.Fault;
import org.sanqu.api.Message;
import org.sanqu.api.Spelling;
import org.sanqu.api.platform.Directory;

/** Hangs the rows of a ledger: below what is there, or below one another, in whatever order they stand. */
final class LedgerTree {

    private static final int CANDIDATES = 10;

    private final Directory.Names names;
    private final boolean everything;
    private final Map<Long, Span> lives;
    private final Map<String, LedgerLine> lines;
    private final Map<String, Map<Integer, LedgerLine>> named = new HashMap<>();
    private final Map<Integer, Place> places = new HashMap<>();
    private final Map<Integer, Fault> faults = new TreeMap<>();
    private final Set<Integer> judged = new HashSet<>();

    /**
     * A tree to be.
     *
     * @param everything whether the caller may found a top
     * @param lives from when until when what is there exists
     * @param lines the rows that bring something new, by code
     */
    LedgerTree(Directory.Names names, boolean everything, Map<Long, Span> lives, Collection<LedgerLine> lines) {
        this.names = names;
        this.everything = everything;
        this.lives = lives;
        this.lines = new LinkedHashMap<>();
        for (LedgerLine line : lines) {
            this.lines.put(line.code(), line);
            for (String name : namesOf(line)) {
                named.computeIfAbsent(Spelling.plain(name), plain -> new TreeMap<>())
                        .put(line.row(), line);
            }
        }
    }

    private static List<String> namesOf(LedgerLine line) {
        List<String> names = new ArrayList<>(line.founding().aliases());
        names.add(line.founding().name());
        if (line.founding().shortName() != null) {
            names.add(line.founding().shortName());
        }
        return names;
    }

    /** What is above a row: an organisation that is there, another row, or neither for a top. */
    private record Place(Long organisation, LedgerLine line) {}

    /** The organisations that are there and that rows name as above them. */
    static Set<Long> named(Directory.Names names, Collection<LedgerLine> lines) {
        return lines.stream()
                .filter(line -> line.parent() != null)
                .flatMap(line -> names.find(line.parent()).stream())
                .map(Directory.Named::id)
                .collect(Collectors.toSet());
    }

    /** What is wrong with each row that cannot hang where it says, by its number; what hangs below it cannot either. */
    Map<Integer, Fault> faults() {
        lines.values().forEach(this::place);
        lines.values().forEach(this::hang);
        return faults;
    }

    private void place(LedgerLine line) {
        if (line.parent() == null) {
            places.put(line.row(), new Place(null, null));
            if (!everything) {
                faults.put(line.row(), Fault.at("/parent", "import.top"));
            }
            return;
        }
        LedgerLine sameCode = lines.get(line.parent());
        if (sameCode != null) {
            places.put(line.row(), new Place(null, sameCode));
            return;
        }
        List<Place> candidates = new ArrayList<>();
        List<String> shown = new ArrayList<>();
        for (Directory.Named there : names.find(line.parent())) {
            candidates.add(new Place(there.id(), null));
            shown.add(there.name() + "（" + there.code() + "）");
        }
        for (LedgerLine other :
                named.getOrDefault(Spelling.plain(line.parent()), Map.of()).values()) {
            candidates.add(new Place(null, other));
            shown.add(other.founding().name() + "（" + other.code() + "）");
        }
        if (candidates.size() == 1) {
            places.put(line.row(), candidates.get(0));
        } else if (candidates.isEmpty()) {
            faults.put(line.row(), Fault.at(line.parentAt(), "import.parent-unknown", line.parent()));
        } else {
            String some = shown.stream().limit(CANDIDATES).collect(Collectors.joining("、"));
            faults.put(line.row(), Fault.at(line.parentAt(), "import.organisation-ambiguous", line.parent(), some));
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
            faults.put(here.row(), Fault.at(here.parentAt(), "organisation.parent-cycle", here.parent()));
        }
        way.forEach(this::judge);
    }

    private LedgerLine above(LedgerLine line) {
        return faults.containsKey(line.row()) ? null : places.get(line.row()).line;
    }

    private void judge(LedgerLine line) {
        judged.add(line.row());
        Place place = places.get(line.row());
        if (faults.containsKey(line.row()) || (place.line == null && place.organisation == null)) {
            return;
        }
        if (place.line != null && faults.containsKey(place.line.row())) {
            faults.put(line.row(), Fault.at(line.parentAt(), "import.parent-bad", place.line.row()));
            return;
        }
        Span above = place.line == null ? lives.get(place.organisation) : place.line.life();
        if (above == null || !above.covers(line.life())) {
            Message when = Message.of(
                    "organisation.parent-younger",
                    line.parent(),
                    line.founding().establishedOn().toString());
            faults.put(line.row(), new Fault("/establishedOn", when));
        }
    }

    /** The rows that can hang, what is above before what is below. */
    List<LedgerLine> downwards() {
        Map<Integer, LedgerLine> ordered = new LinkedHashMap<>();
        for (LedgerLine line : lines.values()) {
            Deque<LedgerLine> way = new ArrayDeque<>();
            for (LedgerLine here = line; here != null && !ordered.containsKey(here.row()); here = above(here)) {
                way.push(here);
            }
            way.forEach(each -> ordered.put(each.row(), each));
        }
        ordered.keySet().removeAll(faults.keySet());
        return List.copyOf(ordered.values());
    }

    /** The organisation above a row; of rows, those have to have their number. */
    Long above(LedgerLine line, Map<String, Long> numbers) {
        Place place = places.get(line.row());
        return place.line == null ? place.organisation : numbers.get(place.line.code());
    }
}
