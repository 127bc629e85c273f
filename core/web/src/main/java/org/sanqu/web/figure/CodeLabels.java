package org.sanqu.web.figure;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.sanqu.api.CodeTable;
import org.sanqu.api.form.Form;
import org.sanqu.api.metric.Metric;
import org.sanqu.api.metric.Source;
import org.sanqu.api.module.Catalogue;
import org.sanqu.web.http.Labels;

/**
 * The labels of the fields and codes by which a metric is broken down: a form's own, or those of the platform's tables.
 *
 * @param form the form whose submissions are counted; null for what a census shows
 */
public record CodeLabels(Form form, Labels labels) {

    /** The labels for a metric. */
    public static CodeLabels of(Metric metric, Catalogue catalogue, Labels labels) {
        Optional<Form> form = metric.numerator().source() == Source.SUBMISSIONS
                ? catalogue.form(metric.numerator().form())
                : Optional.empty();
        return new CodeLabels(form.orElse(null), labels);
    }

    /** The title of a field. */
    public String field(String key) {
        return form == null ? labels.code("attribute", key) : form.text(pointer(key) + "/title", key, labels.locale());
    }

    /** The title of a sum. */
    public String sum() {
        return labels.of("figures.sum");
    }

    /** The label of a code of a field. */
    public String label(String key, String code) {
        if (code == null || code.isEmpty()) {
            return labels.of("value.none");
        }
        if (form != null) {
            String own = form.text(
                    pointer(key) + "/x-labels/" + code.replace("~", "~0").replace("/", "~1"), "", labels.locale());
            return !own.isEmpty() ? own : isTruth(code) ? labels.of("value." + code) : code;
        }
        if (key.equals("level")) {
            return level(code);
        }
        return isTruth(code) ? labels.of("value." + code) : labels.code(table(key), code);
    }

    private static boolean isTruth(String code) {
        return code.equals("true") || code.equals("false");
    }

    /** The code table of an attribute: nearly always of the same name. */
    private static String table(String key) {
        return key.equals("kind") ? "tie" : key;
    }

    /** The place of a code among those of its field: as a form lists them, as the platform's table does, else as they come. */
    public int order(String key, String code) {
        if (form != null) {
            JsonNode codes = form.schema().at(pointer(key)).path("enum");
            return IntStream.range(0, codes.size())
                    .filter(i -> codes.get(i).asText().equals(code))
                    .findFirst()
                    .orElse(codes.size());
        }
        String table = table(key);
        return CodeTable.names().contains(table)
                ? List.copyOf(CodeTable.of(table).codes()).indexOf(code)
                : 0;
    }

    private String level(String steps) {
        return steps.equals("0") ? labels.of("figures.own") : labels.of("figures.level", steps);
    }

    /** The pointer of a property's schema; the key is a pointer into the data without its first slash. */
    private String pointer(String key) {
        StringBuilder pointer = new StringBuilder();
        for (String step : key.split("/")) {
            JsonNode schema = form.schema().at(pointer.toString());
            pointer.append(schema.has("items") ? "/items" : "/properties/" + step);
        }
        return pointer.toString();
    }
}
