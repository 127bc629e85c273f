package org.sanqu.organisation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sanqu.organisation.District.TODAY;

import java.time.LocalDate;
import java.util.List;
import org.sanqu.api.organisation.Change;
import org.sanqu.api.organisation.Effect;
import org.sanqu.api.organisation.Founding;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.organisation.OrganisationEvent;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.platform.Store;
import org.sanqu.store.OnEachDatabase;

class ProlongingTest {

    private static final LocalDate BEGAN = TODAY.minusDays(100);
    private static final LocalDate ENDS = TODAY.plusDays(10);
    private static final LocalDate LATER = TODAY.plusDays(200);

    private static long temporary(District district, Organisation above) {
        Founding founding = new Founding(
                "T", "专班", null, List.of(), OrganisationType.TEMPORARY_BRANCH, List.of(), null, above.id(), null, ENDS);
        return district.decide(new Change.Found(founding), BEGAN, above.id())
                .into()
                .get(0);
    }

    private static LocalDate end(District district, long organisation) {
        return district.tree.get(district.root, organisation, TODAY).closedOn();
    }

    @OnEachDatabase
    void aTemporaryBranchGoesOnUntilALaterDayAndThenForGood(Store store) {
        District district = new District(store);
        Organisation top = district.found("C", OrganisationType.COMMITTEE, null);
        long branch = temporary(district, top);
        OrganisationEvent prolonged = district.decide(new Change.Prolong(branch, LATER), TODAY, top.id());
        assertEquals("prolong", prolonged.kind());
        assertEquals(List.of(new Effect(branch, "endsOn", ENDS.toString(), LATER.toString())), prolonged.effects());
        assertEquals(LATER, end(district, branch));
        assertEquals("C(T)", district.drawn(top.id(), ENDS));
        assertEquals("C", district.drawn(top.id(), LATER));
        district.decide(new Change.Rename(branch, "专班二", null), ENDS.plusDays(1), top.id());
        assertEquals(
                List.of("/change/event"),
                district.faults(new Change.Withdraw(prolonged.id()), TODAY, null),
                "built on");
        OrganisationEvent forGood = district.decide(new Change.Prolong(branch, null), TODAY, top.id());
        assertNull(end(district, branch));
        district.withdraw(forGood);
        assertEquals(LATER, end(district, branch));
        assertEquals(
                LATER,
                new District(store).tree.get(district.root, branch, TODAY).closedOn(),
                "also read anew");
    }

    @OnEachDatabase
    void aProlongationThatWasWrongIsTakenBack(Store store) {
        District district = new District(store);
        Organisation top = district.found("C", OrganisationType.COMMITTEE, null);
        long branch = temporary(district, top);
        district.withdraw(district.decide(new Change.Prolong(branch, LATER), TODAY, top.id()));
        assertEquals(ENDS, end(district, branch));
        district.decide(new Change.Prolong(branch, TODAY.plusDays(3)), TODAY, top.id());
        assertEquals("C", district.drawn(top.id(), TODAY.plusDays(3)), "an end may also come earlier");
    }

    @OnEachDatabase
    void onlyWhatEndsCanBeProlongedAndOnlyWhileItIsThere(Store store) {
        District district = new District(store);
        Organisation top = district.found("C", OrganisationType.COMMITTEE, null);
        Organisation lasting = district.found("B", OrganisationType.BRANCH, top);
        long branch = temporary(district, top);
        assertEquals(
                List.of("/change/organisation"),
                district.faults(new Change.Prolong(lasting.id(), LATER), TODAY, top.id()));
        assertEquals(
                List.of("/change/endsOn"),
                district.faults(new Change.Prolong(branch, ENDS), TODAY, top.id()),
                "no news");
        assertEquals(
                List.of("/change/endsOn"), district.faults(new Change.Prolong(branch, TODAY), TODAY, top.id()), "past");
        assertTrue(
                district.faults(new Change.Prolong(branch, LATER), ENDS, top.id())
                        .contains("/effectiveOn"),
                "late");
        district.decide(new Change.Close(branch, null, null), TODAY.minusDays(5), top.id());
        district.decide(new Change.Prolong(branch, LATER), TODAY.minusDays(9), top.id());
        assertEquals("C(B)", district.drawn(top.id(), TODAY), "what has been closed stays closed");
    }

    @OnEachDatabase
    void aProlongationIsNotTakenBackWhileSomebodyIsAtHomeBehindTheOldEnd(Store store) {
        District district = new District(store);
        Organisation top = district.found("C", OrganisationType.COMMITTEE, null);
        long branch = temporary(district, top);
        OrganisationEvent forGood = district.decide(new Change.Prolong(branch, null), BEGAN, top.id());
        district.homes.enrol(store, 1, branch, TODAY);
        assertEquals(List.of("/change/event"), district.faults(new Change.Withdraw(forGood.id()), TODAY, null));
    }
}
