package org.sanqu.members;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import org.sanqu.api.member.Appointment;
import org.sanqu.api.platform.Store;
import org.sanqu.store.OnEachDatabase;

class TieHoldingsTest {

    private static long left(Store store, Town town, long organisation) {
        return store.read(sql -> new TieHoldings(
                        new TieChanges(store, new MemberCounts(store, town.hierarchies), town.hierarchies))
                .left(sql, List.of(organisation)));
    }

    @OnEachDatabase
    void aPostAndATermAreLeftInAnOrganisationThatWasNeverToHaveBeen(Store store) {
        Town town = new Town(store);
        assertEquals(0, left(store, town, town.east1));
        LocalDate on = LocalDate.of(2021, 7, 1);
        town.appointments.elect(town.root, town.east1, on, on.plusYears(3), null);
        assertEquals(1, left(store, town, town.east1));
        long member = town.enrol("甲", town.east1);
        town.appointments.begin(
                town.root,
                new Appointment(0, member, town.east1, "secretary", false, null, "elected", on, null, null, null));
        assertEquals(2, left(store, town, town.east1));
        town.appointments.withdraw(town.root, town.east1, on, "录错");
        assertEquals(1, left(store, town, town.east1), "a term that was taken back is none");
        assertEquals(0, left(store, town, town.east2));
    }
}
