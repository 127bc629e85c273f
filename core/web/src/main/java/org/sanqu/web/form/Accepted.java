package org.sanqu.web.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which files a browser offers for a field; what a file really is the platform finds out by itself. */
final class Accepted {

    private static final Map<String, String> ENDINGS = Map.of(
            "image", ".jpg,.jpeg,.png,.gif,.webp",
            "pdf", ".pdf",
            "office", ".docx,.xlsx,.pptx,.doc,.xls,.ppt");

    private Accepted() {}

    /** The value of {@code accept} for the kinds that a schema names; for none, all. */
    static String of(JsonNode kinds) {
        List<String> endings = new ArrayList<>();
        for (String kind : List.of("image", "pdf", "office")) {
            boolean wanted = kinds.isEmpty();
            for (JsonNode each : kinds) {
                wanted |= each.asText().equals(kind);
            }
            if (wanted) {
                endings.add(ENDINGS.get(kind));
            }
        }
        return String.join(",", endings);
    }
}
