package org.sanqu.organisation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sanqu.organisation.District.TODAY;
import static org.sanqu.organisation.District.rows;

import java.util.List;
import org.sanqu.api.Fault;
import org.sanqu.api.Refusal;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Role;
import org.sanqu.store.OnEachDatabase;

class ImportTest {

    private static final String STREET =
            """
            [{"code": "S1", "name": "第一支部", "type": "branch", "parent": "S", "establishedOn": "2000-01-01"},
             {"code": "S", "name": "街道党工委", "type": "working-committee", "sectors": ["street"], "establishedOn": "1999-01-01"}]
            """;

    private static List<String> places(Refusal refusal) {
        return refusal.faults().stream().map(Fault::at).toList();
    }

    @OnEachDatabase
    void rowsMayStandInAnyOrderAndBeImportedAgain(Store store) {
        District district = new District(store);
        assertEquals(2, district.organisationImport.apply(district.root, rows(STREET)));
        assertEquals(0, district.organisationImport.apply(district.root, rows(STREET)));
        Organisation street = district.tree.tops(district.root, TODAY).get(0);
        assertEquals(
                1, district.tree.children(district.root, street.id(), TODAY).size());
    }

    @OnEachDatabase
    void oneBadRowKeepsAllOut(Store store) {
        District district = new District(store);
        Refusal refusal = assertThrows(
                Refusal.class,
                () -> district.organisationImport.apply(
                        district.root,
                        rows(
                                """
                                [{"code": "S", "name": "街道党工委", "type": "working-committee", "establishedOn": "1999-01-01"},
                                 {"code": "S", "name": "重复", "type": "branch", "establishedOn": "1999-01-01"},
                                 {"code": "A", "name": "孤儿", "type": "branch", "parent": "nowhere", "establishedOn": "1999-01-01"},
                                 {"code": "B", "name": "早产", "type": "branch", "parent": "S", "establishedOn": "1998-01-01"},
                                 {"code": "C", "name": "圈一", "type": "branch", "parent": "D", "establishedOn": "1999-01-01"},
                                 {"code": "D", "name": "圈二", "type": "branch", "parent": "C", "establishedOn": "1999-01-01"},
                                 {"code": "E", "name": "", "type": "club", "establishedOn": "99/1/1", "boss": "?"},
                                 "S9"]
                                """)));
        assertEquals(
                List.of(
                        "/1/code",
                        "/2/parent",
                        "/3/establishedOn",
                        "/4/parent",
                        "/5/parent",
                        "/6/boss",
                        "/6/establishedOn",
                        "/6/name",
                        "/6/type"),
                places(refusal).stream()
                        .filter(at -> !at.startsWith("/7"))
                        .sorted()
                        .toList());
        assertTrue(places(refusal).contains("/7"));
        assertEquals("有 7 行有误，未导入任何数据。", refusal.text().toString());
        assertEquals(List.of(), district.tree.tops(district.root, TODAY));
    }

    @OnEachDatabase
    void anImportNeedsThePermissionWhereItsRowsGo(Store store) {
        District district = new District(store);
        Organisation mine = district.found("M", OrganisationType.COMMITTEE, null);
        Caller reader = district.clerk(Role.RECORDER, mine.id());
        Caller administrator = district.clerk(Role.SYSTEM_ADMINISTRATOR, mine.id());
        String below =
                """
                [{"code": "M1", "name": "下级", "type": "branch", "parent": "M", "establishedOn": "2000-01-01"}]""";
        assertThrows(Refusal.class, () -> district.organisationImport.apply(reader, rows(below)));
        assertThrows(Refusal.class, () -> district.organisationImport.apply(administrator, rows(STREET)));
        assertEquals(1, district.organisationImport.apply(administrator, rows(below)));
    }

    @OnEachDatabase
    void aRowThatNamesAnOrganisationElsewhereOpensNoWayBelowIt(Store store) {
        District district = new District(store);
        Organisation mine = district.found("M", OrganisationType.COMMITTEE, null);
        Organisation other = district.found("X", OrganisationType.COMMITTEE, null);
        Caller administrator = district.clerk(Role.SYSTEM_ADMINISTRATOR, mine.id());
        Refusal refusal = assertThrows(
                Refusal.class,
                () -> district.organisationImport.apply(
                        administrator,
                        rows(
                                """
                                [{"code": "X", "name": "冒名", "type": "committee", "parent": "M", "establishedOn": "2000-01-01"},
                                 {"code": "X1", "name": "夹带", "type": "branch", "parent": "X", "establishedOn": "2000-01-01"}]
                                """)));
        assertEquals(Refusal.Reason.INVALID, refusal.reason());
        assertEquals(List.of("/0/code", "/1/parent"), places(refusal));
        assertEquals(List.of(), district.tree.children(district.root, other.id(), TODAY));
    }

    @OnEachDatabase
    void whatIsThereAlreadyMayBeNamedInACircleAndStays(Store store) {
        District district = new District(store);
        Organisation above = district.found("C", OrganisationType.COMMITTEE, null);
        district.found("D", OrganisationType.BRANCH, above);
        assertEquals(
                1,
                district.organisationImport.apply(
                        district.root,
                        rows(
                                """
                                [{"code": "C", "name": "圈一", "type": "branch", "parent": "D", "establishedOn": "2000-01-01"},
                                 {"code": "D", "name": "圈二", "type": "branch", "parent": "C", "establishedOn": "2000-01-01"},
                                 {"code": "E", "name": "新的", "type": "branch", "parent": "D", "establishedOn": "2000-01-01"}]
                                """)));
        assertEquals(List.of(above), district.tree.tops(district.root, TODAY));
    }

    @OnEachDatabase
    void aSectorThatIsNamedTwiceIsKeptOnce(Store store) {
        District district = new District(store);
        String street = STREET.replace("[\"street\"]", "[\"street\", \"street\"]");
        assertEquals(2, district.organisationImport.apply(district.root, rows(street)));
        Organisation top = district.tree.tops(district.root, TODAY).get(0);
        assertEquals(List.of("street"), top.sectors());
    }
}
