package org.sanqu.rules;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The rule files of this bundle, which {@code rules/index.txt} lists. */
final class RuleFiles {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private RuleFiles() {}

    /**
     * All of them, by id.
     *
     * @throws IllegalArgumentException when one is bad
     */
    static List<RuleFile> all() {
        String index = new String(bytes("index.txt"), StandardCharsets.UTF_8);
        return index.lines()
                .filter(line -> !line.isBlank())
                .sorted()
                .map(id -> read(id, bytes(id + ".json")))
                .toList();
    }

    /** The rule of a file's bytes. */
    static RuleFile read(String id, byte[] file) {
        try {
            return RuleReader.read(id, JSON.readTree(file));
        } catch (IOException e) {
            throw new IllegalArgumentException("rules/" + id + ".json: " + e.getMessage(), e);
        }
    }

    private static byte[] bytes(String name) {
        try (InputStream in = RuleFiles.class.getResourceAsStream("/rules/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException("rules/" + name + " is not there");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
