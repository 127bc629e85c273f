package org.sanqu.members;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import org.sanqu.api.organisation.Change;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.platform.Store;
import org.sanqu.store.OnEachDatabase;

class DayTurnsTest {

    @OnEachDatabase
    void membersAreCountedWhereTheyAreOnTheDayWhateverWasDecidedAhead(Store store) {
        Town town = new Town(store);
        MemberCounts counts = new MemberCounts(store, town.hierarchies);
        town.enrol("甲", town.west1);
        town.enrol("乙", town.west2);
        LocalDate tomorrow = Town.TODAY.plusDays(1);
        Change merge = new Change.Merge(List.of(town.west1), town.east1, null);
        town.decide(merge, tomorrow);
        assertEquals(2, counts.below(Hierarchy.FORMAL, town.west, Town.TODAY));
        assertEquals(0, counts.below(Hierarchy.FORMAL, town.east, Town.TODAY));
        assertEquals(1, counts.below(Hierarchy.FORMAL, town.west, tomorrow));
        assertEquals(1, counts.below(Hierarchy.FORMAL, town.east, tomorrow));
        assertEquals(2, counts.below(Hierarchy.FORMAL, town.west, Town.TODAY));
    }
}
