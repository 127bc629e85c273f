package org.sanqu.web.figure;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.sanqu.api.form.Form;
import org.sanqu.api.metric.Metric;
import org.sanqu.api.metric.Source;
import org.sanqu.api.module.Catalogue;
import org.sanqu.web.http.Labels;

/**
 * The labels of the fields and codes by which a metric is broken down: a form's own, or those of the platform's tables.
 *
 * @param form the form whose submissions are counted; null for members and organisations
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

    /** The label of a code of a field. */
    public String label(String key, String code) {
        if (code == null || code.isEmpty()) {
            return labels.of("value.none");
        }
        if (form != null) {
            String own = form.text(
                    pointer(key) + "/x-labels/" + code.replace("~", "~0").replace("/", "~1"), "", labels.locale());
            return own.isEmpty() ? labels.code("value", code) : own;
        }
        return key.equals("level") ? labels.of("figures.level", code) : labels.code(key, code);
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
