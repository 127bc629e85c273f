package org.sanqu.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sanqu.tests.authorisation.Workbook;
import org.sanqu.tests.karaf.Client;
import org.sanqu.tests.karaf.Platform;
import org.sanqu.tests.karaf.SharedPlatform;

/** What cannot happen to organisations and members is answered with every reason, and nothing happens. */
@ExtendWith(SharedPlatform.class)
class BadDecisionIT {

    private static Client admin;
    private static long district;
    private static long otherDistrict;
    private static long committee;
    private static long branch;
    private static long closed;
    private static long foreign;

    private JsonNode before;

    @BeforeAll
    static void found(Platform platform) {
        admin = platform.admin();
        district = found("BD", "working-committee", null);
        committee = found("BD-1", "committee", district);
        branch = found("BD-1-1", "branch", committee);
        closed = found("BD-1-2", "branch", committee);
        otherDistrict = found("BE", "working-committee", null);
        foreign = found("BE-1", "branch", otherDistrict);
        admin.post(
                        "/api/events",
                        decision("2015-01-01", district, "{\"kind\":\"close\",\"organisation\":" + closed + "}"))
                .expect(201);
    }

    private static long found(String code, String type, Long parent) {
        return admin.post(
                        "/api/organisations",
                        """
                        {"code":"%s","name":"%1$s党组织","type":"%s","parent":%d,"establishedOn":"%s"}"""
                                .formatted(code, type, parent, parent == null ? "2000-01-01" : "2010-01-01"))
                .expect(201)
                .json()
                .path("id")
                .asLong();
    }

    private static String decision(String day, Long approvedBy, String change) {
        return """
                {"effectiveOn":"%s","reason":"测试","approvedBy":%d,"change":%s}"""
                .formatted(day, approvedBy, change);
    }

    @BeforeEach
    void look() {
        before = everything();
    }

    @AfterEach
    void nothingHappened() {
        assertEquals(before, everything());
    }

    private static JsonNode everything() {
        return admin.get("/api/organisations/" + district + "/below")
                .expect(200)
                .json();
    }

    /** The same reasons come from the preview, which is no error, and from the deed. */
    private static String refused(String day, Long approvedBy, String change) {
        String decision = decision(day, approvedBy, change);
        JsonNode preview =
                admin.post("/api/events/preview", decision).expect(200).json();
        JsonNode deed = admin.post("/api/events", decision).expect(422).json();
        assertEquals(preview.path("faults"), deed.path("faults"));
        assertTrue(deed.path("faults").size() > 0, deed.toString());
        return deed.path("faults").toString();
    }

    @Test
    void aCycle() {
        String faults = refused(
                "2016-01-01",
                district,
                "{\"kind\":\"move\",\"organisation\":%d,\"hierarchy\":\"formal\",\"parent\":%d}"
                        .formatted(committee, branch));
        assertTrue(faults.contains("\"/change/parent\""), faults);
    }

    @Test
    void aParentThatIsClosedOnTheDay() {
        String faults = refused(
                "2016-01-01",
                district,
                "{\"kind\":\"move\",\"organisation\":%d,\"hierarchy\":\"formal\",\"parent\":%d}"
                        .formatted(branch, closed));
        assertTrue(faults.contains("\"/change/parent\""), faults);
    }

    @Test
    void aMergerOfTwoDistricts() {
        refused(
                "2016-01-01",
                district,
                "{\"kind\":\"merge\",\"from\":[%d,%d],\"into\":%d}".formatted(branch, foreign, branch));
    }

    @Test
    void aDayBeforeTheOrganisationWasFounded() {
        String faults = refused(
                "2005-01-01",
                district,
                "{\"kind\":\"rename\",\"organisation\":%d,\"name\":\"甲党支部\"}".formatted(branch));
        assertTrue(faults.contains("effectiveOn") || faults.contains("organisation"), faults);
    }

    @Test
    void aDayThatIsFarAheadAndNoReason() {
        String decision =
                """
                {"effectiveOn":"%s","reason":" ","approvedBy":%d,
                 "change":{"kind":"rename","organisation":%d,"name":"甲党支部"}}"""
                        .formatted(LocalDate.now().plusYears(2), district, branch);
        String faults = admin.post("/api/events", decision)
                .expect(422)
                .json()
                .path("faults")
                .toString();
        assertTrue(faults.contains("\"/effectiveOn\""), faults);
        assertTrue(faults.contains("\"/reason\""), faults);
    }

