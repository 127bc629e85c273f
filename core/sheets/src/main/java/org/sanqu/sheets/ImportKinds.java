package org.sanqu.sheets;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.sanqu.api.Refusal;
import org.sanqu.api.platform.BatchImport;
import org.sanqu.api.platform.BatchImports;

/** What can be imported at the moment; it comes and goes with the bundles that offer it. */
final class ImportKinds {

    /** Members come to be at home in organisations. */
    private static final List<String> ORDER = List.of("organisations", "members");

    private final Map<String, BatchImport> targets = new ConcurrentHashMap<>();

    private final Map<String, BatchImports> families = new ConcurrentHashMap<>();

    void add(BatchImports family) {
        families.put(family.family(), family);
    }

    void remove(BatchImports family) {
        families.remove(family.family(), family);
    }

    void add(BatchImport target) {
        targets.put(target.kind(), target);
    }

    void remove(BatchImport target) {
        targets.remove(target.kind(), target);
    }

    /** The kinds that are no family's, in the order in which they are imported. */
    List<String> names() {
        return Stream.concat(ORDER.stream(), targets.keySet().stream().sorted())
                .distinct()
                .filter(targets::containsKey)
                .toList();
    }

    /**
     * What takes in the rows of a kind.
     *
     * @throws Refusal NOT_FOUND when nothing does
     */
    BatchImport target(String kind) {
        int colon = kind.indexOf(':');
        BatchImports family = colon < 0 ? null : families.get(kind.substring(0, colon));
        return Optional.ofNullable(targets.get(kind))
                .or(() -> family == null ? Optional.empty() : family.find(kind.substring(colon + 1)))
                .orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND, "sheet.kind", kind));
    }
}
