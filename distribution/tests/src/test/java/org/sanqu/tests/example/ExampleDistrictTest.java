package org.sanqu.tests.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the files of the example district say, counted over the files themselves (golden figures of the source reports). */
class ExampleDistrictTest {

    private static final Path FOLDER = Path.of("..", "assembly", "src", "main", "example");
    private static final LocalDate END = LocalDate.of(2025, 12, 31);
    private static final List<String> COUNTED =
            List.of("committee", "comprehensive-committee", "general-branch", "branch", "joint-branch");
    private static final String STREET = "SL-01";
    private static final String AGENCIES = "SL-02";
    private static List<JsonNode> organisations;
    private static List<JsonNode> members;
    private static List<JsonNode> submissions;

    @BeforeAll
    static void read() throws IOException {
        organisations = rows("organisations");
        members = rows("members");
        submissions = rows("submissions");
    }

    @Test
    void theFilesAreWhatTheGeneratorMakesAndSmall() throws IOException {
        long size = 0;
        for (Map.Entry<String, String> file : ExampleDistrict.files().entrySet()) {
            String written = Files.readString(FOLDER.resolve(file.getKey()));
            assertTrue(file.getValue().equals(written), file.getKey() + " differs: run ExampleDistrict and commit it");
            size += written.length();
        }
        assertTrue(size < 3_000_000, size + " characters");
    }

    @Test
    void theStreetHasTwentySevenOrganisationsDirectlyBelowAndThirtySevenUnderThose() {
        assertEquals(Map.of("committee", 4L, "general-branch", 2L, "branch", 21L), types(STREET, 1));
        assertEquals(Map.of("branch", 37L), types(STREET, 2));
        assertEquals(
                64,
                below(STREET).filter(row -> COUNTED.contains(text(row, "type"))).size());
        assertEquals(2837, membersOf(STREET).size());
        assertEquals(1600, membersOf("SL-01-01").size());
    }

    @Test
    void theAgenciesHaveFortyOneOrganisationsAndFortyThreeNodesUnderThose() {
        assertEquals(Map.of("general-branch", 9L, "branch", 32L), types(AGENCIES, 1));
        assertEquals(Map.of("branch", 19L, "group", 24L), types(AGENCIES, 2));
        assertEquals(779, membersOf(AGENCIES).size());
        assertEquals(
                586,
                membersOf(AGENCIES)
                        .filter(row -> text(row, "standing").equals("in-service"))
                        .size());
        assertEquals(
                193,
                membersOf(AGENCIES)
                        .filter(row -> text(row, "standing").equals("retired"))
                        .size());
        assertEquals(
                13,
                below(AGENCIES, 1)
                        .filter(row -> membersOf(text(row, "code")).size() > 20)
                        .size());
    }

    @Test
    void nobodyIsBornJoinedOrFoundedTooLate() {
        organisations.forEach(row -> assertTrue(date(row, "establishedOn").getYear() < 2008, row::toString));
        for (JsonNode member : members) {
            assertTrue(
                    !date(member, "joinedOn").isBefore(date(member, "birthDate").plusYears(18)), member::toString);
            assertTrue(date(member, "joinedOn").getYear() <= 2024, member::toString);
            assertTrue(date(member, "birthDate").getYear() >= END.getYear() - 90, member::toString);
            boolean full = text(member, "category").equals("full");
            assertEquals(
                    full,
                    member.has("convertedOn") && !date(member, "convertedOn").isAfter(END),
                    member::toString);
        }
    }

    @Test
    void citizenNumbersAreUniqueAndOfARegionThatWasNeverIssued() {
        List<String> numbers =
                members.stream().map(row -> text(row, "citizenNumber")).toList();
        assertEquals(numbers.size(), numbers.stream().distinct().count());
        numbers.forEach(number -> assertTrue(number.startsWith("99"), number));
        assertEquals("11010519491231002X".substring(17), CheckDigits.citizenDigit("11010519491231002"));
        assertEquals("34052419800101001X".substring(17), CheckDigits.citizenDigit("34052419800101001"));
        assertEquals("91350100M000100Y43".substring(17), CheckDigits.creditDigit("91350100M000100Y4"));
    }

