package org.sanqu.tests.module;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sanqu.tests.karaf.Client;
import org.sanqu.tests.karaf.Platform;
import org.sanqu.tests.karaf.SharedPlatform;
import org.sanqu.tests.karaf.Waiting;
import org.sanqu.tests.module.code.NotNew;
import org.sanqu.tests.module.code.NotOld;
import org.sanqu.tests.module.code.ToSecond;

/** The Java of an update that waits is there to try the update out, and for nothing else. */
@ExtendWith(SharedPlatform.class)
class UpdateCodeIT {

    private static final int SECONDS = 15;
    private static final String FORM =
            """
            { "title": "展位", "type": "object", "required": ["name"],
              "properties": { "name": { "type": "string", "title": "名称" } },
              "x-form": { "cadence": "event", "edition": %d } }
            """;

    private Client admin;
    private Path jar;

    @BeforeEach
    void take(Platform platform) {
        admin = platform.admin();
        jar = platform.data().resolve("deploy/booth.jar");
    }

    @AfterEach
    void remove() throws IOException {
        Files.deleteIfExists(jar);
    }

    private static CodeJar booth(String version, int edition) {
        return new CodeJar("booth", "stand").version(version).file("forms/stand.json", FORM.formatted(edition));
    }

    private void await(String what, Predicate<JsonNode> expected) {
        Waiting.until(what, SECONDS, () -> {
            for (JsonNode module : admin.get("/api/modules").expect(200).json()) {
                if (module.path("id").asText().equals("booth") && expected.test(module)) {
                    return Optional.of(module);
                }
            }
            return Optional.empty();
        });
    }

    private int submit(String name) {
        String entry = "{\"form\":\"booth/stand\",\"organisation\":\"code:SL-03\",\"data\":{\"name\":\"%s\"}}";
        return admin.post("/api/submissions", entry.formatted(name)).status();
    }

    private JsonNode update() {
        return admin.get("/api/modules/booth/update").expect(200).json();
    }

    @Test
    void eachVersionIsCheckedByItsOwnCodeAndTriedOutWithItsOwn() {
        booth("1.0.0", 1).code(NotOld.class).write(jar);
        await("1.0.0", it -> it.path("serving").asText().equals("1.0.0"));
        assertEquals(422, submit("旧"));
        assertEquals(201, submit("新"));

        booth("2.0.0", 2)
                .file("migrations/stand-2.json", "{ \"steps\": [ { \"java\": true } ] }")
                .code(NotNew.class)
                .code(ToSecond.class)
                .write(jar);
        await("2.0.0 that waits", it -> it.path("waiting").asText().equals("2.0.0"));
        assertEquals(422, submit("旧"));
        assertEquals(201, submit("新"));

        JsonNode seen = Waiting.until("a preview", SECONDS, () -> Optional.of(update().path("waiting"))
                .filter(it -> it.path("complete").asBoolean()));
        JsonNode form = seen.path("forms").path(0);
        assertEquals(0, form.path("failures").asInt(), seen.toString());
        assertEquals("新（二）", form.path("examples").path(0).at("/after/name").asText(), seen.toString());

        admin.post(
                        "/api/modules/booth/update",
                        "{\"act\":\"confirm\",\"hash\":\"%s\"}"
                                .formatted(seen.path("hash").asText()))
                .expect(200);
        await("2.0.0", it -> it.path("serving").asText().equals("2.0.0"));
        JsonNode migrated = Waiting.until("what is read", SECONDS, () -> Optional.of(
                        update().path("migrations").path(0))
                .filter(it -> !it.path("running").asBoolean() && it.path("done").asInt() == 2));
        assertEquals(0, migrated.path("failures").asInt(), migrated.toString());
        assertEquals(422, submit("新"));
        assertEquals(201, submit("旧"));
    }
}
