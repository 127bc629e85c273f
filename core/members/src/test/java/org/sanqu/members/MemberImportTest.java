package org.sanqu.members;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.sanqu.members.District.TODAY;
import static org.sanqu.members.District.rows;

import java.util.List;
import org.sanqu.api.Fault;
import org.sanqu.api.Refusal;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.platform.Store;
import org.sanqu.store.OnEachDatabase;

class MemberImportTest {

    private static final String STREET =
            """
            [{"code": "S1", "name": "第一支部", "type": "branch", "parent": "S", "establishedOn": "2000-01-01"},
             {"code": "S", "name": "街道党工委", "type": "working-committee", "sectors": ["street"], "establishedOn": "1999-01-01"}]
            """;
    private static final String PEOPLE =
            """
            [{"name": "王 强", "sex": "1", "birthDate": "1970-01-01", "category": "full", "standing": "retired",
              "joinedOn": "2001-07-01", "convertedOn": "2002-07-01", "citizenNumber": "99010119700101001X", "home": "S1"},
             {"name": "李娜", "sex": "2", "birthDate": "１９７０-01-01", "category": "probationary", "standing": "in-service",
              "joinedOn": "2001-07-01", "home": "S1"}]
            """;

    private static List<String> places(Refusal refusal) {
        return refusal.faults().stream().map(Fault::at).toList();
    }

    @OnEachDatabase
    void rowsMayStandInAnyOrderAndBeImportedAgain(Store store) {
        District district = new District(store);
        assertEquals(2, district.organisationImport.apply(district.root, rows(STREET)));
        assertEquals(0, district.organisationImport.apply(district.root, rows(STREET)));
        assertEquals(2, district.memberImport.apply(district.root, rows(PEOPLE)));
        assertEquals(0, district.memberImport.apply(district.root, rows(PEOPLE)));
        Organisation street = district.tree.tops(district.root, TODAY).get(0);
        assertEquals(2, district.members.count(district.root, street.id(), TODAY));
    }

    @OnEachDatabase
    void oneBadPersonKeepsAllOut(Store store) {
        District district = new District(store);
        district.organisationImport.apply(district.root, rows(STREET));
        Refusal refusal = assertThrows(
                Refusal.class,
                () -> district.memberImport.apply(
                        district.root,
                        rows(PEOPLE.replace("\"retired\"", "\"resting\"")
                                .replace("\"home\": \"S1\"}]", "\"home\": \"S7\"}]"))));
        assertEquals(List.of("/0/standing", "/1/home"), places(refusal));
        Organisation street = district.tree.tops(district.root, TODAY).get(0);
        assertEquals(0, district.members.count(district.root, street.id(), TODAY));
    }
}
