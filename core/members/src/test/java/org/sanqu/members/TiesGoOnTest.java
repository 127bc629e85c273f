package org.sanqu.members;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sanqu.members.Town.TODAY;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.sanqu.api.member.Affiliation;
import org.sanqu.api.member.Appointment;
import org.sanqu.api.member.MemberChange;
import org.sanqu.api.organisation.Change;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.platform.Homes.Held;
import org.sanqu.api.platform.Store;
import org.sanqu.store.OnEachDatabase;

/** Ties to what a merger closes go on at the one that stays. */
class TiesGoOnTest {

    private static final LocalDate BEGUN = TODAY.minusDays(30);

    private static long tie(Town town, long member, long host, String kind) {
        Affiliation tie = new Affiliation(0, member, host, kind, BEGUN, null, true, false);
        return town.affiliations.begin(town.root, tie, null).id();
    }

    private static long merge(Town town, long from, long into, LocalDate on) {
        return town.decide(new Change.Merge(List.of(from), into, null), on).id();
    }

    private static List<String> ties(Town town, long member) {
        return town.affiliations.of(town.root, member).stream()
                .filter(tie -> !tie.kind().equals(Affiliation.HOME))
                .map(tie -> tie.organisation() + " " + tie.from() + " " + tie.until())
                .toList();
    }

    private static Map<String, Long> counts(Town town, long organisation) {
        return town.affiliations.counts(town.root, organisation, TODAY);
    }

    @OnEachDatabase
    void theGuestsOfWhatIsMergedAwayAreThoseOfTheOneThatStaysUntilTheMergerIsTakenBack(Store store) {
        Town town = new Town(store);
        long li = town.enrol("李娜", town.west1);
        tie(town, li, town.east1, "double-registration");
        long merger = merge(town, town.east1, town.east2, TODAY.minusDays(2));

        assertEquals(Map.of("double-registration", 1L), counts(town, town.east2));
        assertEquals(
                List.of(
                        town.east2 + " " + TODAY.minusDays(2) + " null",
                        town.east1 + " " + BEGUN + " " + TODAY.minusDays(2)),
                ties(town, li));
        Affiliation carried = town.affiliations
                .guests(town.root, town.east2, null, 9, TODAY)
                .items()
                .get(0)
                .affiliation();
        assertTrue(carried.votingRight(), "it is the same tie");

        town.decide(new Change.Withdraw(merger), TODAY);
        assertEquals(List.of(town.east1 + " " + BEGUN + " null"), ties(town, li));
        assertEquals(Map.of("double-registration", 1L), counts(town, town.east1));
        assertEquals(Map.of(), counts(town, town.east2));
    }

    @OnEachDatabase
    void whoIsAtHomeThereOrHasTheSameTieThereHasItOnce(Store store) {
        Town town = new Town(store);
        long home = town.enrol("安然", town.east2);
        long moving = town.enrol("陈波", town.west2);
        long both = town.enrol("李娜", town.west1);
        tie(town, home, town.east1, "mobile");
        tie(town, both, town.east1, "mobile");
        tie(town, both, town.east2, "mobile");
        tie(town, both, town.east1, "project");
        tie(town, moving, town.east1, "mobile");
        town.transfers.accept(town.root, town.assigned(moving, town.east2).id(), TODAY.minusDays(5));
        merge(town, town.east1, town.east2, TODAY);

        assertEquals(Map.of("mobile", 1L, "project", 1L), counts(town, town.east));
        assertEquals(List.of(town.east1 + " " + BEGUN + " " + TODAY), ties(town, home));
        assertEquals(3 + 1, ties(town, both).size());
        assertEquals(List.of(town.east1 + " " + BEGUN + " " + TODAY), ties(town, moving));
    }

