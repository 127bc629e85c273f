package org.sanqu.members;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.sanqu.members.Town.TODAY;

import java.time.LocalDate;
import java.util.List;
import org.sanqu.api.Refusal;
import org.sanqu.api.member.Term;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Role;
import org.sanqu.store.OnEachDatabase;

class TermsTest {

    private static final LocalDate ELECTED = LocalDate.of(2019, 6, 20);

    private static LocalDate end(Town town, long organisation) {
        return town.appointments
                .elect(town.root, organisation, ELECTED, null, "〔2019〕6号")
                .endsOn();
    }

    @OnEachDatabase
    void theRegulationsGiveTheTermByTypeAndSector(Store store) {
        Town town = new Town(store);
        long community = town.found("C", OrganisationType.GENERAL_BRANCH, town.town, null, "community");
        long inside = town.found("C1", OrganisationType.BRANCH, community);

        assertEquals(LocalDate.of(2024, 6, 20), end(town, town.town), "a committee: five years");
        assertEquals(LocalDate.of(2022, 6, 20), end(town, town.west1), "a branch: three years");
        assertEquals(LocalDate.of(2024, 6, 20), end(town, community), "in a community: five years");
        assertEquals(LocalDate.of(2024, 6, 20), end(town, inside), "and below it");
        for (long organisation : new long[] {town.temporary, town.west}) {
            Refusal refusal = assertThrows(Refusal.class, () -> end(town, organisation));
            assertEquals(List.of("/endsOn"), Town.places(refusal), "nobody is elected there");
        }
    }

    @OnEachDatabase
    void anElectionThatIsALittleEarlyEndsTheTermBeforeIt(Store store) {
        Town town = new Town(store);
        town.appointments.elect(town.root, town.west1, ELECTED, null, null);
        LocalDate next = ELECTED.plusYears(3).minusDays(12);
        town.appointments.elect(town.root, town.west1, next, null, "换届");

        List<Term> terms = town.appointments.terms(town.root, town.west1);
        assertEquals(
                List.of(new Term(town.west1, next, next.plusYears(3), "换届"), new Term(town.west1, ELECTED, next, null)),
                terms);
    }

    @OnEachDatabase
    void termsThatOverlapOrEndBeforeTheyBeginAreRefused(Store store) {
        Town town = new Town(store);
        town.appointments.elect(town.root, town.west1, ELECTED, null, null);
        refused(town, ELECTED, null, "term.overlaps");
        refused(town, ELECTED.plusYears(2).minusDays(1), null, "term.overlaps");
        refused(town, ELECTED.minusYears(2), null, null);
        refused(town, ELECTED.minusYears(1), null, "term.overlaps");
        refused(town, ELECTED.plusYears(4), ELECTED.plusYears(4), "term.ends-when");
        refused(town, ELECTED.plusYears(4), ELECTED.plusYears(15), "term.ends-when");
        refused(town, TODAY.plusDays(1), null, "term.elected-when");
        refused(town, null, null, "term.elected-when");
        refused(town, LocalDate.MAX, null, "term.elected-when");
        refused(town, LocalDate.of(1998, 1, 1), null, "term.organisation-absent");
        Refusal refusal = assertThrows(
                Refusal.class,
                () -> town.appointments.elect(
                        town.clerk(Role.RECORDER, town.east1), town.west1, ELECTED.plusYears(3), null, null));
        assertEquals(Refusal.Reason.FORBIDDEN, refusal.reason());
    }

    private static void refused(Town town, LocalDate electedOn, LocalDate endsOn, String reason) {
        if (reason == null) {
            town.appointments.elect(town.root, town.west1, electedOn, endsOn, null);
            return;
        }
        Refusal refusal = assertThrows(
                Refusal.class, () -> town.appointments.elect(town.root, town.west1, electedOn, endsOn, null));
        assertEquals(List.of(reason), Town.reasons(refusal));
    }
}
