package org.sanqu.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A table of codes with their labels, from {@code codes.json} beside this class: national standards and the platform's own. Immutable.
 */
public final class CodeTable {

    private static final Map<String, CodeTable> TABLES = read();

    private final Map<String, Label> labels;
    private final Map<String, String> codes = new HashMap<>();

    private CodeTable(Map<String, Label> labels) {
        this.labels = labels;
        labels.forEach((code, label) -> {
            codes.put(Spelling.plain(code), code);
            codes.put(Spelling.plain(label.chinese), code);
            codes.put(Spelling.plain(label.english), code);
            label.aliases.forEach(alias -> codes.put(Spelling.plain(alias), code));
        });
    }

    /**
     * The table with a name: {@code sex}, {@code ethnicity}, {@code education}, {@code degree}, {@code occupation} …
     *
     * @throws IllegalArgumentException when there is none
     */
    public static CodeTable of(String name) {
        CodeTable table = TABLES.get(name);
        if (table == null) {
            throw new IllegalArgumentException("no code table " + name);
        }
        return table;
    }

    /** The names of all tables. */
    public static Set<String> names() {
        return TABLES.keySet();
    }

    /** The codes in the order of the standard. */
    public Set<String> codes() {
        return labels.keySet();
    }

    /** The label of a code; the code itself when it is none of the table. */
    public String label(String code, Locale locale) {
        Label label = labels.get(code);
        if (label == null) {
            return code;
        }
        return locale.getLanguage().equals("en") ? label.english : label.chinese;
    }

    /** The code that somebody means who wrote a code, a label in either language or an alias, in whatever {@link Spelling}. */
    public Optional<String> code(String written) {
        return Optional.ofNullable(codes.get(Spelling.plain(written)));
    }

    private static Map<String, CodeTable> read() {
        try (InputStream in = CodeTable.class.getResourceAsStream("codes.json")) {
            Map<String, CodeTable> tables = new LinkedHashMap<>();
            JsonMapper.builder().build().readTree(in).fields().forEachRemaining(table -> {
                Map<String, Label> labels = new LinkedHashMap<>();
                table.getValue()
                        .fields()
                        .forEachRemaining(code -> labels.put(code.getKey(), Label.of(code.getValue())));
                tables.put(table.getKey(), new CodeTable(labels));
            });
            return tables;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code ["汉族", "Han", "汉"]}: Chinese, English, then whatever else people write. */
    private record Label(String chinese, String english, List<String> aliases) {

        static Label of(JsonNode texts) {
            List<String> aliases = new java.util.ArrayList<>();
            texts.forEach(text -> aliases.add(text.asText()));
            return new Label(texts.get(0).asText(), texts.get(1).asText(), aliases.subList(2, aliases.size()));
        }
    }
}
