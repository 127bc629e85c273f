package org.sanqu.benchmarks.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.sanqu.benchmarks.ApiClient;
import org.sanqu.benchmarks.Karaf;

/**
 * Pages of forms of sixty fields, two lists among them, over HTTP: empty, and drawn again with twenty rows in each list, also where a list has a
 * column of members; beside the same pages written by hand.
 *
 * <p>Arguments: the assembly's folder, a work folder, the JVM flags.
 */
public final class FormPage {

    private static final int PORT = 19_188;
    private static final int ROWS = 20;
    private static final int ROUNDS = 500;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ApiClient api = new ApiClient(PORT);
    private final List<Long> members = new ArrayList<>();
    private long branch;

    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[1]).toAbsolutePath().resolve("karaf");
        Path data = Path.of(arguments[1]).toAbsolutePath().resolve("data");
        Karaf.copy(Path.of(arguments[0]).toAbsolutePath(), home);
        Map<String, String> environment = Map.of(
                "JAVA_OPTS", arguments[2], "SANQU_ADMIN_PASSWORD", ApiClient.PASSWORD, "SANQU_DATA", data.toString());
        try (Karaf karaf = Karaf.start(home, environment, PORT, 200)) {
            new FormPage().run(data);
        }
    }

    private void run(Path data) throws Exception {
        prepare(data);
        Browser browser = new Browser(PORT, ApiClient.PASSWORD);
        String plain = "/organisations/" + branch + "/forms/sixty/plain";
        String people = "/organisations/" + branch + "/forms/sixty/people";
        String empty = browser.get(plain);
        measure("empty", empty, () -> browser.get(plain), other -> other.get("/"));
        String sent = sent(browser.token(), i -> "事项" + i);
        measure(
                "20 rows in each list",
                browser.post(plain, sent),
                () -> browser.post(plain, sent),
                other -> other.post("/", sent));
        String named = sent(browser.token(), i -> members.get(i).toString());
        measure(
                "… with a column of members",
                browser.post(people, named),
                () -> browser.post(people, named),
                other -> other.post("/", named));
    }

    /** A page is asked for. */
    private interface Asking {
        String ask() throws IOException, InterruptedException;
    }

    /** A page is asked for from somebody else. */
    private interface AskingAnother {
        String ask(Browser other) throws IOException, InterruptedException;
    }

    /** What a row says. */
    private interface Saying {
        String of(int row);
    }

    private static void measure(String name, String page, Asking asking, AskingAnother peer) throws Exception {
        try (HandWritten written = new HandWritten(page)) {
            Browser other = new Browser(written.port());
            double[] ours = new double[ROUNDS];
            double[] theirs = new double[ROUNDS];
            for (int round = -ROUNDS; round < ROUNDS; round++) {
                long begin = System.nanoTime();
                asking.ask();
                long between = System.nanoTime();
                peer.ask(other);
                long end = System.nanoTime();
                if (round >= 0) {
                    ours[round] = (between - begin) / 1e6;
                    theirs[round] = (end - between) / 1e6;
                }
            }
            Arrays.sort(ours);
            Arrays.sort(theirs);
            System.out.printf(
                    "| %s | %d KB | %.1f ms | **%.1f ms** | %.1f ms | %.1f ms |%n",
                    name,
                    page.getBytes(StandardCharsets.UTF_8).length / 1024,
                    ours[ROUNDS / 2],
                    ours[ROUNDS * 95 / 100],
                    theirs[ROUNDS / 2],
                    theirs[ROUNDS * 95 / 100]);
        }
    }

    private static String sent(String token, Saying what) {
        StringBuilder sent = new StringBuilder();
        add(sent, "_csrf", token);
        add(sent, "_refresh", "1");
        SixtyFields.data().properties().stream()
                .filter(each -> each.getValue().isValueNode())
                .forEach(each -> add(sent, "/" + each.getKey(), each.getValue().asText()));
        for (String list : List.of("/one/", "/two/")) {
            for (int i = 0; i < ROWS; i++) {
                add(sent, list + i, "");
                add(sent, list + i + "/what", list.equals("/one/") ? what.of(i) : "走访" + i);
                add(sent, list + i + "/on", "2025-06-01");
                add(sent, list + i + "/n", String.valueOf(i));
                add(sent, list + i + "/price", "1.5");
            }
        }
        return sent.substring(1);
    }

    private static void add(StringBuilder sent, String name, String value) {
        sent.append('&').append(URLEncoder.encode(name, StandardCharsets.UTF_8));
        sent.append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    private void prepare(Path data) throws Exception {
        String row = "{\"code\":\"%s\",\"name\":\"%s\",\"type\":\"%s\",%s\"establishedOn\":\"2001-07-01\"}";
        api.post(
                "imports/organisations",
                "[" + row.formatted("T", "测试委员会", "committee", "") + ","
                        + row.formatted("T-1", "第一支部", "branch", "\"parent\":\"T\",") + "]");
        branch = JSON.readTree(api.get("organisations?code=T-1")).at("/0/id").asLong();
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < ROWS; i++) {
            rows.append(",{\"name\":\"党员")
                    .append((char) ('甲' + i))
                    .append("\",\"sex\":\"1\",\"birthDate\":\"1980-01-01\",");
            rows.append(
                    "\"category\":\"full\",\"standing\":\"in-service\",\"joinedOn\":\"2005-07-01\",\"convertedOn\":\"2006-07-01\",");
            rows.append("\"home\":\"T-1\"}");
        }
        api.post("imports/members", "[" + rows.substring(1) + "]");
        for (JsonNode member : JSON.readTree(api.get("members?organisation=code:T-1&size=" + ROWS))
                .path("items")) {
            members.add(member.path("id").asLong());
        }
        Path jar = Files.createTempFile("sixty", ".jar");
        module(jar);
        Files.createDirectories(data.resolve("deploy"));
        Files.move(jar, data.resolve("deploy/sixty.jar"), StandardCopyOption.REPLACE_EXISTING);
        for (int tries = 0; tries < 100 && !api.get("modules").contains("\"id\":\"sixty\""); tries++) {
            Karaf.pause(200);
        }
    }

    private static void module(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", "sixty");
        main.putValue("Bundle-Version", "1.0.0");
        main.putValue("Bundle-Name", "Sixty");
        main.putValue(
                "Require-Capability",
                "osgi.extender;effective:=\"sanqu\";filter:=\"(&(osgi.extender=sanqu.module)(version>=1.0)(!(version>=2.0)))\"");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest)) {
            for (boolean people : new boolean[] {false, true}) {
                out.putNextEntry(new JarEntry("forms/" + (people ? "people" : "plain") + ".json"));
                out.write(SixtyFields.document(people).getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