    @Test
    void aHundredAndSixtyOneTicketsWereReceivedAndAHundredAndFiftyFourSolved() {
        Rows tickets = of("service-visits/ticket");
        assertEquals(
                161,
                tickets.filter(row -> date(row.at("/data"), "receivedOn").getYear() == 2025)
                        .size());
        assertEquals(
                154,
                tickets.filter(row -> row.at("/data/state").asText().equals("solved"))
                        .size());
    }

    @Test
    void organisationsMadeNinetyFourVisitsAndMembersFiveHundredAndThirtySeven() {
        Rows visits = of("service-visits/visit");
        assertEquals(
                94,
                visits.filter(row -> row.at("/data/visitor").asText().equals("organisation"))
                        .size());
        assertEquals(
                537,
                visits.filter(row -> row.at("/data/visitor").asText().equals("member"))
                        .sum("/data/persons"));
    }

    @Test
    void theParkIsATenthOfTheReportAndCoversAllEnterprisesAboveDesignatedSize() {
        Rows operating = of("industrial-park/register")
                .filter(row -> text(row, "period").equals("2025-Q4"))
                .filter(row -> row.at("/data/kind").asText().equals("enterprise"))
                .filter(row -> row.at("/data/state").asText().equals("operating"));
        assertEquals(167, operating.size());
        assertEquals(24_200, operating.sum("/data/employees"));
        Rows large = operating.filter(row -> row.at("/data/aboveScale").asBoolean());
        assertTrue(large.size() > 50);
        assertEquals(
                0,
                large.filter(row -> row.at("/data/organised").asText().equals("not"))
                        .size());
    }

    @Test
    void displayedIdentitiesAndTheLargestCommunityAreThoseOfTheReport() {
        Rows buildings =
                of("community/building").filter(row -> text(row, "period").equals("2025-H2"));
        assertEquals(546, buildings.sum("/data/plates"));
        JsonNode largest = of("community/profile")
                .filter(row -> text(row, "organisation").equals("SL-01-01"))
                .filter(row -> text(row, "period").equals("2025-H2"))
                .list()
                .get(0)
                .get("data");
        assertEquals(20_000, largest.get("residents").asInt());
        assertEquals(4, largest.get("committeeMembers").asInt());
        assertEquals(1600, largest.at("/members/total").asInt());
    }

    private record Rows(List<JsonNode> list) {

        Rows filter(Predicate<JsonNode> condition) {
            return new Rows(list.stream().filter(condition).toList());
        }

        int size() {
            return list.size();
        }

        int sum(String pointer) {
            return list.stream().mapToInt(row -> row.at(pointer).intValue()).sum();
        }
    }

    private static List<JsonNode> rows(String name) throws IOException {
        JsonNode file = District.JSON.readTree(FOLDER.resolve(name + ".json").toFile());
        return new ArrayList<>(StreamSupport.stream(file.spliterator(), false).toList());
    }

    private static Rows of(String form) {
        return new Rows(submissions).filter(row -> text(row, "form").equals(form));
    }

    private static Rows below(String code) {
        return new Rows(organisations).filter(row -> text(row, "code").startsWith(code + "-"));
    }

    private static Rows below(String code, int steps) {
        long dashes = code.chars().filter(c -> c == '-').count() + steps;
        return below(code)
                .filter(row -> text(row, "code").chars().filter(c -> c == '-').count() == dashes);
    }

    private static Map<String, Long> types(String code, int steps) {
        return below(code, steps).list().stream()
                .collect(Collectors.groupingBy(row -> text(row, "type"), Collectors.counting()));
    }

    private static Rows membersOf(String code) {
        return new Rows(members)
                .filter(row ->
                        text(row, "home").equals(code) || text(row, "home").startsWith(code + "-"));
    }

    private static String text(JsonNode row, String field) {
        return row.get(field).asText();
    }

    private static LocalDate date(JsonNode row, String field) {
        return LocalDate.parse(text(row, field));
    }
}
