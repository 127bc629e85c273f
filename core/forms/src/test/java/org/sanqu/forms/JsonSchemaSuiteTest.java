package org.sanqu.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The required cases of the official suite of draft 2020-12, with the registry that forms are checked with. */
class JsonSchemaSuiteTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path SUITE = Path.of(System.getProperty(
                    "json.schema.suite",
                    Path.of(System.getProperty("basedir", ""), "../../../shared/data/json-schema-test-suite")
                            .toString()))
            .toAbsolutePath()
            .normalize();

    private int cases;

    @Test
    void everyRequiredCaseIsJudgedAsTheSuiteSays() throws IOException {
        assumeTrue(Files.isDirectory(SUITE), "the JSON Schema test suite is not at " + SUITE);
        Map<String, String> remotes = remotes();
        List<String> wrong = new ArrayList<>();
        for (Path file : files(SUITE.resolve("tests/draft2020-12"))) {
            for (JsonNode group : JSON.readTree(file.toFile())) {
                judge(file.getFileName() + ": " + group.path("description").asText(), group, remotes, wrong);
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(cases > 1_000, () -> "only " + cases + " cases were found");
    }

    private void judge(String title, JsonNode group, Map<String, String> remotes, List<String> wrong) {
        Schema schema = SchemaCheck.registry(false, remotes).getSchema(group.get("schema"));
        for (JsonNode test : group.get("tests")) {
            cases++;
            boolean valid = schema.validate(test.get("data")).isEmpty();
            if (valid != test.get("valid").asBoolean()) {
                wrong.add(title + ": " + test.path("description").asText());
            }
        }
    }

    private static Map<String, String> remotes() throws IOException {
        Map<String, String> remotes = new HashMap<>();
        for (Path file : files(SUITE.resolve("remotes"))) {
            String path = SUITE.resolve("remotes").relativize(file).toString().replace('\\', '/');
            remotes.put("http://localhost:1234/" + path, Files.readString(file));
        }
        return remotes;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }
}
