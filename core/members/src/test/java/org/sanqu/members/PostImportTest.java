package org.sanqu.members;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.sanqu.members.Town.TODAY;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import org.sanqu.api.Fault;
import org.sanqu.api.Refusal;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Role;
import org.sanqu.store.OnEachDatabase;

class PostImportTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String NUMBER = "99010119700101001X";
    private static final String SECRETARY =
            """
            [{"organisation": "W1", "citizenNumber": "99010119700101001X", "post": "secretary", "selection": "elected",
              "fullTime": true, "from": "2024-03-01"}]
            """;
    private static final String ELECTION = "[{\"organisation\": \"W1\", \"electedOn\": \"2024-03-01\"}]";

    private static List<JsonNode> rows(String json) throws JsonProcessingException {
        List<JsonNode> rows = new ArrayList<>();
        JSON.readTree(json).forEach(rows::add);
        return rows;
    }

    private static List<String> places(Refusal refusal) {
        return refusal.faults().stream().map(Fault::at).toList();
    }

    @OnEachDatabase
    void postsAndElectionsAreImportedOnce(Store store) throws JsonProcessingException {
        Town town = new Town(store);
        town.enrol("王强", town.west1, NUMBER);
        assertEquals(1, town.postImport.apply(town.root, rows(SECRETARY)));
        assertEquals(0, town.postImport.apply(town.root, rows(SECRETARY)));
        assertEquals(1, town.termImport.apply(town.root, rows(ELECTION)));
        assertEquals(0, town.termImport.apply(town.root, rows(ELECTION)));
        assertEquals(
                "王强", town.appointments.in(town.root, town.west1, TODAY).get(0).name());
        assertEquals(
                "2027-03-01",
                town.appointments.terms(town.root, town.west1).get(0).endsOn().toString());
    }

    @OnEachDatabase
    void oneBadRowKeepsAllOut(Store store) throws JsonProcessingException {
        Town town = new Town(store);
        town.enrol("王强", town.west1, NUMBER);
        Refusal refusal = assertThrows(
                Refusal.class,
                () -> town.postImport.apply(
                        town.root,
                        rows(
                                """
                                [{"organisation": "W1", "citizenNumber": "99010119700101001X", "post": "secretary",
                                  "selection": "elected", "from": "2024-03-01"},
                                 {"organisation": "nowhere", "citizenNumber": "1", "post": "secretary",
                                  "selection": "elected", "from": "2024-03-01"},
                                 {"organisation": "W2", "citizenNumber": "99010119700101001X", "post": "king",
                                  "selection": "elected", "from": "2024-03-01", "boss": "?"}]
                                """)));
        assertEquals(List.of("/1/organisation", "/1/citizenNumber", "/2/boss"), places(refusal));
        assertEquals(List.of(), town.appointments.in(town.root, town.west1, TODAY));
        Refusal twice = assertThrows(
                Refusal.class,
                () -> town.termImport.apply(
                        town.root,
                        rows(
                                """
                                [{"organisation": "W1", "electedOn": "2024-03-01"},
                                 {"organisation": "W1", "electedOn": "2024-09-01", "endsOn": "2024-01-01"}]
                                """)));
        assertEquals(List.of("/1/endsOn"), places(twice));
        assertEquals(List.of(), town.appointments.terms(town.root, town.west1));
    }

    @OnEachDatabase
    void anImportNeedsThePermissionWhereItsRowsGo(Store store) throws JsonProcessingException {
        Town town = new Town(store);
        town.enrol("王强", town.west1, NUMBER);
        Caller east = town.clerk(Role.SYSTEM_ADMINISTRATOR, town.east);
        assertThrows(Refusal.class, () -> town.postImport.apply(east, rows(SECRETARY)));
        assertThrows(Refusal.class, () -> town.termImport.apply(east, rows(ELECTION)));
        Caller west = town.clerk(Role.SYSTEM_ADMINISTRATOR, town.west);
        assertEquals(1, town.postImport.apply(west, rows(SECRETARY)));
    }
}
