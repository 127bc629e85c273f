package org.sanqu.modules;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import org.sanqu.api.metric.Aggregate;
import org.sanqu.api.metric.Metric;

/** Makes a metric of a file {@code metrics/<name>.json}. */
final class MetricReader {
    private static final Set<String> KEYS = Set.of("title", "unit", "decimals", "value", "numerator", "denominator");
    private static final int MOST_DECIMALS = 4;

    private final String module;
    private final String file;
    private final JsonNode document;
    private final Map<String, SchemaShape> forms;
    private final Faults faults;

    private MetricReader(String module, String file, JsonNode document, Map<String, SchemaShape> forms, Faults faults) {
        this.module = module;
        this.file = file;
        this.document = document;
        this.forms = forms;
        this.faults = faults;
    }

    /**
     * Reads a metric.
     *
     * @param forms the shape of each of the module's forms, by name; null for one that is faulty itself
     * @param translations by language, then by pointer
     * @return the metric; of no use when a fault was told
     */
    static Metric read(
            String module,
            String name,
            JsonNode document,
            Map<String, SchemaShape> forms,
            Map<String, Map<String, String>> translations,
            Faults faults) {
        MetricReader reader = new MetricReader(module, "metrics/" + name + ".json", document, forms, faults);
        reader.check();
        boolean ratio = document.has("numerator") || document.has("denominator");
        String unit = reader.unit();
        return new Metric(
                module,
                name,
                reader.title(),
                unit,
                reader.decimals(unit),
                reader.aggregate(ratio ? "numerator" : "value"),
                ratio ? reader.aggregate("denominator") : null,
                translations);
    }

    private void check() {
        document.fieldNames().forEachRemaining(key -> {
            if (!KEYS.contains(key)) {
                faults.at(file, JsonPointer.empty().appendProperty(key).toString(), "modules.unknown-key", key);
            }
        });
        boolean parts = document.has("numerator") && document.has("denominator");
        boolean anyPart = document.has("numerator") || document.has("denominator");
        if (document.has("value") == anyPart || anyPart && !parts) {
            faults.in(file, "modules.value-or-ratio");
        }
    }

    private String title() {
        JsonNode title = document.path("title");
        if (!title.isTextual() || title.textValue().isBlank()) {
            faults.at(file, "/title", "modules.title-missing");
        }
        return title.asText();
    }

    private String unit() {
        JsonNode unit = document.path("unit");
        if (!unit.isMissingNode() && !unit.isTextual()) {
            faults.at(file, "/unit", "modules.not-a-text");
        }
        return unit.asText("");
    }

    private int decimals(String unit) {
        JsonNode decimals = document.path("decimals");
        if (decimals.isMissingNode()) {
            return unit.equals("%") ? 2 : 0;
        }
        if (!decimals.isIntegralNumber() || decimals.longValue() < 0 || decimals.longValue() > MOST_DECIMALS) {
            String most = String.valueOf(MOST_DECIMALS);
            faults.at(file, "/decimals", "modules.not-in-range", decimals.asText(), "0", most);
        }
        return decimals.asInt();
    }

    private Aggregate aggregate(String part) {
        JsonNode said = document.path(part);
        if (said.isObject()) {
            return new AggregateReader(module, file, "/" + part, said, forms, faults).read();
        }
        if (!said.isMissingNode()) {
            faults.at(file, "/" + part, "modules.not-an-object");
        }
        return null;
    }
}
