package org.sanqu.organisation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sanqu.organisation.District.FOUNDED;
import static org.sanqu.organisation.District.TODAY;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.function.Executable;
import org.sanqu.api.Fault;
import org.sanqu.api.Refusal;
import org.sanqu.api.organisation.Change;
import org.sanqu.api.organisation.Founding;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.organisation.OrganisationQuery;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Role;
import org.sanqu.store.OnEachDatabase;

class StoredOrganisationTreeTest {

    private static Refusal.Reason refused(Executable act) {
        return assertThrows(Refusal.class, act).reason();
    }

    private static List<String> codes(List<Organisation> organisations) {
        return organisations.stream().map(Organisation::code).toList();
    }

    @OnEachDatabase
    void whatIsFoundedIsSeenAtOnceWhereItHangs(Store store) {
        District district = new District(store);
        Organisation street = district.found("S1", OrganisationType.WORKING_COMMITTEE, null, "street");
        Organisation general = district.found("S1-2", OrganisationType.GENERAL_BRANCH, street);
        Organisation branch = district.found("S1-2-1", OrganisationType.BRANCH, general);
        district.found("S1-1", OrganisationType.BRANCH, street, "community");

        assertEquals(List.of("S1"), codes(district.tree.tops(district.root, TODAY)));
        assertEquals(List.of("S1-1", "S1-2"), codes(district.tree.children(district.root, street.id(), TODAY)));
        assertEquals(List.of("S1", "S1-2", "S1-2-1"), codes(district.tree.path(district.root, branch.id(), TODAY)));
        assertTrue(district.tree.hasChildren(district.root, general.id(), TODAY));
        assertFalse(district.tree.hasChildren(district.root, branch.id(), TODAY));
        assertEquals("S1-2-1组织", branch.shortName());
        assertEquals(general.id(), branch.parent());
    }

    @OnEachDatabase
    void aSectorIsInheritedFromTheNearestThatHasOne(Store store) {
        District district = new District(store);
        Organisation street = district.found("S", OrganisationType.WORKING_COMMITTEE, null, "street");
        Organisation community = district.found("S1", OrganisationType.COMMITTEE, street, "community", "village");
        Organisation branch = district.found("S11", OrganisationType.BRANCH, community);
        Organisation agency = district.found("S2", OrganisationType.BRANCH, street);

        assertEquals(List.of("community", "village"), district.tree.sectors(district.root, branch.id(), TODAY));
        assertEquals(List.of("street"), district.tree.sectors(district.root, agency.id(), TODAY));
    }

    @OnEachDatabase
    void beforeItsFoundingAnOrganisationIsNotThere(Store store) {
        District district = new District(store);
        Organisation street = district.found("S", OrganisationType.WORKING_COMMITTEE, null);
        assertEquals(List.of(), district.tree.tops(district.root, FOUNDED.minusDays(1)));
        assertEquals(
                Refusal.Reason.NOT_FOUND,
                refused(() -> district.tree.get(district.root, street.id(), FOUNDED.minusDays(1))));
    }

    @OnEachDatabase
    void aFoundingThatCannotBeIsRefusedFieldByField(Store store) {
        District district = new District(store);
        district.found("S", OrganisationType.WORKING_COMMITTEE, null);
        Founding taken = new Founding("S", "又一个", null, OrganisationType.BRANCH, List.of(), null, FOUNDED);
        assertEquals(Refusal.Reason.CONFLICT, refused(() -> district.tree.found(district.root, taken)));

        Founding bad = new Founding(
                " ",
                "名\n称",
                null,
                null,
                List.of("Big Park"),
                null,
                TODAY.plusYears(1).plusDays(1));
        Refusal refusal = assertThrows(Refusal.class, () -> district.tree.found(district.root, bad));
        assertEquals(
                List.of("/code", "/name", "/type", "/sectors/0", "/establishedOn"),
                refusal.faults().stream().map(Fault::at).toList());
    }

    @OnEachDatabase
    void aParentMustExistOnTheDayOfFounding(Store store) {
        District district = new District(store);
        Organisation street = district.found("S", OrganisationType.WORKING_COMMITTEE, null);
        Founding early =
                new Founding("E", "早产支部", null, OrganisationType.BRANCH, List.of(), street.id(), FOUNDED.minusYears(1));
        Refusal refusal = assertThrows(Refusal.class, () -> district.tree.found(district.root, early));
        assertEquals("/parent", refusal.faults().get(0).at());
    }

