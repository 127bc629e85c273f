package org.sanqu.benchmarks.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sanqu.benchmarks.ApiClient;
import org.sanqu.benchmarks.Karaf;

/**
 * Lists, searches and pages of a million submissions over HTTP, on the embedded database and on PostgreSQL, beside the one plan that a
 * database would take.
 *
 * <p>Arguments: the assembly's folder, a work folder with some gigabytes free, the market module's jar, how many submissions, the JVM flags.
 */
public final class MillionList {

    private static final int PORT = 19_185;
    private static final int COMMITTEES = 20;
    private static final int GENERAL = 20;
    private static final int BRANCHES = 50;

    /** The branches of a committee that has not submitted anything. */
    private static final int NEW = 300;

    private static final int ROUNDS = 100;
    private static final int ROUNDS_OF_THE_PEER = 3;
    private static final int LONG = 1_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ApiClient api = new ApiClient(PORT);
    private final Map<String, Long> ids = new HashMap<>();

    public static void main(String[] arguments) throws Exception {
        Path assembly = Path.of(arguments[0]).toAbsolutePath();
        Path work = Path.of(arguments[1]).toAbsolutePath();
        Path market = Path.of(arguments[2]);
        int many = Integer.parseInt(arguments[3]);
        System.out.println("SQLite");
        Path data = work.resolve("sqlite/data");
        new MillionList()
                .run(
                        assembly,
                        work.resolve("sqlite"),
                        market,
                        many,
                        arguments[4],
                        "jdbc:sqlite:" + data.resolve("database/sanqu.db"),
                        "");
        System.out.println("PostgreSQL");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setServerConfig("shared_buffers", "256MB")
                .setDataDirectory(work.resolve("postgres"))
                .setCleanDataDirectory(false)
                .start()) {
            String url = postgres.getJdbcUrl("postgres", "postgres");
            new MillionList().run(assembly, work.resolve("pg"), market, many, arguments[4], url, url);
        }
    }

    private void run(Path assembly, Path work, Path market, int many, String flags, String jdbc, String url)
            throws Exception {
        Path home = work.resolve("karaf");
        Path data = work.resolve("data");
        Karaf.copy(assembly, home);
        Map<String, String> environment = new HashMap<>(
                Map.of("JAVA_OPTS", flags, "SANQU_ADMIN_PASSWORD", ApiClient.PASSWORD, "SANQU_DATA", data.toString()));
        if (!url.isEmpty()) {
            environment.put("SANQU_DATABASE_URL", url);
        }
        Million million = new Million(jdbc);
        boolean again = million.filled() >= many;
        try (Karaf karaf = Karaf.start(home, environment, PORT, 200)) {
            if (!again) {
                prepare(data, market);
            }
            look();
        }
        if (!again) {
            long begin = System.nanoTime();
            million.fill(many, (int) (long) ids.get("B0-0-0"), COMMITTEES * GENERAL * BRANCHES);
            System.out.printf("filled in %.0f s%n", (System.nanoTime() - begin) / 1e9);
        }
        try (Karaf karaf = Karaf.start(home, environment, PORT, 200)) {
            long start = System.nanoTime();
            while (million.indexed() < many / 4_096) {
                Karaf.pause(500);
            }
            System.out.printf("indexed in %.0f s, beside the readers%n", (System.nanoTime() - start) / 1e9);
            questions(million);
            System.out.printf("resident %d MB%n", karaf.resident());
        }
    }

    private void prepare(Path data, Path market) throws Exception {
        StringBuilder rows = new StringBuilder("[").append(row("B", "全区党委", "committee", null));
        for (int i = 0; i < COMMITTEES; i++) {
            rows.append(',').append(row("B" + i, i + "号党委", "committee", "B"));
            for (int j = 0; j < GENERAL; j++) {
                rows.append(',').append(row("B" + i + "-" + j, i + "号党委" + j + "总支", "general-branch", "B" + i));
            }
        }
        for (int k = 0; k < COMMITTEES * GENERAL * BRANCHES; k++) {
            int general = k / BRANCHES;
            String above = "B" + general / GENERAL + "-" + general % GENERAL;
            rows.append(',')
                    .append(row(above + "-" + k % BRANCHES, above + "第" + k % BRANCHES + "支部", "branch", above));
        }
        rows.append(',').append(row("BN", "新建党委", "committee", "B"));
        for (int i = 0; i < NEW; i++) {
            rows.append(',').append(row("BN-" + i, "新建第" + i + "支部", "branch", "BN"));
        }
        api.post("imports/organisations", rows.append(']').toString());
        Files.createDirectories(data.resolve("deploy"));
        Files.copy(market, data.resolve("deploy/market.jar"), StandardCopyOption.REPLACE_EXISTING);
        for (int tries = 0; tries < 100 && !api.get("modules").contains("\"id\":\"market\""); tries++) {
            Karaf.pause(200);
        }
        api.post(
                "submissions",
                "{\"form\":\"market/stall\",\"organisation\":\"code:B0-0-0\",\"period\":\"2025-Q3\","
                        + "\"data\":{\"name\":\"甲\",\"trade\":\"food\",\"members\":1}}");
    }

    private void look() throws Exception {
        for (String code : new String[] {"B", "B7", "B7-7", "B7-7-7", "BN", "B0-0-0"}) {
            ids.put(
                    code,
                    JSON.readTree(api.get("organisations?code=" + code))
                            .at("/0/id")
                            .asLong());
        }
    }

    private static String row(String code, String name, String type, String parent) {
        return "{\"code\":\"" + code + "\",\"name\":\"" + name + "\",\"type\":\"" + type + "\","
                + (parent == null ? "" : "\"parent\":\"" + parent + "\",")
                + (type.equals("branch") ? "\"sectors\":[\"market\"]," : "") + "\"establishedOn\":\"2001-07-01\"}";
    }

    private void questions(Million million) throws Exception {
        for (String code : new String[] {"B", "B7", "B7-7", "B7-7-7"}) {
            ask(million, "list below " + code, code, null, null, "");
        }
        ask(million, "list below one that has none", "BN", null, null, "");
        ask(million, "a common form, the whole", "B", "bench/f8", null, "");
        ask(million, "a rare form, a committee", "B7", "bench/f0", null, "");
        ask(million, "a month of ten years", "B", "bench/f5", null, "&period=2019-07");
        ask(million, "given back, a committee", "B7", null, null, "&state=returned");
        ask(million, "given back, one that has none", "BN", null, null, "&state=returned");
        ask(million, "approved, a committee", "B7", null, null, "&state=approved");
        ask(million, "void, the whole", "B", null, null, "&state=voided");
        ask(million, "search in all: 摊位", "B", null, "摊位", "");
        ask(million, "search in all, one that has none", "BN", null, "摊位", "");
        ask(million, "search in all, given back", "B7", null, "摊位", "&state=returned");
        ask(million, "search in 2 %: 饺子", "B", null, "饺子", "");
        ask(million, "search in 2 %, a committee", "B7", null, "饺子", "");
        ask(million, "search in 2 %, a branch", "B7-7-7", null, "饺子", "");
        ask(million, "search in 2 %, a rare form", "B", "bench/f0", "饺子", "");
        ask(million, "search of a street: 惠民路早餐", "B", null, "惠民路早餐", "");
        ask(million, "search of two: 和平 李军涛", "B", null, "和平 李军涛", "");
        ask(million, "search in 50: 欧阳", "B", null, "欧阳", "");
        ask(million, "search in 50, a committee", "B7", null, "欧阳", "");
        ask(million, "search of one: 第777777次", "B", null, "第777777次", "");
        ask(million, "search of a number: 777777", "B", null, "777777", "");
        ask(million, "search of a number: 777", "B7", null, "777", "");
        ask(million, "search of nothing: 阳欧", "B", null, "阳欧", "");
        ask(million, "search of nothing: 鲲鹏", "B", null, "鲲鹏", "");
        ask(million, "search of a character: 锋", "B", null, "锋", "");
    }

    /** The first page and those behind it in turns. */
    private void ask(Million million, String name, String code, String form, String words, String more)
            throws Exception {
        String path = "submissions?size=50&organisation=" + ids.get(code) + (form == null ? "" : "&form=" + form)
                + (words == null ? "" : "&search=" + URLEncoder.encode(words, StandardCharsets.UTF_8)) + more;
        double[] times = new double[ROUNDS];
        String next = "";
        int found = 0;
        for (int round = -10; round < ROUNDS; round++) {
            long begin = System.nanoTime();
            String answer = api.get(path + next);
            if (round >= 0) {
                times[round] = (System.nanoTime() - begin) / 1e6;
            }
            JsonNode page = JSON.readTree(answer);
            found = Math.max(found, page.path("items").size());
            next = page.path("next").isNull()
                    ? ""
                    : "&after=" + page.path("next").asText();
        }
        Arrays.sort(times);
        double peer =
                words != null && words.contains(" ") || !more.isEmpty() ? 0 : peer(million, ids.get(code), form, words);
        System.out.printf(
                "| %s | %d | %.1f ms | **%.1f ms** | %.1f ms | %s |%n",
                name,
                found,
                times[ROUNDS / 2],
                times[ROUNDS * 95 / 100],
                times[ROUNDS - 1],
                peer == 0 ? "" : "%.0f ms (%.1f ×)".formatted(peer, peer / times[ROUNDS / 2]));
    }

    /** The median of some rounds; of one where that takes long. */
    private static double peer(Million million, long organisation, String form, String word) throws Exception {
        List<Double> times = new ArrayList<>();
        do {
            long begin = System.nanoTime();
            million.peer(organisation, form, word);
            times.add((System.nanoTime() - begin) / 1e6);
        } while (times.size() < ROUNDS_OF_THE_PEER && times.get(0) < LONG);
        Collections.sort(times);
        return times.get(times.size() / 2);
    }
}
