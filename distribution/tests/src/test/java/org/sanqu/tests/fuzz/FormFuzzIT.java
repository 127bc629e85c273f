package org.sanqu.tests.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sanqu.tests.karaf.Answer;
import org.sanqu.tests.karaf.Client;
import org.sanqu.tests.karaf.Platform;
import org.sanqu.tests.karaf.SharedPlatform;
import org.sanqu.tests.karaf.Waiting;
import org.sanqu.tests.module.ModuleJar;

/** Whatever is sent to a form is stored as its schema wants it, or refused in words; never an error of ours. */
@ExtendWith(SharedPlatform.class)
class FormFuzzIT {

    private static final int DOCUMENTS = 400;
    private static final Set<Integer> ANSWERS = Set.of(201, 400, 409, 413, 422);
    private static final ObjectMapper JSON = new ObjectMapper();

    private Platform platform;
    private Client admin;
    private JsonNode schema;
    private Schema bare;

    @BeforeEach
    void install(Platform platform) throws IOException {
        this.platform = platform;
        this.admin = platform.admin();
        try (InputStream in = FormFuzzIT.class.getResourceAsStream("/fuzz/everything.json")) {
            this.schema = JSON.readTree(in);
        }
        SchemaRegistryConfig config =
                SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
        this.bare = SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12, builder -> builder.schemaRegistryConfig(config))
                .getSchema(schema);
        jar("everything", schema.toString()).write(platform.data().resolve("deploy/fuzzed.jar"));
        Waiting.until("the fuzzed module", 20, () -> Optional.of(admin.get("/api/forms/fuzzed/everything"))
                .filter(answer -> answer.status() == 200));
    }

    private static ModuleJar jar(String form, String document) {
        return new ModuleJar(ModuleJar.market().headers(), Map.of("forms/" + form + ".json", document))
                .header("Bundle-SymbolicName", "fuzzed")
                .header("Bundle-Name", "随机")
                .version("1.0.0");
    }

    private Answer submit(String data) {
        return admin.post(
                "/api/submissions",
                "{\"form\":\"fuzzed/everything\",\"organisation\":\"code:SL-04\",\"data\":" + data + "}");
    }

    private Answer judge(String data) {
        return admin.post(
                "/api/forms/fuzzed/everything/judge", "{\"organisation\":\"code:SL-04\",\"data\":" + data + "}");
    }

    @Test
    void documentsOfTheSchemaAndBrokenOnesAreStoredRightlyOrRefused() {
        AtomicInteger stored = new AtomicInteger();
        JqwikSession.run(() -> {
            send(Documents.of(schema), stored);
            send(Documents.broken(schema), stored);
        });
        assertTrue(stored.get() > DOCUMENTS / 10, () -> "only " + stored + " were stored");
        assertFalse(platform.log().contains("processing request to /api/submissions"), platform.log());
    }

    private void send(Arbitrary<JsonNode> documents, AtomicInteger stored) {
        documents.generator(1000).stream(new Random(20_260_701))
                .limit(DOCUMENTS)
                .map(sample -> sample.value())
                .forEach(document -> {
                    Answer judged = judge(document.toString());
                    Answer answer = submit(document.toString());
                    assertTrue(ANSWERS.contains(answer.status()), () -> document + " → " + answer);
                    assertTrue(Set.of(200, 400, 413).contains(judged.status()), () -> document + " → judged " + judged);
                    if (judged.status() == 200) {
                        boolean well = judged.json().path("faults").isEmpty();
                        assertEquals(well, answer.status() == 201, () -> document + " → " + judged + answer);
                    }
                    if (answer.status() == 201) {
                        stored.incrementAndGet();
                        check(answer.json());
                    }
                });
    }

    /** What was stored meets the schema, and its version of the form is there to show it in. */
    private void check(JsonNode submission) {
        List<Error> errors = bare.validate(submission.path("data"));
        assertEquals(List.of(), errors, () -> submission.toString());
        long id = submission.path("id").asLong();
        JsonNode read = admin.get("/api/submissions/" + id).expect(200).json();
        assertEquals(submission.path("formVersion"), read.path("formVersion"));
        assertEquals(submission.path("data"), read.path("data"));
        assertEquals(admin.get("/api/forms/fuzzed/everything").json().at("/form/version"), read.path("formVersion"));
    }

    @Test
    void bytesThatAreNoDocumentAreRefused() {
        String name = "{\"name\":\"甲\",\"how\":{\"way\":\"on-site\"}";
        for (String data : List.of(
                "{\"name\":\"甲\",\"name\":\"乙\",\"how\":{\"way\":\"on-site\"}}",
                name + ",\"n\":1e999999999}",
                name + ",\"n\":1e-999999999}",
                name + ",\"rate\":" + "9".repeat(5_000) + "}",
                name + ",\"rate\":0." + "1".repeat(5_000) + "}",
                name + ",\"n\":NaN}",
                name + ",\"note\":\"\\ud800\"}",
                name + ",\"\\udfff\":1}",
                name + ",\"note\":\"\\u0000\"}",
                name + ",\"rows\":" + "[".repeat(100_000),
                name + ",\"rows\":" + "[".repeat(900) + "]".repeat(900) + "}",
                name + ",\"rows\":[" + "{\"what\":\"a\"},".repeat(20_000) + "{}]}",
                name + ",\"who\":9223372036854775807}",
                name + ",\"who\":1.5}",
                name + ",\"paper\":\"../../etc/passwd\"}",
                name + ",\"paper\":\"" + "0".repeat(64) + "/x.pdf\"}",
                name + ",\"slow\":\"" + "a".repeat(19_000) + "\"}",
                name + ",\"how\":[]}",
                "[]",
                "null",
                "\"text\"",
                "7",
                "",
                "{")) {
            Answer answer = submit(data);
            String shown = data.substring(0, Math.min(80, data.length()));
            assertTrue(Set.of(400, 413, 422).contains(answer.status()), () -> shown + " → " + answer);
            Answer judged = judge(data);
            assertTrue(Set.of(200, 400, 413, 422).contains(judged.status()), () -> shown + " → judged " + judged);
        }
        byte[] wrong = "{\"form\":\"fuzzed/everything\",\"organisation\":\"code:SL-04\",\"data\":{\"name\":\"\u00ff\"}}"
                .getBytes(StandardCharsets.ISO_8859_1);
        assertEquals(
                400,
                admin.send("POST", "/api/submissions", "application/json", wrong)
                        .status());
    }

    @Test
    void aTextThatAnExpressionCannotCopeWithIsGivenUpSoon() {
        long before = System.nanoTime();
        Answer answer =
                submit("{\"name\":\"甲\",\"how\":{\"way\":\"on-site\"},\"slow\":\"" + "a".repeat(20_000) + "\"}");
        assertEquals(422, answer.status(), answer.body());
        Duration taken = Duration.ofNanos(System.nanoTime() - before);
        assertTrue(taken.compareTo(Duration.ofSeconds(5)) < 0, () -> "took " + taken);
    }

    @Test
    void nothingIsFetchedAndNoDangerousModuleIsServed() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        HttpServer elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        elsewhere.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        elsewhere.start();
        String address = "http://127.0.0.1:" + elsewhere.getAddress().getPort() + "/schema.json";
        try {
            for (String field : List.of(
                    "{\"title\":\"远\",\"$ref\":\"" + address + "\"}",
                    "{\"title\":\"远\",\"$dynamicRef\":\"" + address + "#x\"}",
                    "{\"title\":\"慢\",\"type\":\"string\",\"pattern\":\"^(a+)+$\"}",
                    "{\"title\":\"慢\",\"type\":\"string\",\"pattern\":\"(x*)*\\\\1\"}",
                    "{\"title\":\"环\",\"$ref\":\"#\"}")) {
                String document =
                        schema.toString().replace("\"properties\":{", "\"properties\":{\"bad\":" + field + ",");
                jar("everything", document)
                        .version("1.0.1")
                        .write(platform.data().resolve("deploy/fuzzed-bad.jar"));
                Waiting.until("the refusal", 20, () -> Optional.of(module())
                        .filter(module -> module.path("refused").asText("").equals("1.0.1")));
                assertEquals("1.0.0", module().path("serving").asText());
            }
            assertEquals(0, asked.get());
        } finally {
            elsewhere.stop(0);
        }
    }

    private JsonNode module() {
        for (JsonNode module : admin.get("/api/modules").expect(200).json()) {
            if (module.path("id").asText().equals("fuzzed")) {
                return module;
            }
        }
        throw new AssertionError("no such module");
    }
}
