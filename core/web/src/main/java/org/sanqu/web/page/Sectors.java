package org.sanqu.web.page;

import java.util.List;
import org.sanqu.web.http.Labels;

/** The sectors that have a label. */
public final class Sectors {

    private static final String PREFIX = "sector.";

    private Sectors() {}

    public static List<String> known(Labels labels) {
        return labels.texts().keySet().stream()
                .filter(key -> key.startsWith(PREFIX))
                .map(key -> key.substring(PREFIX.length()))
                .toList();
    }
}
