package org.sanqu.shell;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sanqu.api.Refusal;
import org.sanqu.api.platform.RowImport;
import org.sanqu.api.security.Caller;

/**
 * Files of rows, imported by the same services as an upload.
 *
 * @param imports one for each kind
 */
record RowFiles(List<RowImport> imports) {

    /** In this order, since rows refer to those of the kinds before. */
    static final List<String> KINDS = List.of("organisations", "members", "posts", "terms", "submissions");

    private static final long LARGEST = 64L * 1024 * 1024;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** Imports a file and says how many rows were new. */
    int apply(Caller caller, String kind, Path file) throws IOException {
        RowImport rowImport = imports.stream()
                .filter(each -> each.kind().equals(kind))
                .findFirst()
                .orElseThrow(() ->
                        new Refusal(Refusal.Reason.NOT_FOUND, "shell.import-kind", kind, String.join(", ", KINDS)));
        if (!Files.isReadable(file)) {
            throw new Refusal(Refusal.Reason.NOT_FOUND, "shell.import-missing", file.toString());
        }
        if (Files.size(file) > LARGEST) {
            throw new Refusal(
                    Refusal.Reason.TOO_LARGE,
                    "shell.import-size",
                    file.getFileName().toString());
        }
        return rowImport.apply(caller, rows(file));
    }

    private static List<JsonNode> rows(Path file) throws IOException {
        try (JsonParser parser = JSON.createParser(file.toFile())) {
            JsonNode document = parser.readValueAsTree();
            if (document == null || !document.isArray()) {
                throw new Refusal(
                        Refusal.Reason.MALFORMED,
                        "shell.import-array",
                        file.getFileName().toString());
            }
            List<JsonNode> rows = new ArrayList<>(document.size());
            document.forEach(rows::add);
            return rows;
        } catch (JsonProcessingException e) {
            JsonLocation place = e.getLocation();
            throw new Refusal(
                    Refusal.Reason.MALFORMED,
                    "shell.import-json",
                    file.getFileName().toString(),
                    place == null ? 0 : place.getLineNr(),
                    place == null ? 0 : place.getColumnNr());
        }
    }
}
