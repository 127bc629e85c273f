package org.sanqu.benchmarks.roll;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.sanqu.benchmarks.ApiClient;
import org.sanqu.benchmarks.Karaf;

/** Imports workbooks through the API: taken in, checked, applied. */
final class Ledgers {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ApiClient api;

    Ledgers(ApiClient api) {
        this.api = api;
    }

    /** Imports all rows of a file; how long each step took, in seconds. */
    Steps take(String kind, Path file, int rows) throws IOException, InterruptedException {
        String name = URLEncoder.encode(file.getFileName().toString(), StandardCharsets.UTF_8);
        long begin = System.nanoTime();
        String uploaded =
                api.send("POST", "sheet-imports?kind=" + kind + "&fileName=" + name, XLSX, BodyPublishers.ofFile(file));
        long id = JSON.readTree(uploaded).get("id").asLong();
        double taken = seconds(begin);
        begin = System.nanoTime();
        api.post("sheet-imports/" + id + "/check", "{}");
        JsonNode checked = await(id, "checked");
        if (checked.get("good").asInt() != rows) {
            throw new IllegalStateException("not all rows are good: " + checked);
        }
        double check = seconds(begin);
        begin = System.nanoTime();
        api.post("sheet-imports/" + id + "/apply", "{\"goodRowsOnly\":false}");
        JsonNode applied = await(id, "applied");
        if (applied.get("fresh").asInt() != rows) {
            throw new IllegalStateException("not all rows are new: " + applied);
        }
        return new Steps(taken, check, seconds(begin));
    }

    private JsonNode await(long id, String state) throws IOException, InterruptedException {
        while (true) {
            JsonNode now = JSON.readTree(api.get("sheet-imports/" + id));
            String reached = now.get("state").asText();
            if (reached.equals(state)) {
                return now;
            }
            if (reached.equals("failed")) {
                throw new IllegalStateException(now.toString());
            }
            Karaf.pause(20);
        }
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    /** How long each step took, in seconds. */
    record Steps(double upload, double check, double apply) {
        double all() {
            return upload + check + apply;
        }
    }
}
