package org.sanqu.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.sanqu.tests.karaf.Client;

/** The figures of the source reports come out of the API after the example district went in through the import. */
interface GoldenFigures {

    String AGENCIES = "SL-02";
    String STREET = "SL-01";

    Client client();

    @Test
    default void theAgenciesHave41OrganisationsAtTheSecondLevel() {
        assertEquals(Map.of("general-branch", 9, "branch", 32), nodes(AGENCIES, 1));
    }

    @Test
    default void theAgenciesHave43NodesAtTheThirdLevel() {
        assertEquals(Map.of("branch", 19, "group", 24), nodes(AGENCIES, 2));
    }

    @Test
    default void theAgenciesHave779MembersOfWhom586ServeAnd193AreRetired() {
        assertEquals(new BigDecimal("779"), value("core/members", AGENCIES));
        assertEquals(new BigDecimal("586"), value("core/in-service", AGENCIES));
        assertEquals(new BigDecimal("193"), value("core/retired", AGENCIES));
    }

    @Test
    default void theStreetHas64OrganisationsOfWhich27AreDirectlyBelow() {
        int below = sum(nodes(STREET, 1));
        int further = sum(nodes(STREET, 2));
        assertEquals(27, below);
        assertEquals(64, below + further);
    }

    @Test
    default void theStreetHas2837Members() {
        assertEquals(new BigDecimal("2837"), value("core/members", STREET));
    }

    @Test
    default void theStreetWasVisited94TimesByOrganisationsAnd537TimesByMembers() {
        assertEquals(new BigDecimal("94"), value("service-visits/organisation-visits", STREET));
        assertEquals(new BigDecimal("537"), value("service-visits/member-visits", STREET));
    }

    @Test
    default void theStreetSolved154Of161Problems() {
        JsonNode rate = figure("service-visits/resolution-rate", STREET);
        assertEquals(new BigDecimal("95.65"), rate.path("value").decimalValue());
        assertEquals(154, rate.path("numerator").asInt());
        assertEquals(161, rate.path("denominator").asInt());
    }

    private JsonNode figure(String metric, String organisation) {
        return client().get("/api/metrics/" + metric + "/values?organisation=code:" + organisation + "&period=2025")
                .expect(200)
                .json();
    }

    private BigDecimal value(String metric, String organisation) {
        return figure(metric, organisation).path("value").decimalValue();
    }

    /** Nodes so many steps below, by type. */
    private Map<String, Integer> nodes(String organisation, int level) {
        return StreamSupport.stream(
                        figure("core/nodes", organisation).path("cells").spliterator(), false)
                .filter(cell -> cell.at("/values/level").asText().equals(String.valueOf(level)))
                .collect(Collectors.toMap(cell -> cell.at("/values/type").asText(), cell -> cell.path("value")
                        .asInt()));
    }

    private static int sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