    @OnEachDatabase
    void aClerkSeesTheirOwnSubtreeAndNothingBesideOrAbove(Store store) {
        District district = new District(store);
        Organisation street = district.found("S", OrganisationType.WORKING_COMMITTEE, null);
        Organisation mine = district.found("S1", OrganisationType.GENERAL_BRANCH, street);
        Organisation below = district.found("S11", OrganisationType.BRANCH, mine);
        Organisation beside = district.found("S2", OrganisationType.BRANCH, street);
        Caller clerk = district.clerk(Role.READER, mine.id());

        assertEquals(List.of("S1"), codes(district.tree.tops(clerk, TODAY)));
        assertEquals(List.of("S1", "S11"), codes(district.tree.path(clerk, below.id(), TODAY)));
        assertEquals(List.of("S11"), codes(district.tree.search(clerk, mine.id(), "11组", 10, TODAY)));
        for (long other : new long[] {street.id(), beside.id(), 987_654}) {
            assertEquals(Refusal.Reason.FORBIDDEN, refused(() -> district.tree.get(clerk, other, TODAY)));
            assertEquals(Refusal.Reason.FORBIDDEN, refused(() -> district.tree.children(clerk, other, TODAY)));
            assertEquals(Refusal.Reason.FORBIDDEN, refused(() -> district.tree.search(clerk, other, "S", 9, TODAY)));
        }
        assertTrue(district.tree.find(clerk, "S2", TODAY).isEmpty());
        assertEquals(List.of(), district.tree.list(clerk, List.of(beside.id()), TODAY));
        Founding founding = new Founding("S12", "新支部", null, OrganisationType.BRANCH, List.of(), mine.id(), FOUNDED);
        assertEquals(Refusal.Reason.FORBIDDEN, refused(() -> district.tree.found(clerk, founding)));
    }

    @OnEachDatabase
    void signsOfPatternsInASearchAreJustText(Store store) {
        District district = new District(store);
        Organisation street = district.found("S", OrganisationType.WORKING_COMMITTEE, null);
        district.found("100%", OrganisationType.BRANCH, street);
        district.found("1000", OrganisationType.BRANCH, street);
        assertEquals(List.of("100%"), codes(district.tree.search(district.root, street.id(), "0%", 9, TODAY)));
        assertEquals(List.of(), codes(district.tree.search(district.root, street.id(), "_", 9, TODAY)));
    }

    @OnEachDatabase
    void capitalsDoNotMatterInASearchNorTheDatabaseInAnOrder(Store store) {
        District district = new District(store);
        Organisation top = district.found("G", OrganisationType.COMMITTEE, null);
        for (String code : List.of("G-b", "GA", "G_c", "Ga", "G1")) {
            district.found(code, OrganisationType.BRANCH, top);
        }
        assertEquals(
                List.of("GA", "Ga"),
                district.tree.search(district.root, top.id(), "ga", 9, TODAY).stream()
                        .map(Organisation::code)
                        .sorted()
                        .toList());
        assertEquals(
                List.of("G-b", "G1", "GA", "G_c", "Ga"),
                district.tree.children(district.root, top.id(), TODAY).stream()
                        .map(Organisation::code)
                        .toList());
    }

    @OnEachDatabase
    void aListAlongTheTradesHasOnlyWhatIsInTheReadersScope(Store store) {
        District district = new District(store);
        Organisation city = district.found("S", OrganisationType.COMMITTEE, null);
        Organisation street = district.found("J", OrganisationType.WORKING_COMMITTEE, city);
        Organisation bureau = district.found("K", OrganisationType.WORKING_COMMITTEE, city);
        Organisation own = district.found("K1", OrganisationType.BRANCH, bureau);
        Organisation foreign = district.found("J1", OrganisationType.BRANCH, street);
        for (Organisation each : List.of(own, foreign)) {
            Change move = new Change.Move(each.id(), Hierarchy.TRADE, bureau.id());
            district.decide(move, FOUNDED, city.id());
        }
        var query = new OrganisationQuery(bureau.id(), Hierarchy.TRADE, null, Set.of(), null, null, 50, TODAY);
        assertEquals(
                List.of("J1", "K", "K1"),
                codes(district.tree.page(district.root, query).items()));
        Caller clerk = district.clerk(Role.READER, bureau.id());
        assertEquals(List.of("K", "K1"), codes(district.tree.page(clerk, query).items()));
        Caller both = district.clerk(Role.READER, city.id());
        assertEquals(
                List.of("J1", "K", "K1"), codes(district.tree.page(both, query).items()));
    }
}