    @Test
    void nobodyApproved() {
        String faults = refused(
                "2016-01-01", null, "{\"kind\":\"rename\",\"organisation\":%d,\"name\":\"甲党支部\"}".formatted(branch));
        assertTrue(faults.contains("\"/approvedBy\""), faults);
    }

    @Test
    void anUnknownKindAndASurplusNameAreNamedWithTheirPlace() {
        JsonNode unknown = admin.post("/api/events", decision("2016-01-01", district, "{\"kind\":\"dissolve\"}"))
                .expect(400)
                .json();
        assertEquals("/change", unknown.at("/faults/0/at").asText());
        JsonNode surplus = admin.post(
                        "/api/events",
                        decision(
                                "2016-01-01",
                                district,
                                "{\"kind\":\"close\",\"organisation\":%d,\"surplus\":1}".formatted(branch)))
                .expect(400)
                .json();
        assertEquals("/change/surplus", surplus.at("/faults/0/at").asText());
    }

    @Test
    void anEventIsTakenBackOnlyOnce() {
        long event = admin.post(
                        "/api/events",
                        decision(
                                "2016-01-01",
                                district,
                                "{\"kind\":\"rename\",\"organisation\":%d,\"name\":\"错名党支部\"}".formatted(branch)))
                .expect(201)
                .json()
                .path("id")
                .asLong();
        String withdrawal = "{\"kind\":\"withdraw\",\"event\":%d}".formatted(event);
        String today = LocalDate.now().toString();
        admin.post("/api/events", decision(today, district, withdrawal)).expect(201);
        refused(today, district, withdrawal);
    }

    @Test
    void aTransferAcceptedTwice() {
        long host = found("BD-T" + System.nanoTime(), "branch", otherDistrict);
        long member = admin.post(
                        "/api/members",
                        """
                        {"name":"测试","sex":"1","birthDate":"1980-01-01","category":"full","standing":"in-service",\
                        "joinedOn":"2011-01-01","convertedOn":"2012-01-01","home":%d}"""
                                .formatted(foreign))
                .expect(201)
                .json()
                .path("id")
                .asLong();
        String issue = """
                {"member":%d,"to":%d,"kind":"internal","issuedOn":"%s","duesPaidTo":"%s"}"""
                .formatted(member, host, LocalDate.now(), YearMonth.now());
        long transfer = admin.post("/api/transfers", issue)
                .expect(201)
                .json()
                .path("id")
                .asLong();
        admin.post("/api/transfers", issue).expect(409);
        admin.post("/api/transfers/" + transfer + "/send", "{}").expect(200);
        String acceptance = "{\"on\":\"" + LocalDate.now() + "\"}";
        JsonNode accepted = admin.post("/api/transfers/" + transfer + "/accept", acceptance)
                .expect(200)
                .json();
        assertEquals("accepted", accepted.path("state").asText());
        admin.post("/api/transfers/" + transfer + "/accept", acceptance).expect(409);
        assertEquals(
                host,
                admin.get("/api/members/" + member)
                        .expect(200)
                        .json()
                        .path("home")
                        .asLong());
    }

    @Test
    void whatIsNoWorkbook() {
        String upload = "/api/sheet-imports?kind=members&fileName=a.xlsx";
        byte[] text = "code,name\n1,2\n".getBytes(StandardCharsets.UTF_8);
        admin.send("POST", upload, Workbook.TYPE, text).expect(422);
        admin.send("POST", upload, "application/json", text).expect(415);
        admin.send("POST", "/api/sheet-imports?kind=castles&fileName=a.xlsx", Workbook.TYPE, text)
                .expect(404);
    }

    @Test
    void parametersThatMakeNoSense() {
        String members = "/api/members?organisation=" + district;
        for (String wrong : new String[] {
            "&sex=3",
            "&category=none",
            "&ageFrom=x",
            "&hierarchy=sideways",
            "&asOf=2025-02-30",
            "&asOf=%2B12025-01-01",
            "&size=0"
        }) {
            admin.get(members + wrong).expect(400);
        }
    }
}
