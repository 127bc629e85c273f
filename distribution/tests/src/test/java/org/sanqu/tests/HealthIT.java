package org.sanqu.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sanqu.tests.karaf.Answer;
import org.sanqu.tests.karaf.Health;
import org.sanqu.tests.karaf.Platform;
import org.sanqu.tests.karaf.SharedPlatform;

/** The platform says when it is ready, and nothing else without a login. */
@ExtendWith(SharedPlatform.class)
class HealthIT {

    @Test
    void healthIs503WithTheStageUntilTheExampleIsImportedAnd200Then(Platform platform) {
        // the port opens a moment before anything is registered there; what the server says until then is its own 404
        List<Health> healths = platform.healths().stream()
                .dropWhile(health -> health.status() == 404 && health.body().contains("HTTP ERROR 404"))
                .toList();
        Health first = healths.get(0);
        assertEquals(503, first.status(), first.body());
        assertTrue(first.body().contains("\"stage\""), first.body());
        assertEquals(
                List.of(200),
                healths.stream()
                        .map(Health::status)
                        .filter(status -> status != 503)
                        .toList());
    }

    @Test
    void nothingWentWrongWhileItStarted(Platform platform) {
        assertFalse(platform.log().contains("| ERROR |"), platform.log());
    }

    @Test
    void theHttpServerStartsOnceAndOnItsOwnPort(Platform platform) {
        List<String> starts = platform.log()
                .lines()
                .filter(line -> line.contains("Started Jetty"))
                .toList();
        assertEquals(1, starts.size(), starts.toString());
        assertTrue(starts.get(0).contains("HTTP:" + platform.port() + " "), starts.toString());
    }

    @Test
    void withoutALoginThereIsAProblemAndNoData(Platform platform) {
        Answer answer =
                platform.client("nobody", "nothing").get("/api/organisations").expect(401);
        assertEquals(
                "application/problem+json",
                answer.headers().firstValue("Content-Type").orElse(""));
        assertEquals(401, answer.json().path("status").asInt());
    }
}
