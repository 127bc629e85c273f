package org.sanqu.modules;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads JSON that is UTF-8, says every key once, and is neither long nor deep. Thread-safe. */
final class StrictJson {
    private static final int DEEPEST = 60;

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(40)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private StrictJson() {}

    /** The document in a file; empty when there is none, and then a fault says why. */
    static Optional<JsonNode> read(String file, byte[] bytes, Faults faults) {
        if (bytes.length > ModuleFiles.LONGEST) {
            faults.in(file, "modules.file-too-long", String.valueOf(ModuleFiles.LONGEST));
            return Optional.empty();
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return parse(file, text, faults);
        } catch (CharacterCodingException e) {
            faults.in(file, "modules.not-utf8");
            return Optional.empty();
        }
    }

    private static Optional<JsonNode> parse(String file, String text, Faults faults) {
        try (JsonParser parser = JSON.createParser(text)) {
            return parse(file, parser, faults);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<JsonNode> parse(String file, JsonParser parser, Faults faults) throws IOException {
        try {
            JsonNode document = JSON.readTree(parser);
            if (document == null || !document.isObject()) {
                faults.in(file, "modules.not-an-object");
                return Optional.empty();
            }
            return Optional.of(document);
        } catch (StreamConstraintsException e) {
            faults.in(file, "modules.json-too-deep", String.valueOf(DEEPEST));
        } catch (JsonProcessingException e) {
            tell(file, parser, e, faults);
        }
        return Optional.empty();
    }

    private static void tell(String file, JsonParser parser, JsonProcessingException e, Faults faults) {
        JsonLocation place = e.getLocation() == null ? parser.currentLocation() : e.getLocation();
        String pointer = parser.getParsingContext().pathAsPointer().toString();
        String key =
                e.getOriginalMessage().startsWith("Duplicate field") ? "modules.duplicate-key" : "modules.not-json";
        faults.at(file, pointer, key, String.valueOf(place.getLineNr()), String.valueOf(place.getColumnNr()));
    }
}
