package org.sanqu.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sanqu.tests.karaf.Answer;
import org.sanqu.tests.karaf.Client;
import org.sanqu.tests.karaf.Platform;
import org.sanqu.tests.karaf.SharedPlatform;

/** What is wrong is answered with what and where, in the reader's language, and nothing is half applied. */
@ExtendWith(SharedPlatform.class)
class BadInputIT {

    private static final String PROBLEM = "application/problem+json";

    private Client admin;

    @BeforeEach
    void take(Platform platform) {
        admin = platform.admin();
    }

    /** Also when the answer is there before the sender has sent everything. */
    @RepeatedTest(20)
    void aBodyThatIsTooLargeIs413() {
        problem(admin.post("/api/submissions", "{\"data\":\"" + "x".repeat(2 << 20) + "\"}"), 413);
    }

    @Test
    void brokenJsonIs400() {
        problem(admin.post("/api/submissions", "{\"form\":"), 400);
    }

    @Test
    void anotherMediaTypeIs415() {
        HttpRequest request = admin.request("/api/submissions")
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("x"))
                .build();
        problem(admin.send(request), 415);
    }

    @Test
    void anUnknownPathIs404AndAnUnknownMethodIs405() {
        problem(admin.get("/api/nothing"), 404);
        problem(admin.send("DELETE", "/api/organisations", null), 405);
    }

    @Test
    void missingWrongAndSurplusFieldsAreNamedAllAtOnceAndNothingIsSaved() {
        String page = "/api/submissions?form=service-visits/ticket&organisation=code:SL-04";
        int before = items(page);
        JsonNode answer = problem(
                admin.post(
                        "/api/submissions",
                        """
                        {"form":"service-visits/ticket","organisation":"code:SL-04",\
                        "data":{"source":"rumour","surplus":1,"receivedOn":"2026-02-30"}}"""),
                422);
        String faults = answer.path("faults").toString();
        assertTrue(faults.contains("\"/no\""), faults);
        assertTrue(faults.contains("\"/source\""), faults);
        assertTrue(faults.contains("\"/surplus\""), faults);
        assertTrue(faults.contains("\"/receivedOn\""), faults);
        assertTrue(faults.contains("请填写“编号”"), faults);
        assertEquals(before, items(page));
    }

    @Test
    void theReaderMayReadEnglish() {
        HttpRequest request =
                admin.request("/api/nothing").setHeader("Accept-Language", "en").build();
        String title = problem(admin.send(request), 404).path("title").asText();
        assertTrue(title.chars().allMatch(character -> character < 256), title);
    }

    @Test
    void oneBrokenRowOfAnImportIsNamedAndNoRowIsApplied() {
        JsonNode answer = problem(
                admin.post(
                        "/api/imports/organisations",
                        """
                        [{"code":"BAD-1","name":"甲党支部","type":"branch","parent":"SL-04","establishedOn":"2024-01-01"},
                         {"code":"BAD-2","name":"","type":"castle","parent":"SL-04","establishedOn":"2024-01-01"}]"""),
                422);
        String faults = answer.path("faults").toString();
        assertTrue(faults.contains("\"/1/type\""), faults);
        assertTrue(faults.contains("\"/1/name\""), faults);
        assertEquals(
                0, admin.get("/api/organisations?code=BAD-1").expect(200).json().size());
    }

    @Test
    void aTreeThatIsTooDeepIsRefusedAndNotFollowed() {
        problem(admin.post("/api/submissions", "[".repeat(100_000)), 400);
    }

    private int items(String page) {
        return admin.get(page).expect(200).json().path("items").size();
    }

    private static JsonNode problem(Answer answer, int status) {
        answer.expect(status);
        assertTrue(answer.headers().firstValue("Content-Type").orElse("").startsWith(PROBLEM), answer.body());
        JsonNode problem = answer.json();
        assertEquals(status, problem.path("status").asInt());
        assertFalse(problem.path("title").asText().isBlank());
        assertFalse(answer.body().contains("Exception"), answer.body());
        return problem;
    }
}
