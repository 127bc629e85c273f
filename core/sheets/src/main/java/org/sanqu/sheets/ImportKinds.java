package org.sanqu.sheets;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.sanqu.api.Refusal;
import org.sanqu.api.platform.BatchImport;

/** What can be imported at the moment; it comes and goes with the bundles that offer it. */
final class ImportKinds {

    /** Members come to be at home in organisations. */
    private static final List<String> ORDER = List.of("organisations", "members");

    private final Map<String, BatchImport> targets = new ConcurrentHashMap<>();

    void add(BatchImport target) {
        targets.put(target.kind(), target);
    }

    void remove(BatchImport target) {
        targets.remove(target.kind(), target);
    }

    /** The kinds in the order in which they are imported. */
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
        BatchImport target = targets.get(kind);
        if (target == null) {
            throw new Refusal(Refusal.Reason.NOT_FOUND, "sheet.kind", kind);
        }
        return target;
    }
}
