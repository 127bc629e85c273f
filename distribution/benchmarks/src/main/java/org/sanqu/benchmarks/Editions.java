package org.sanqu.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A form with many submissions goes to its next edition while people submit, and the process is killed half way; the peer rewrites as many
 * documents and the same numbers in SQLite by hand, in one transaction, without looking at a single one.
 *
 * <p>Arguments: the assembly's folder, a work folder, the market module's jar, how many submissions, and the JVM flags.
 */
public final class Editions {

    private static final int PORT = 19_184;
    private static final int ROWS = 5_000;
    private static final Pattern HASH = Pattern.compile("\"hash\":\"([0-9a-f]{64})\"");
    private static final Pattern DONE = Pattern.compile("\"done\":(\\d+)");

    private static final String FIELDS =
            """
            "trade": { "enum": ["food", "cloth", "other"], "title": "行业",
                       "x-labels": { "food": "餐饮", "cloth": "布匹", "other": "其他" } },
            "opened": { "type": "string", "format": "date", "title": "开业日期" },
            "rent": { "type": "number", "title": "租金", "x-widget": "money" },
            "members": { "type": "integer", "title": "党员数", "minimum": 0 },
            "note": { "type": "string", "title": "情况", "maxLength": 400 },
            "visits": { "type": "array", "title": "走访", "items": { "type": "object", "properties": {
                "hours": { "type": "number", "title": "小时" }, "by": { "type": "string", "title": "走访人" } } } }
            """;

    private final Path home;
    private final Path market;
    private final int many;
    private final Map<String, String> environment;

    private Editions(Path home, Path market, int many, String flags) {
        this.home = home;
        this.market = market;
        this.many = many;
        this.environment = Map.of("JAVA_OPTS", flags, "SANQU_ADMIN_PASSWORD", ApiClient.PASSWORD);
    }

    public static void main(String[] arguments) throws Exception {
        Path work = Path.of(arguments[1]).toAbsolutePath();
        Path home = work.resolve("sanqu");
        Karaf.copy(Path.of(arguments[0]).toAbsolutePath(), home);
        int many = Integer.parseInt(arguments[3]);
        new Editions(home, Path.of(arguments[2]), many, arguments[4]).run();
        peer(work, many);
    }

    private void run() throws Exception {
        ApiClient api = new ApiClient(PORT);
        try (Karaf karaf = Karaf.start(home, environment, PORT, 200)) {
            fill(api);
            Timing.say("filled", many + " submissions");
            agree(api, 2);
            long whole = measured(api, many);
            Timing.say("to edition 2 while people submit", Timing.shown(whole / 1_000.0));
            agree(api, 3);
            while (done(api) < many / 2) {
                Karaf.pause(50);
            }
            Timing.say("killed after", String.valueOf(done(api)));
            karaf.process().destroyForcibly().waitFor();
        }
        try (Karaf karaf = Karaf.start(home, environment, PORT, 200)) {
            long begin = System.nanoTime();
            awaitDone(api, many);
            Timing.say("the rest, from ready on", Timing.shown((System.nanoTime() - begin) / 1_000.0));
            Timing.say("resident", karaf.resident() + " MB");
        }
    }

    private static String form(int edition) {
        String name = edition == 1 ? "name" : edition == 2 ? "stall" : "sign";
        return """
            { "title": "摊位", "type": "object", "required": ["%s"],
              "properties": { "%s": { "type": "string", "title": "名称", "maxLength": 60 }, %s },
              "x-form": { "cadence": "event", "edition": %d, "date": "/opened" } }"""
                .formatted(name, name, FIELDS, edition);
    }

    private static String steps(String from, String to) {
        return """
            { "steps": [ { "rename": { "from": "/%s", "to": "/%s" } },
                         { "map": { "at": "/trade", "values": { "cloth": "other" } } } ] }"""
                .formatted(from, to);
    }

