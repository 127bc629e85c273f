package org.sanqu.organisation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.sanqu.api.Spelling;
import org.sanqu.api.platform.Directory;

/** What rows of a ledger may mean by what they write as above them: what is there, or one another. */
final class Superiors {

    private final Directory.Names names;
    private final Map<String, LedgerLine> byCode = new HashMap<>();
    private final Map<String, Map<Integer, LedgerLine>> named = new HashMap<>();

    /** Those of some rows that bring something new. */
    Superiors(Directory.Names names, Collection<LedgerLine> lines) {
        this.names = names;
        for (LedgerLine line : lines) {
            byCode.put(line.code(), line);
            for (String name : namesOf(line)) {
                named.computeIfAbsent(Spelling.plain(name), plain -> new TreeMap<>())
                        .put(line.row(), line);
            }
        }
    }

    /** What is above a row: an organisation that is there, another row, or neither for a top. */
    record Place(Long organisation, LedgerLine line) {

        static final Place TOP = new Place(null, null);
    }

    /** The organisations that are there and that rows name as above them. */
    static Set<Long> there(Directory.Names names, Collection<LedgerLine> lines) {
        Set<String> codes = lines.stream().map(LedgerLine::code).collect(Collectors.toSet());
        return lines.stream()
                .flatMap(line -> line.above().values().stream())
                .map(LedgerLine.Above::written)
                .filter(written -> !codes.contains(written))
                .distinct()
                .flatMap(written -> names.find(written).stream())
                .map(Directory.Named::id)
                .collect(Collectors.toSet());
    }

    /** What is meant, with how it is shown. */
    Map<Place, String> of(String written) {
        Map<Place, String> candidates = new LinkedHashMap<>();
        LedgerLine sameCode = byCode.get(written);
        if (sameCode != null) {
            candidates.put(new Place(null, sameCode), shown(sameCode));
            return candidates;
        }
        for (Directory.Named there : names.find(written)) {
            candidates.put(new Place(there.id(), null), there.name() + "（" + there.code() + "）");
        }
        for (LedgerLine other :
                named.getOrDefault(Spelling.plain(written), Map.of()).values()) {
            candidates.put(new Place(null, other), shown(other));
        }
        return candidates;
    }

    private static String shown(LedgerLine line) {
        return line.founding().name() + "（" + line.code() + "）";
    }

    private static List<String> namesOf(LedgerLine line) {
        List<String> names = new ArrayList<>(line.founding().aliases());
        names.add(line.founding().name());
        if (line.founding().shortName() != null) {
            names.add(line.founding().shortName());
        }
        return names;
    }
}
