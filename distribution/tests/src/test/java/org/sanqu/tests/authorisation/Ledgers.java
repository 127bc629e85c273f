package org.sanqu.tests.authorisation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sanqu.tests.karaf.Waiting;

/** Workbooks about a subject, and their imports. */
final class Ledgers {

    private Ledgers() {}

    /** A branch as a row of a workbook with the headings of the template. */
    static byte[] workbook(Subject it) {
        return workbook(it, "branch");
    }

    /** An organisation of a type, that may be none. */
    static byte[] workbook(Subject it, String type) {
        String unique = Subject.unique();
        Map<String, String> row = Map.of(
                "code",
                unique,
                "name",
                unique + "党支部",
                "type",
                type,
                "parent",
                it.code(),
                "establishedOn",
                "2024-01-01");
        List<String> headings = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        for (JsonNode column : it.admin()
                .get("/api/sheet-imports/columns?kind=organisations")
                .expect(200)
                .json()) {
            headings.add(column.path("title").asText());
            cells.add(row.getOrDefault(column.path("name").asText(), ""));
        }
        return Workbook.of(List.of(headings, cells));
    }

    /** The mapping of an import as the platform proposes it. */
    static String mapping(Subject it) {
        JsonNode latest = it.admin()
                .get("/api/sheet-imports")
                .expect(200)
                .json()
                .path("items")
                .path(0);
        return "{\"sheet\":" + latest.path("sheet") + ",\"mapping\":" + latest.path("mapping") + "}";
    }

    /** Does something with an import and waits until it is done. */
    static long sheet(Subject it, long id, String act, String state) {
        it.admin().post("/api/sheet-imports/" + id + "/" + act, "{}").expect(200);
        return Waiting.until("import " + state, 20, () -> Optional.of(
                        it.admin().get("/api/sheet-imports/" + id).expect(200).json())
                .filter(now -> now.path("state").asText().equals(state))
                .map(now -> id));
    }
}
