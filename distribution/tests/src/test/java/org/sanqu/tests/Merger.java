package org.sanqu.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.sanqu.tests.karaf.Client;

/** The merger of six communities of a street, through the API. */
final class Merger {

    private static final LocalDate DAY = LocalDate.of(2013, 3, 1);
    private static final LocalDate EVE = DAY.minusDays(1);
    private static final List<String> NAMES = List.of("甲", "乙", "丙", "丁", "戊", "己");
    private static final int MEMBERS_EACH = 3;
    private static final int MEMBERS = NAMES.size() * MEMBERS_EACH;
    private static final int VISITS = 1 + 2 + 3 + 4 + 5 + 6;

    private final Client client;
    private long street;
    private final List<Long> communities = new ArrayList<>();
    private long result;

    Merger(Client client) {
        this.client = client;
    }

    /** A street with six communities, two members in a branch of each and one at home in it, and visits in 2012. */
    void prepare() {
        street = made("/api/organisations", founding("LY", "六一街道党工委", "working-committee", null));
        for (int i = 0; i < NAMES.size(); i++) {
            String code = "LY-" + (i + 1);
            long community =
                    made("/api/organisations", founding(code, NAMES.get(i) + "社区党总支", "general-branch", street));
            long branch =
                    made("/api/organisations", founding(code + "-1", NAMES.get(i) + "社区第一党支部", "branch", community));
            communities.add(community);
            made("/api/members", enrolment("李" + NAMES.get(i), community));
            made("/api/members", enrolment("王" + NAMES.get(i), branch));
            made("/api/members", enrolment("张" + NAMES.get(i), branch));
            for (int visit = 0; visit <= i; visit++) {
                made("/api/submissions", visit(community, LocalDate.of(2012, 4, 1 + visit)));
            }
        }
    }

    private long made(String path, String body) {
        return client.post(path, body).expect(201).json().path("id").asLong();
    }

    private static String founding(String code, String name, String type, Long parent) {
        return """
                {"code":"%s","name":"%s","type":"%s","parent":%d,"establishedOn":"2002-07-01"}"""
                .formatted(code, name, type, parent);
    }

    private static String enrolment(String name, long home) {
        return """
                {"name":"%s","sex":"2","birthDate":"1970-05-04","ethnicity":"01","category":"full",\
                "standing":"in-service","joinedOn":"2001-07-01","convertedOn":"2002-07-01","home":%d,\
                "homeFrom":"2004-01-01"}"""
                .formatted(name, home);
    }

    private static String visit(long community, LocalDate on) {
        return """
                {"form":"service-visits/visit","organisation":%d,"data":{"visitor":"organisation","on":"%s",\
                "persons":3,"target":"resident","place":"1号楼"}}"""
                .formatted(community, on);
    }

    private String decision() {
        return """
                {"effectiveOn":"%s","reason":"六个社区合并为六一社区","approvedBy":%d,"documentNumber":"六街发〔2013〕3号",
                 "change":{"kind":"merge","from":%s,
                           "result":{"code":"LY-L","name":"六一社区党总支","type":"general-branch","parent":%2$d}}}"""
                .formatted(DAY, street, communities);
    }

    void previewSaysWhatWouldHappen() {
        JsonNode preview =
                client.post("/api/events/preview", decision()).expect(200).json();
        assertEquals(0, preview.path("faults").size(), preview.toString());
        assertEquals(NAMES.size(), preview.path("members").asInt(), "one is at home in each community itself");
        assertEquals(VISITS, preview.path("submissions").asInt());
        assertTrue(preview.path("organisations").asInt() >= 2 * NAMES.size(), preview.toString());
        Set<Long> concerned = new TreeSet<>();
        preview.path("effects")
                .forEach(effect -> concerned.add(effect.path("organisation").asLong()));
        assertTrue(concerned.containsAll(communities), preview.toString());
    }

    /** The id of the event. */
    long merge() {
        JsonNode event = client.post("/api/events", decision()).expect(201).json();
        assertEquals(NAMES.size(), event.path("members").asInt());
        result = event.at("/into/0").asLong();
        return event.path("id").asLong();
    }

    void theTreeIsDated() {
        assertEquals(NAMES.size(), below(EVE).size());
        assertEquals(List.of("LY-L"), codes(below(DAY)));
        assertEquals(6, children(result, DAY).size(), "their branches went over");
        client.get("/api/organisations/" + result + "?asOf=" + EVE).expect(404);
        JsonNode first = client.get("/api/organisations/" + communities.get(0) + "?asOf=" + EVE)
                .expect(200)
                .json();
        assertEquals(DAY.toString(), first.path("closedOn").asText());
    }

