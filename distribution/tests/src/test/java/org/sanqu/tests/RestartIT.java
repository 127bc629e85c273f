package org.sanqu.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sanqu.tests.karaf.Client;
import org.sanqu.tests.karaf.Platform;

/** Everything that must be kept lies below one folder, and is there again after the process ended. */
class RestartIT {

    private static final String FOUNDING =
            """
            {"code":"R-1","name":"重启党支部","type":"branch","parent":null,"establishedOn":"2024-05-01"}
            """;

    @Test
    void whatWasSavedIsThereAfterAPowerFailureWithAFreshKaraf() throws IOException {
        Path data = Platform.emptyData("restart");
        Platform first = Platform.start("restart", data, Map.of());
        String password = Files.readString(data.resolve("initial-password")).strip();
        try {
            first.client("admin", password).post("/api/organisations", FOUNDING).expect(201);
        } finally {
            first.kill();
        }

        try (Platform second = Platform.start("restart", data, Map.of())) {
            Client admin = second.client("admin", password);
            assertEquals(
                    "重启党支部",
                    admin.get("/api/organisations?code=R-1")
                            .expect(200)
                            .json()
                            .at("/0/name")
                            .asText());
        }
    }

    @Test
    void twoOfThemRunOnOneMachine() {
        try (Platform one = Platform.start("one", Platform.emptyData("one"), admin());
                Platform two = Platform.start("two", Platform.emptyData("two"), admin())) {
            one.admin().post("/api/organisations", FOUNDING).expect(201);
            assertTrue(one.admin().get("/api/organisations?code=R-1").body().contains("R-1"));
            assertFalse(two.admin().get("/api/organisations?code=R-1").body().contains("R-1"));
        }
    }

    private static Map<String, String> admin() {
        return Map.of("SANQU_ADMIN_PASSWORD", Platform.PASSWORD);
    }
}
