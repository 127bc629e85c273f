package org.sanqu.forms.version;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.sanqu.api.Message;
import org.sanqu.api.Text;
import org.sanqu.forms.version.Change.Weight;

/** Says which choices of a field are called something else: it may be a better word for the same, or another thing that is counted with it. */
final class Relabelled {

    private static final String LABELS = "x-labels";

    private Relabelled() {}

    /** Tells every choice with another label, once. */
    static void tell(Text title, List<Fields.Part> was, List<Fields.Part> is, Consumer<Change> changes) {
        Map<String, String> before = new HashMap<>();
        was.forEach(part -> labels(part).forEach(before::putIfAbsent));
        Map<String, String> told = new HashMap<>();
        for (Fields.Part part : is) {
            labels(part).forEach((code, label) -> {
                String old = before.getOrDefault(code, label);
                if (!old.equals(label) && !label.equals(told.put(code, label))) {
                    String at = part.pointer() + "/" + LABELS + "/" + Fields.escaped(code);
                    changes.accept(
                            new Change(at, Message.of("update.diff.label", title, code, old, label), Weight.LABEL));
                }
            });
        }
    }

    private static Map<String, String> labels(Fields.Part part) {
        Map<String, String> labels = new TreeMap<>();
        for (Map.Entry<String, JsonNode> label : part.schema().path(LABELS).properties()) {
            labels.put(label.getKey(), label.getValue().asText().strip());
        }
        return labels;
    }
}
