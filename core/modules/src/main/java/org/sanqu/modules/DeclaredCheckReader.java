package org.sanqu.modules;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.TreeSet;
import org.sanqu.api.metric.Source;
import org.sanqu.api.platform.DataPath;
import org.sanqu.modules.DataPaths.Wanted;

/** Checks what a form's {@code x-check} says. */
final class DeclaredCheckReader {

    private static final int MOST = 50;
    private static final Set<String> KINDS = new TreeSet<>(Set.of("where", "equals-sum", "less-or-equal", "before"));

    private final String file;
    private final DataPaths paths;
    private final SchemaShape resolved;
    private final Faults faults;

    private DeclaredCheckReader(String file, JsonNode document, boolean member, Faults faults) {
        this.file = file;
        this.paths = new DataPaths(file, new SchemaShape(document), faults);
        this.resolved = new SchemaShape(resolved(document, member));
        this.faults = faults;
    }

    /**
     * Tells every fault.
     *
     * @param member whether the form is about a member
     */
    static void check(String file, JsonNode document, boolean member, Faults faults) {
        JsonNode checks = document.path("x-check");
        if (!checks.isArray()) {
            return;
        }
        if (checks.size() > MOST) {
            faults.at(file, "/x-check", "modules.list-too-long", String.valueOf(MOST));
        }
        DeclaredCheckReader reader = new DeclaredCheckReader(file, document, member, faults);
        for (int i = 0; i < checks.size(); i++) {
            reader.check(new Says(file, "/x-check/" + i, checks.get(i), faults), "/x-check/" + i);
        }
    }

    private void check(Says said, String at) {
        Set<String> kinds = new TreeSet<>(KINDS);
        kinds.removeIf(kind -> !said.has(kind));
        if (kinds.size() != 1) {
            said.fault("", "modules.check-kind", String.join(", ", KINDS));
            return;
        }
        String kind = kinds.iterator().next();
        said.known(Set.of(kind, "message", "severity", "at"));
        if (said.text("message").filter(text -> !text.isBlank()).isEmpty()) {
            said.fault("/message", "modules.check-message");
        }
        String severity = said.text("severity").orElse("error");
        if (!Set.of("error", "warning").contains(severity)) {
            said.fault("/severity", "modules.not-one-of", severity, "error, warning");
        }
        if (said.has("at")) {
            paths.read(at + "/at", said.node().get("at"), DataPath.WHOLE, Wanted.ANY)
                    .filter(DataPath::isMany)
                    .ifPresent(path -> said.fault("/at", "modules.not-a-single-value", path.toString()));
        }
        kind(said, at + "/" + kind, kind);
    }

    private void kind(Says said, String at, String kind) {
        JsonNode rule = said.node().get(kind);
        switch (kind) {
            case "where" -> where(at, rule);
            case "equals-sum" -> equalsSum(said.below(kind), at);
            case "less-or-equal" -> pair(at, rule, Wanted.NUMBER);
            default -> pair(at, rule, Wanted.DATE);
        }
    }

    private void where(String at, JsonNode where) {
        JsonPointer pointer = JsonPointer.compile(at);
        if (!where.isObject()) {
            faults.at(file, at, "modules.not-an-object");
        } else if (MetaSchema.accepts(file, pointer, where, faults)) {
            new WhereCheck(file, resolved, faults).check(where, pointer);
        }
    }

    private void equalsSum(Says rule, String at) {
        rule.known(Set.of("total", "of"));
        JsonNode of = rule.node().path("of");
        paths.read(at + "/total", rule.node().path("total"), DataPath.WHOLE, Wanted.NUMBER);
        if (!of.isArray() || of.isEmpty()) {
            rule.fault("/of", "modules.not-a-list");
        }
        for (int i = 0; i < of.size(); i++) {
            paths.read(at + "/of/" + i, of.get(i), DataPath.WHOLE, Wanted.NUMBER);
        }
    }

    private void pair(String at, JsonNode rule, Wanted wanted) {
        if (!rule.isArray() || rule.size() != 2) {
            faults.at(file, at, "modules.computed-pair");
            return;
        }
        paths.read(at + "/0", rule.get(0), DataPath.WHOLE, wanted);
        paths.read(at + "/1", rule.get(1), DataPath.WHOLE, wanted);
    }

    /** What a condition sees: the document with members and organisations in the place of references to them. */
    private static JsonNode resolved(JsonNode document, boolean member) {
        ObjectNode copy = document.deepCopy();
        resolve(copy);
        ObjectNode properties = copy.withObject("/properties");
        properties.set("$organisation", census(Source.ORGANISATIONS));
        if (member) {
            properties.set("$member", census(Source.MEMBERS));
        }
        return copy;
    }

    private static void resolve(JsonNode schema) {
        if (schema instanceof ObjectNode object) {
            JsonNode reference = object.path("x-reference");
            if (reference.isTextual() && Set.of("member", "organisation").contains(reference.textValue())) {
                boolean person = reference.textValue().equals("member");
                object.removeAll();
                object.setAll(census(person ? Source.MEMBERS : Source.ORGANISATIONS));
            }
        }
        schema.forEach(DeclaredCheckReader::resolve);
    }

    private static ObjectNode census(Source source) {
        ObjectNode schema = CensusShape.schema(source).deepCopy();
        schema.withObject("/properties").putObject("name").put("type", "string");
        return schema;
    }
}