    @OnEachDatabase
    void mergersThatFollowOneAnotherCarryATieInWhateverOrderTheyWereEntered(Store store) {
        Town town = new Town(store);
        long east4 = town.found("E4", OrganisationType.BRANCH, town.east);
        long li = town.enrol("李娜", town.west1);
        tie(town, li, town.east1, "mobile");
        long later = merge(town, town.east2, east4, TODAY.minusDays(1));
        long earlier = merge(town, town.east1, town.east2, TODAY.minusDays(3));

        assertEquals(
                List.of(
                        east4 + " " + TODAY.minusDays(1) + " null",
                        town.east2 + " " + TODAY.minusDays(3) + " " + TODAY.minusDays(1),
                        town.east1 + " " + BEGUN + " " + TODAY.minusDays(3)),
                ties(town, li));
        town.decide(new Change.Withdraw(later), TODAY);
        assertEquals(
                town.east2 + " " + TODAY.minusDays(3) + " null", ties(town, li).get(0));
        merge(town, town.east2, east4, TODAY);
        assertEquals(east4 + " " + TODAY + " null", ties(town, li).get(0));
        town.decide(new Change.Withdraw(earlier), TODAY);
        assertEquals(List.of(town.east1 + " " + BEGUN + " null"), ties(town, li));
    }

    @OnEachDatabase
    void whoEndsATieThatHasGoneOnEndsItForGood(Store store) {
        Town town = new Town(store);
        long li = town.enrol("李娜", town.west1);
        tie(town, li, town.east1, "mobile");
        long merger = merge(town, town.east1, town.east2, TODAY.minusDays(9));
        Affiliation carried = town.affiliations
                .guests(town.root, town.east2, null, 9, TODAY)
                .items()
                .get(0)
                .affiliation();
        assertEquals(
                TODAY.minusDays(4),
                town.affiliations
                        .end(town.root, carried.id(), TODAY.minusDays(4))
                        .until());
        assertEquals(Map.of(), counts(town, town.east));
        town.decide(new Change.Withdraw(merger), TODAY);
        assertEquals(List.of(town.east1 + " " + BEGUN + " " + TODAY.minusDays(4)), ties(town, li));
    }

    @OnEachDatabase
    void aTieThatTheRollEndedDoesNotGoOn(Store store) {
        Town town = new Town(store);
        long li = town.enrol("李娜", town.west1);
        tie(town, li, town.east1, "mobile");
        town.members.change(town.root, li, new MemberChange.Leave("removed"), TODAY.minusDays(8), "除名", null);
        merge(town, town.east1, town.east2, TODAY.minusDays(4));
        town.members.change(town.root, li, new MemberChange.Return(town.west1), TODAY.minusDays(2), "恢复", null);

        assertEquals(List.of(town.east1 + " " + BEGUN + " " + TODAY.minusDays(8)), ties(town, li));
        assertEquals(Map.of(), counts(town, town.town));
    }

    @OnEachDatabase
    void anActKnowsWhatIsTiedToWhatItCloses(Store store) {
        Town town = new Town(store);
        long li = town.enrol("李娜", town.west1);
        tie(town, li, town.east1, "mobile");
        long ended = tie(town, li, town.east2, "mobile");
        town.affiliations.end(town.root, ended, TODAY.minusDays(1));
        town.appointments.begin(
                town.root,
                new Appointment(0, li, town.east1, "instructor", true, null, "appointed", BEGUN, null, null, null));

        assertEquals(new Held(1, 1), store.read(sql -> town.homes.held(sql, List.of(town.east1, town.east2), TODAY)));
        assertEquals(
                new Held(2, 1),
                store.read(sql -> town.homes.held(sql, List.of(town.east1, town.east2), TODAY.minusDays(2))));
        assertEquals(new Held(0, 0), store.read(sql -> town.homes.held(sql, List.of(), TODAY)));
        town.decide(new Change.Close(town.east1, null, null), TODAY);
        assertEquals(List.of(), town.appointments.in(town.root, town.east1, TODAY));
        assertEquals(
                TODAY,
                town.appointments.of(town.root, li).get(0).appointment().until(),
                "a post ends with its organisation");
    }
}
