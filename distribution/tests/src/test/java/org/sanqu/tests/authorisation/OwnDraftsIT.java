package org.sanqu.tests.authorisation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sanqu.tests.karaf.Answer;
import org.sanqu.tests.karaf.Client;
import org.sanqu.tests.karaf.Platform;
import org.sanqu.tests.karaf.SharedPlatform;

/** What a program begins for somebody and brings along is theirs, and is what the contract says. */
@ExtendWith(SharedPlatform.class)
class OwnDraftsIT {

    private static final String BYTES = "application/octet-stream";

    private Client clerk;
    private Client other;
    private Client admin;
    private Cast cast;
    private Contract contract;

    @BeforeEach
    void engage(Platform platform) {
        cast = Cast.on(platform);
        admin = platform.admin();
        clerk = platform.client(Place.INSIDE.account("recorder"), Platform.PASSWORD);
        other = platform.client(Place.INSIDE.account(Rule.MAKER), Platform.PASSWORD);
        contract = new Contract(clerk.get("/api/openapi.json").expect(200).json());
    }

    @Test
    void aDraftIsKeptReadReplacedAndThrownAway() {
        long id = kept("第一次").path("id").asLong();
        assertEquals(id, kept("第二次").path("id").asLong(), "one draft for one form and place");
        String address = "/api/drafts/" + id;
        Answer read = clerk.get(address).expect(200);
        require("GET", "/api/drafts/{id}", read);
        assertEquals("第二次", read.json().at("/data/text").asText());
        Answer list = clerk.get("/api/drafts").expect(200);
        require("GET", "/api/drafts", list);
        assertTrue(list.body().contains("\"id\":" + id) && !list.body().contains("第二次"), list.body());
        other.get(address).expect(404);
        other.send("DELETE", address, null).expect(404);
        require(
                "DELETE",
                "/api/drafts/{id}",
                clerk.send("DELETE", address, null).expect(200));
        clerk.get(address).expect(404);
        clerk.send("DELETE", address, null).expect(404);
    }

    @Test
    void aDraftChangesOnlyASubmissionThatThereIsThatOnesOwnAndOfTheSameForm() {
        admin.send("PUT", "/api/drafts", changing("service-visits/ticket", 999_999_999))
                .expect(404);
        clerk.send(
                        "PUT",
                        "/api/drafts",
                        changing("service-visits/ticket", cast.scenic().submission()))
                .expect(403);
        String park = changing("permits/permit", cast.park().submission());
        clerk.send("PUT", "/api/drafts", park).expect(422);
        Answer kept = clerk.send(
                        "PUT",
                        "/api/drafts",
                        changing("service-visits/ticket", cast.park().submission()))
                .expect(200);
        assertEquals(cast.park().submission(), kept.json().path("submission").asLong());
        clerk.send("DELETE", "/api/drafts/" + kept.json().path("id").asLong(), null)
                .expect(200);
    }

    private static String changing(String form, long submission) {
        return "{\"form\":\"" + form + "\",\"organisation\":\"code:SL-03\",\"submission\":" + submission
                + ",\"data\":{}}";
    }

    @Test
    void aFileRunsNothingWhereverItIsOpened() {
        byte[] paper = "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
        String upload = "/api/attachments?organisation=code:SL-03&fileName=";
        Answer made = clerk.send("POST", upload + "%E6%96%87%E4%BB%B6.pdf", BYTES, paper)
                .expect(201);
        require("POST", "/api/attachments", made);
        assertEquals("文件.pdf", made.json().path("name").asText());
        String address = made.headers().firstValue("Location").orElseThrow();
        Answer file = clerk.get(address).expect(200);
        assertEquals("%PDF-1.4\n%%EOF\n", file.body());
        assertEquals(
                "application/pdf", file.headers().firstValue("Content-Type").orElse(""));
        assertEquals(
                "nosniff", file.headers().firstValue("X-Content-Type-Options").orElse(""));
        String policy = String.join(";", file.headers().allValues("Content-Security-Policy"));
        assertTrue(policy.startsWith("sandbox;"), policy);
        other.get(address).expect(404);
        clerk.send("POST", upload + "a.png", BYTES, paper).expect(422);
        clerk.send("POST", upload + "a.pdf", "application/pdf", paper).expect(415);
        clerk.send("POST", "/api/attachments?organisation=code:SL-04&fileName=a.pdf", BYTES, paper)
                .expect(404);
    }

    private JsonNode kept(String text) {
        Answer kept = clerk.send(
                        "PUT",
                        "/api/drafts",
                        "{\"form\":\"permits/permit\",\"organisation\":\"code:SL-03\",\"data\":{\"text\":\"" + text
                                + "\"}}")
                .expect(200);
        require("PUT", "/api/drafts", kept);
        return kept.json();
    }

    private void require(String method, String template, Answer answer) {
        Operation operation = Resources.ALL.stream()
                .filter(each -> each.toString().equals(method + " " + template))
                .findFirst()
                .orElseThrow();
        contract.requireAnswer(operation, answer);
    }
}