    void membersWentOver() {
        assertEquals(MEMBERS, count(street, EVE));
        assertEquals(MEMBERS, count(street, DAY));
        assertEquals(MEMBERS, count(result, DAY));
        assertEquals(MEMBERS_EACH, count(communities.get(0), EVE));
        JsonNode there = client.get("/api/members?organisation=" + result + "&asOf=" + DAY)
                .expect(200)
                .json();
        assertEquals(NAMES.size(), there.path("items").size());
        long one = there.at("/items/0/id").asLong();
        JsonNode event =
                client.get("/api/members/" + one + "/events").expect(200).json().path(0);
        assertEquals("reorganise", event.path("kind").asText(), event.toString());
        assertEquals(result, event.path("to").asLong());
    }

    void theFigureOf2012HasTheSameTotalInBothTrees() {
        for (String metric : List.of("service-visits/organisation-visits", "core/members")) {
            JsonNode then = figure(metric, street, "");
            JsonNode now = figure(metric, street, "&asOf=" + DAY);
            int expected = metric.startsWith("core/") ? MEMBERS : VISITS;
            assertEquals(expected, then.path("value").asInt(), metric);
            assertEquals(expected, now.path("value").asInt(), metric);
            assertEquals(NAMES.size(), then.path("children").size(), then.toString());
            assertEquals(1, now.path("children").size(), now.toString());
            assertEquals("LY-L", now.at("/children/0/organisation/code").asText());
            assertEquals(expected, now.at("/children/0/value").asInt(), now.toString());
            assertEquals(expected, sum(then), then.toString());
        }
        assertEquals(
                VISITS,
                figure("service-visits/organisation-visits", result, "&asOf=" + DAY)
                        .path("value")
                        .asInt());
        assertEquals(
                1,
                figure("service-visits/organisation-visits", communities.get(0), "")
                        .path("value")
                        .asInt());
    }

    private static int sum(JsonNode figure) {
        return StreamSupport.stream(figure.path("children").spliterator(), false)
                .mapToInt(child -> child.path("value").asInt())
                .sum();
    }

    void bothSidesHaveItInTheirHistory(long event) {
        List<Long> sides = new ArrayList<>(communities);
        sides.add(result);
        for (long side : sides) {
            JsonNode latest = client.get("/api/organisations/" + side + "/events")
                    .expect(200)
                    .json()
                    .path(0);
            assertEquals(event, latest.path("id").asLong(), latest.toString());
            assertEquals("merge", latest.path("kind").asText());
        }
    }

    void withdraw(long event) {
        JsonNode withdrawal = client.post(
                        "/api/events",
                        """
                        {"effectiveOn":"%s","reason":"批复有误","approvedBy":%d,
                         "change":{"kind":"withdraw","event":%d}}"""
                                .formatted(LocalDate.now(), street, event))
                .expect(201)
                .json();
        assertEquals(event, withdrawal.path("withdraws").asLong());
        JsonNode withdrawn = client.get("/api/events/" + event).expect(200).json();
        assertEquals(
                withdrawal.path("id").asLong(), withdrawn.path("withdrawnBy").asLong());
        client.get("/api/organisations/" + result).expect(404);
    }

    /** What can be seen of the street today and then. */
    JsonNode everything() {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (LocalDate day : List.of(EVE, DAY, LocalDate.now())) {
            all.add(client.get("/api/organisations/" + street + "/below?asOf=" + day)
                    .expect(200)
                    .json());
            all.add(client.get("/api/members?below=true&organisation=" + street + "&asOf=" + day)
                    .expect(200)
                    .json());
            all.add(count(street, day));
            all.add(figure("service-visits/organisation-visits", street, "&asOf=" + day));
            all.add(figure("core/members", street, "&asOf=" + day));
        }
        return all;
    }

    private JsonNode below(LocalDate day) {
        return children(street, day);
    }

    private JsonNode children(long organisation, LocalDate day) {
        return client.get("/api/organisations/" + organisation + "/children?asOf=" + day)
                .expect(200)
                .json();
    }

    private static List<String> codes(JsonNode organisations) {
        return StreamSupport.stream(organisations.spliterator(), false)
                .map(organisation -> organisation.path("code").asText())
                .collect(Collectors.toList());
    }

    private int count(long organisation, LocalDate day) {
        return client.get("/api/members/count?organisation=" + organisation + "&asOf=" + day)
                .expect(200)
                .json()
                .path("count")
                .asInt();
    }

    private JsonNode figure(String metric, long organisation, String asOf) {
        return client.get("/api/metrics/" + metric + "/values?period=2012&organisation=" + organisation + asOf)
                .expect(200)
                .json();
    }
}
