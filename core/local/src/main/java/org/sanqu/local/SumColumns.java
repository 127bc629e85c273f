package org.sanqu.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sanqu.api.local.LocalField;
import org.sanqu.api.local.LocalField.Kind;
import org.sanqu.api.local.LocalTally;

/** What of a form is summed and counted, and how an answer adds to it. Immutable. */
final class SumColumns {

    /** How a choice of yes and no is written in a key. */
    private static final List<String> TRUTHS = List.of("true", "false");

    private final List<Source> sources = new ArrayList<>();
    private final List<LocalTally.Column> columns = new ArrayList<>();

    /** A field at a path, the star standing for every row. */
    private record Source(Kind kind, String key, List<String> path) {}

    SumColumns(List<LocalField> fields) {
        List<String> path = List.of();
        for (LocalField field : fields) {
            if (field.kind() == Kind.SECTION) {
                path = List.of(field.name());
            } else if (field.kind() == Kind.TABLE) {
                List<String> rows = joined(joined(path, field.name()), "*");
                field.columns().forEach(column -> add(column, rows, field.title() + " · "));
            } else {
                add(field, path, "");
            }
        }
    }

    private static List<String> joined(List<String> path, String step) {
        List<String> joined = new ArrayList<>(path);
        joined.add(step);
        return joined;
    }

    private void add(LocalField field, List<String> path, String before) {
        List<String> at = joined(path, field.name());
        String key = "/" + String.join("/", at);
        String title = before + field.title();
        if (field.kind().isNumber()) {
            sources.add(new Source(field.kind(), key, at));
            columns.add(new LocalTally.Column(key, title, null, field.unit()));
        } else if (field.kind() == Kind.CHOICE || field.kind() == Kind.BOOLEAN) {
            sources.add(new Source(field.kind(), key, at));
            List<String> values = field.kind() == Kind.CHOICE ? field.options() : TRUTHS;
            values.forEach(value -> columns.add(new LocalTally.Column(key + "=" + value, title, value, "")));
        }
    }

    List<LocalTally.Column> columns() {
        return columns;
    }

    /** Adds what an answer says. */
    void add(JsonNode data, Map<String, BigDecimal> values) {
        sources.forEach(source -> add(source, data, 0, values));
    }

    private void add(Source source, JsonNode node, int step, Map<String, BigDecimal> values) {
        if (step == source.path().size()) {
            count(source, node, values);
        } else if (source.path().get(step).equals("*")) {
            node.forEach(row -> add(source, row, step + 1, values));
        } else {
            add(source, node.path(source.path().get(step)), step + 1, values);
        }
    }

    private static void count(Source source, JsonNode value, Map<String, BigDecimal> values) {
        if (source.kind().isNumber()) {
            if (value.isNumber()) {
                values.merge(source.key(), value.decimalValue(), BigDecimal::add);
            }
        } else if (value.isTextual() || value.isBoolean()) {
            values.merge(source.key() + "=" + value.asText(), BigDecimal.ONE, BigDecimal::add);
        }
    }
}
