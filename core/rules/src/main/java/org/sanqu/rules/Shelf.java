package org.sanqu.rules;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The rule files, and each compiled for the numbers with which it was applied. Thread-safe. */
final class Shelf {

    /** More than any district has; compiled anew behind that. */
    private static final int KEPT = 2_000;

    private final List<RuleFile> files;
    private final Map<Key, Applied> applied = new ConcurrentHashMap<>();

    Shelf(List<RuleFile> files) {
        this.files = List.copyOf(files);
    }

    List<RuleFile> files() {
        return files;
    }

    Optional<RuleFile> file(String id) {
        return files.stream().filter(file -> file.id().equals(id)).findFirst();
    }

    Applied applied(RuleFile file, Map<String, BigDecimal> numbers) {
        if (applied.size() >= KEPT) {
            applied.clear();
        }
        return applied.computeIfAbsent(new Key(file.id(), Map.copyOf(numbers)), key -> new Applied(file, numbers));
    }

    private record Key(String rule, Map<String, BigDecimal> numbers) {}
}
