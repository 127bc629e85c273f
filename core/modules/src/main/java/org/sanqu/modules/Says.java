package org.sanqu.modules;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;

/** What stands below one place of a file, read key by key; every fault is told with its pointer. */
final class Says {

    private final String file;
    private final String at;
    private final JsonNode node;
    private final Faults faults;

    /**
     * What stands at a place.
     *
     * @param at the pointer of the node in the file
     */
    Says(String file, String at, JsonNode node, Faults faults) {
        this.file = file;
        this.at = at;
        this.node = node;
        this.faults = faults;
    }

    /** Takes a text, with its place. */
    interface TextTaker {
        void take(String at, String text);
    }

    JsonNode node() {
        return node;
    }

    boolean has(String key) {
        return node.has(key);
    }

    /** What stands below a key. */
    Says below(String key) {
        return new Says(file, at + "/" + key, node.path(key), faults);
    }

    void fault(String inside, String key, Object... args) {
        faults.at(file, at + inside, key, args);
    }

    /** Tells every key that is none of those known. */
    void known(Set<String> keys) {
        node.fieldNames().forEachRemaining(key -> {
            if (!keys.contains(key)) {
                fault(JsonPointer.empty().appendProperty(key).toString(), "modules.unknown-key", key);
            }
        });
    }

    /** A text; empty when there is none, and a fault when something else is there. */
    Optional<String> text(String key) {
        JsonNode value = node.path(key);
        if (value.isTextual()) {
            return Optional.of(value.textValue());
        }
        if (!value.isMissingNode()) {
            fault("/" + key, "modules.not-a-text");
        }
        return Optional.empty();
    }

    /** A whole number within bounds; the default when there is none. */
    int integer(String key, int least, int most, int otherwise) {
        JsonNode value = node.path(key);
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.isIntegralNumber() || value.longValue() < least || value.longValue() > most) {
            fault("/" + key, "modules.not-in-range", value.asText(), String.valueOf(least), String.valueOf(most));
            return otherwise;
        }
        return value.intValue();
    }

    /** Takes each text of a list. */
    void texts(String key, TextTaker taker) {
        JsonNode list = node.path(key);
        if (list.isMissingNode()) {
            return;
        }
        if (!list.isArray()) {
            fault("/" + key, "modules.not-a-list");
        }
        for (int i = 0; i < list.size(); i++) {
            String inside = "/" + key + "/" + i;
            if (list.get(i).isTextual()) {
                taker.take(at + inside, list.get(i).textValue());
            } else {
                fault(inside, "modules.not-a-text");
            }
        }
    }
}
