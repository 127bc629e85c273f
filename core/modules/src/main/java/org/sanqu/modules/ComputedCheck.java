package org.sanqu.modules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.sanqu.api.platform.DataPath;
import org.sanqu.api.platform.DeclaredField;
import org.sanqu.modules.DataPaths.Wanted;

/** Checks the computed fields of a form: their rules, what these point at, and that none is computed from itself. */
final class ComputedCheck {

    private static final int MOST = 20;
    private static final Map<String, Wanted> KINDS = Map.of(
            "days", Wanted.DATE,
            "age", Wanted.DATE,
            "sum", Wanted.NUMBER,
            "count", Wanted.LIST,
            "max", Wanted.NUMBER,
            "min", Wanted.NUMBER,
            "difference", Wanted.NUMBER,
            "product", Wanted.NUMBER,
            "ratio", Wanted.NUMBER);
    private static final Set<String> PAIRS = Set.of("days", "age", "difference", "product", "ratio");
    private static final Set<String> WHOLE = Set.of("days", "age", "count");

    private final String file;
    private final DataPaths paths;
    private final Faults faults;
    private final Map<DataPath, List<DataPath>> needs = new HashMap<>();

    private ComputedCheck(String file, SchemaShape shape, Faults faults) {
        this.file = file;
        this.paths = new DataPaths(file, shape, faults);
        this.faults = faults;
    }

    static void check(String file, JsonNode document, Faults faults) {
        List<DeclaredField> fields = DeclaredField.of(document, "x-computed");
        ComputedCheck check = new ComputedCheck(file, new SchemaShape(document), faults);
        fields.forEach(check::field);
        fields.forEach(check::circle);
    }

    private void field(DeclaredField field) {
        Says rule = new Says(file, field.at(), field.rule(), faults);
        Set<String> kinds = new TreeSet<>(KINDS.keySet());
        kinds.removeIf(kind -> !rule.has(kind));
        if (kinds.size() != 1) {
            faults.at(file, field.at(), "modules.computed-kind", String.join(", ", new TreeSet<>(KINDS.keySet())));
            return;
        }
        String kind = kinds.iterator().next();
        rule.known(kind.equals("ratio") ? Set.of(kind, "decimals") : Set.of(kind));
        rule.integer("decimals", 0, 6, 2);
        if (!DataPaths.isNumber(field.schema())) {
            faults.at(file, field.at(), "modules.annotation-type", "x-computed", "number, integer");
        }
        List<DataPath> found = sources(field, kind, rule.node().get(kind));
        needs.put(field.path(), found);
        boolean whole =
                WHOLE.contains(kind) || !kind.equals("ratio") && found.stream().allMatch(paths::isInteger);
        if (field.schema().path("type").asText().equals("integer") && !whole) {
            faults.at(file, field.at(), "modules.computed-not-whole");
        }
    }

    /** What a rule needs, as paths from the top. */
    private List<DataPath> sources(DeclaredField field, String kind, JsonNode written) {
        String at = field.at() + "/" + kind;
        int least = PAIRS.contains(kind) ? 2 : 1;
        int most = PAIRS.contains(kind) ? 2 : MOST;
        List<DataPath> found = new ArrayList<>();
        if (written.isTextual() && least == 1) {
            paths.read(at, written, field.object(), KINDS.get(kind)).ifPresent(found::add);
        } else if (written.isArray() && !kind.equals("count") && written.size() >= least && written.size() <= most) {
            for (int i = 0; i < written.size(); i++) {
                paths.read(at + "/" + i, written.get(i), field.object(), KINDS.get(kind))
                        .ifPresent(found::add);
            }
        } else {
            faults.at(file, at, least == 2 ? "modules.computed-pair" : "modules.computed-sources");
        }
        return found.stream().map(path -> field.object().then(path)).toList();
    }

    private void circle(DeclaredField field) {
        if (reaches(field.path(), field.path(), new HashSet<>())) {
            faults.at(file, field.at(), "modules.computed-circle");
        }
    }

    private boolean reaches(DataPath from, DataPath to, Set<DataPath> seen) {
        for (DataPath needed : needs.getOrDefault(from, List.of())) {
            if (needed.equals(to) || seen.add(needed) && reaches(needed, to, seen)) {
                return true;
            }
        }
        return false;
    }
}
