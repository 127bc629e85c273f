package org.sanqu.api.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.sanqu.api.Fault;

/** One row of an import as fields; what cannot be read becomes a fault and null. */
public final class ImportRow {

    private final String at;
    private final JsonNode row;
    private final List<Fault> faults = new ArrayList<>();

    /**
     * A row.
     *
     * @param number its place in the file, from 0
     * @param columns the names that a row may have
     */
    public ImportRow(int number, JsonNode row, Set<String> columns) {
        this.at = "/" + number;
        this.row = row;
        if (!row.isObject()) {
            faults.add(Fault.at(at, "import.row-object"));
        }
        row.fieldNames().forEachRemaining(name -> {
            if (!columns.contains(name)) {
                String column = name.replace("~", "~0").replace("/", "~1");
                faults.add(Fault.at(at + "/" + column, "field.unknown", name));
            }
        });
    }

    /** A text, trimmed, full-width letters and digits made half-width; null where there is none. */
    public String text(String column) {
        JsonNode node = row.path(column);
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (!node.isTextual()) {
            fault(column, "field.type");
            return null;
        }
        String text =
                Normalizer.normalize(node.textValue(), Normalizer.Form.NFKC).strip();
        return text.isEmpty() ? null : text;
    }

    public LocalDate date(String column) {
        String text = text(column);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            fault(column, "field.date");
            return null;
        }
    }

    public List<String> texts(String column) {
        JsonNode node = row.path(column);
        List<String> all = new ArrayList<>();
        if (node.isMissingNode() || node.isNull()) {
            return all;
        }
        boolean bad = !node.isArray();
        for (JsonNode each : node) {
            bad |= !each.isTextual();
            all.add(each.asText());
        }
        if (bad) {
            fault(column, "field.type");
        }
        return all;
    }

    public void fault(String column, String key, Object... args) {
        faults.add(Fault.at(at + "/" + column, key, args));
    }

    /** Adds faults of the values, which point at columns; none where the column has one already. */
    public void add(List<Fault> more) {
        for (Fault fault : more) {
            String place = at + fault.at();
            if (faults.stream().noneMatch(known -> known.at().equals(place))) {
                faults.add(new Fault(place, fault.reason()));
            }
        }
    }

    public List<Fault> faults() {
        return faults;
    }
}
