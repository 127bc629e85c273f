package org.sanqu.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sanqu.api.Refusal;
import org.sanqu.api.platform.RowImport;
import org.sanqu.api.security.Caller;

class RowFilesTest {

    @TempDir
    private Path folder;

    private final List<JsonNode> taken = new ArrayList<>();
    private final RowFiles files = new RowFiles(List.of(new RowImport() {
        @Override
        public String kind() {
            return "members";
        }

        @Override
        public int apply(Caller caller, List<JsonNode> rows) {
            taken.addAll(rows);
            return rows.size();
        }
    }));

    private int apply(String kind, String text) throws IOException {
        Path file = folder.resolve("rows.json");
        Files.writeString(file, text);
        return files.apply(null, kind, file);
    }

    @Test
    void theRowsOfAnArrayReachTheImportOfTheirKind() throws IOException {
        assertEquals(2, apply("members", "[{\"name\": \"王强\"}, {\"name\": \"李娜\"}]"));
        assertEquals("李娜", taken.get(1).get("name").asText());
    }

    @Test
    void whatIsNotAnArrayOfRowsIsRefusedWithTheFile() {
        Refusal refusal = assertThrows(Refusal.class, () -> apply("members", "{}"));
        assertEquals("文件“rows.json”不是 JSON 数组。", refusal.text().toString());
    }

    @Test
    void brokenJsonIsRefusedWithLineAndColumn() {
        Refusal twice = assertThrows(Refusal.class, () -> apply("members", "[\n{\"name\": 1, \"name\": 2}]"));
        assertEquals("文件“rows.json”不是正确的 JSON：第 2 行第 19 列附近。", twice.text().toString());
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        Refusal refusal =
                assertThrows(Refusal.class, () -> files.apply(null, "members", folder.resolve("nowhere.json")));
        assertEquals(Refusal.Reason.NOT_FOUND, refusal.reason());
        assertTrue(refusal.text().toString().contains("nowhere.json"));
    }

    @Test
    void anUnknownKindIsNamed() {
        Refusal refusal = assertThrows(Refusal.class, () -> apply("parties", "[]"));
        assertEquals(Refusal.Reason.NOT_FOUND, refusal.reason());
    }
}