    private void deploy(int edition) throws IOException {
        List<String[]> files = new ArrayList<>();
        files.add(new String[] {"forms/stall.json", form(edition)});
        files.add(new String[] {
            "metrics/members.json",
            "{ \"title\": \"党员\", \"unit\": \"人\", \"value\": { \"form\": \"stall\", \"sum\": \"/members\" } }"
        });
        files.add(new String[] {
            "metrics/others.json",
            "{ \"title\": \"其他\", \"unit\": \"个\", \"value\": { \"form\": \"stall\", \"count\": true, \"where\": {"
                    + " \"properties\": { \"trade\": { \"const\": \"other\" } } } } }"
        });
        for (int next = 2; next <= edition; next++) {
            String steps = next == 2 ? steps("name", "stall") : steps("stall", "sign");
            files.add(new String[] {"migrations/stall-" + next + ".json", steps});
        }
        Path part = home.resolve("sanqu/deploy/fair.part");
        try (JarFile from = new JarFile(market.toFile())) {
            Manifest manifest = new Manifest(from.getManifest());
            manifest.getMainAttributes().put(new Attributes.Name("Bundle-Version"), edition + ".0.0");
            manifest.getMainAttributes().put(new Attributes.Name("Bundle-SymbolicName"), "fair");
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(part), manifest)) {
                for (String[] file : files) {
                    out.putNextEntry(new JarEntry(file[0]));
                    out.write(file[1].getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        Files.move(part, home.resolve("sanqu/deploy/fair.jar"), StandardCopyOption.REPLACE_EXISTING);
    }

    private static String data(String name, int number) {
        return """
            {"%s":"第%d号摊位","trade":"%s","opened":"2026-0%d-11","rent":%d.50,"members":%d,"note":"%s",\
            "visits":[{"hours":1.5,"by":"甲"},{"hours":2,"by":"乙"}]}"""
                .formatted(
                        name,
                        number,
                        number % 2 == 0 ? "food" : "cloth",
                        1 + number % 9,
                        number % 1000,
                        number % 7,
                        "情况正常，已走访。".repeat(8));
    }

    private void fill(ApiClient api) throws Exception {
        api.post(
                "organisations",
                "{\"code\":\"F\",\"name\":\"庙会党支部\",\"type\":\"branch\",\"parent\":null,\"establishedOn\":\"2020-01-01\"}");
        deploy(1);
        while (!api.get("modules").contains("\"fair\"")) {
            Karaf.pause(100);
        }
        for (int from = 0; from < many; from += ROWS) {
            StringBuilder rows = new StringBuilder("[");
            for (int number = from; number < Math.min(many, from + ROWS); number++) {
                rows.append(number == from ? "" : ",")
                        .append("{\"form\":\"fair/stall\",\"organisation\":\"F\",\"data\":")
                        .append(data("name", number))
                        .append('}');
            }
            api.post("imports/submissions", rows.append(']').toString());
        }
    }

    private void agree(ApiClient api, int edition) throws Exception {
        deploy(edition);
        Matcher waiting = HASH.matcher("");
        long begin = System.nanoTime();
        while (!waiting.find()) {
            Karaf.pause(100);
            String standing = api.get("modules/fair/update");
            waiting = HASH.matcher(standing.substring(standing.indexOf("\"waiting\"")));
            if (standing.contains("\"waiting\":null")) {
                waiting = HASH.matcher("");
            }
        }
        Timing.say("edition " + edition + " waits after", Timing.shown((System.nanoTime() - begin) / 1_000.0));
        while (!api.get("modules/fair/update").contains("\"complete\":true,\"forms\"")) {
            Karaf.pause(20);
        }
        Timing.say("tried out after", Timing.shown((System.nanoTime() - begin) / 1_000.0));
        api.post("modules/fair/update", "{\"act\":\"confirm\",\"hash\":\"" + waiting.group(1) + "\"}");
    }

    private static int done(ApiClient api) throws Exception {
        Matcher done = DONE.matcher(api.get("modules/fair/update"));
        return done.find() ? Integer.parseInt(done.group(1)) : 0;
    }

    private static void awaitDone(ApiClient api, int all) throws Exception {
        while (true) {
            String standing = api.get("modules/fair/update");
            Matcher done = DONE.matcher(standing);
            if (done.find() && Integer.parseInt(done.group(1)) >= all && standing.contains("\"running\":false")) {
                return;
            }
            Karaf.pause(100);
        }
    }

    /** Waits until all is done while somebody submits twenty times a second; says how long they waited. */
    private static long measured(ApiClient api, int all) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        List<Double> waits = Collections.synchronizedList(new ArrayList<>());
        Thread clerk = new Thread(() -> submit(new ApiClient(PORT), over, waits));
        clerk.start();
        long begin = System.nanoTime();
        awaitDone(api, all);
        long took = System.nanoTime() - begin;
        over.set(true);
        clerk.join();
        Collections.sort(waits);
        Timing.say(
                "meanwhile " + waits.size() + " were submitted",
                "median " + Timing.shown(waits.get(waits.size() / 2)) + ", p99 "
                        + Timing.shown(waits.get(waits.size() * 99 / 100)) + ", worst "
                        + Timing.shown(waits.get(waits.size() - 1)));
        return took;
    }

    private static void submit(ApiClient api, AtomicBoolean over, List<Double> waits) {
        try {
            for (int number = 0; !over.get(); number++) {
                long begin = System.nanoTime();
                api.post(
                        "submissions",
                        "{\"form\":\"fair/stall\",\"organisation\":\"code:F\",\"data\":"
                                + data("stall", number).replace("\"cloth\"", "\"other\"") + "}");
                waits.add((System.nanoTime() - begin) / 1_000.0);
                Karaf.pause(50);
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void peer(Path work, int many) throws SQLException, IOException {
        Path file = work.resolve("peer.db");
        Files.deleteIfExists(file);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement sql = connection.createStatement()) {
            sql.execute("pragma journal_mode = wal");
            sql.execute("pragma synchronous = full");
            sql.execute("create table doc (id integer primary key, data text not null)");
            sql.execute("create table fact (doc integer, measure integer, value integer, primary key (doc, measure))");
            sql.execute("begin");
            try (var insert = connection.prepareStatement("insert into doc (data) values (?)")) {
                for (int number = 0; number < many; number++) {
                    insert.setString(1, data("name", number));
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            sql.execute("insert into fact select id, 1, data ->> '$.members' from doc");
            sql.execute("commit");
            long begin = System.nanoTime();
            sql.execute("begin");
            sql.execute(
                    "update doc set data = json_remove(json_set(data, '$.stall', data ->> '$.name',"
                            + " '$.trade', case data ->> '$.trade' when 'cloth' then 'other' else data ->> '$.trade' end), '$.name')");
            sql.execute("delete from fact");
            sql.execute("insert into fact select id, 1, data ->> '$.members' from doc");
            sql.execute("insert into fact select id, 2, 1 from doc where data ->> '$.trade' = 'other'");
            sql.execute("commit");
            Timing.say("the peer, blind and in one transaction", Timing.shown((System.nanoTime() - begin) / 1_000.0));
        }
    }
}
