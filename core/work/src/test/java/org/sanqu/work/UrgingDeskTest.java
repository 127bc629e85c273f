package org.sanqu.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.sanqu.work.Town.BEFORE;
import static org.sanqu.work.Town.STALL;

import java.time.Duration;
import org.junit.jupiter.api.function.Executable;
import org.sanqu.api.Refusal;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Role;
import org.sanqu.api.work.Reminded;
import org.sanqu.store.OnEachDatabase;

class UrgingDeskTest {

    private static void refused(Refusal.Reason reason, Executable act) {
        Refusal refusal = assertThrows(Refusal.class, act);
        assertEquals(reason, refusal.reason(), refusal.getMessage());
    }

    @OnEachDatabase
    void aSuperiorPressesOnceAnHourAndTheWordsStandBesideWhatIsMissing(Store store) {
        Town town = new Town(store);
        Caller reviewer = town.account("reviewer", Role.REVIEWER, town.east);
        town.stall(town.root, town.first, BEFORE);
        assertEquals(new Reminded(1, 0, 0), town.deadlines.remind(reviewer, STALL, BEFORE, town.east.id(), "周五前报"));
        refused(Refusal.Reason.TOO_MANY, () -> town.deadlines.remind(reviewer, STALL, BEFORE, town.east.id(), "周五前报"));
        refused(Refusal.Reason.FORBIDDEN, () -> town.deadlines.remind(reviewer, STALL, BEFORE, town.west.id(), null));
        assertEquals("周五前报", town.deadlines.urged(town.root, STALL, BEFORE, town.second.id()));
        assertNull(town.deadlines.urged(town.root, STALL, BEFORE, town.third.id()));
        town.clock.forward(Duration.ofMinutes(61));
        assertEquals(new Reminded(1, 0, 0), town.deadlines.remind(reviewer, STALL, BEFORE, town.east.id(), null));
        assertEquals("", town.deadlines.urged(town.root, STALL, BEFORE, town.second.id()));
    }
}
