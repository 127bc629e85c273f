package org.sanqu.modules;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The texts of a module in other languages, from {@code i18n/<language>.json}. */
final class Translations {
    private final Map<String, String> titles = new HashMap<>();
    private final Map<String, Map<String, Map<String, String>>> byFile = new HashMap<>();

    /** The module's title, by language. */
    Map<String, String> titles() {
        return titles;
    }

    /** The texts of a file, by language, then by pointer. */
    Map<String, Map<String, String>> of(String file) {
        return byFile.getOrDefault(file, Map.of());
    }

    private final Set<String> unreadable;

    /** Translations of a module of which some files could not be read, and that is not their fault. */
    Translations(Set<String> unreadable) {
        this.unreadable = unreadable;
    }

    /** Takes one language; tells what points at nothing in the documents. */
    void add(String file, String language, JsonNode texts, Map<String, JsonNode> documents, Faults faults) {
        texts.properties().forEach(entry -> {
            String key = entry.getKey();
            String at = JsonPointer.empty().appendProperty(key).toString();
            if (!entry.getValue().isTextual()) {
                faults.at(file, at, "modules.not-a-text");
            } else if (key.equals("module")) {
                titles.put(language, entry.getValue().textValue());
            } else if (!pointsAtText(key, documents)) {
                faults.at(file, at, "modules.translation-of-nothing", key);
            } else {
                put(language, key, entry.getValue().textValue());
            }
        });
    }

    private void put(String language, String key, String text) {
        int hash = key.indexOf('#');
        byFile.computeIfAbsent(key.substring(0, hash), file -> new HashMap<>())
                .computeIfAbsent(language, file -> new HashMap<>())
                .put(key.substring(hash + 1), text);
    }

    private boolean pointsAtText(String key, Map<String, JsonNode> documents) {
        int hash = key.indexOf('#');
        if (hash < 0 || !key.startsWith("/", hash + 1)) {
            return false;
        }
        String file = key.substring(0, hash);
        JsonNode document = documents.get(file);
        return unreadable.contains(file)
                || document != null && document.at(key.substring(hash + 1)).isTextual();
    }
}
