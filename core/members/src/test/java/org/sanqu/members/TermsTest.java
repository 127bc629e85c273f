package org.sanqu.members;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.sanqu.members.Town.TODAY;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.sanqu.api.Refusal;
import org.sanqu.api.member.Term;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Caller;
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

    @OnEachDatabase
    void aTermThatWasEnteredWronglyIsTakenBackAndBarsTheRightOneNoMore(Store store) {
        Town town = new Town(store);
        Caller clerk = town.clerk(Role.RECORDER, town.west1);
        town.appointments.elect(clerk, town.west1, ELECTED.minusYears(2), null, null);
        LocalDate wrong = ELECTED.plusYears(1);
        town.appointments.elect(clerk, town.west1, wrong, null, "〔2020〕6号");
        refused(town, ELECTED, null, "term.overlaps");
        for (String reason : new String[] {null, " ", "错".repeat(501)}) {
            Refusal refusal =
                    assertThrows(Refusal.class, () -> town.appointments.withdraw(clerk, town.west1, wrong, reason));
            assertEquals(List.of("/reason"), Town.places(refusal));
        }
        Refusal strange = assertThrows(
                Refusal.class,
                () -> town.appointments.withdraw(town.clerk(Role.RECORDER, town.west2), town.west1, wrong, "登错年份"));
        assertEquals(Refusal.Reason.FORBIDDEN, strange.reason());

        Term gone = town.appointments.withdraw(clerk, town.west1, wrong, " 登错年份 ");
        assertEquals(new Term(town.west1, wrong, wrong.plusYears(3), "〔2020〕6号", "登错年份"), gone);
        Refusal again = assertThrows(Refusal.class, () -> town.appointments.withdraw(clerk, town.west1, wrong, "再撤"));
        assertEquals(Refusal.Reason.NOT_FOUND, again.reason());
        town.appointments.elect(clerk, town.west1, ELECTED, null, "〔2019〕6号");
        Term right = new Term(town.west1, ELECTED, ELECTED.plusYears(3), "〔2019〕6号");
        Term first = new Term(town.west1, ELECTED.minusYears(2), ELECTED, null);
        assertEquals(List.of(right, first, gone), town.appointments.terms(clerk, town.west1));
        assertEquals(3, years(town), "the organisation's attributes do not know it any more");

        town.appointments.withdraw(clerk, town.west1, ELECTED, "登错日期");
        town.appointments.elect(clerk, town.west1, ELECTED, ELECTED.plusYears(2), null);
        assertEquals(2, years(town), "and the same day may be entered again");
    }

    private static int years(Town town) {
        ObjectNode attributes = JsonNodeFactory.instance.objectNode();
        town.store.read(sql -> {
            town.offices.add(sql, TODAY, town.hierarchies.current(Hierarchy.FORMAL), Map.of(town.west1, attributes));
            return null;
        });
        return attributes.get("termYears").intValue();
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
