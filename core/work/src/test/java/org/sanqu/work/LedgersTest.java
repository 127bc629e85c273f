package org.sanqu.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sanqu.work.Town.BEFORE;
import static org.sanqu.work.Town.STALL;

import java.time.LocalDate;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.platform.Store;
import org.sanqu.store.OnEachDatabase;

class LedgersTest {

    @OnEachDatabase
    void aStampTellsWhenSomethingChangedAndWhatDidNotIsNotBuiltAgain(Store store) {
        Town town = new Town(store);
        Ledger before = town.ledgers.of(town.modules.catalogue().form(STALL).orElseThrow(), BEFORE);
        assertTrue(
                before == town.ledgers.of(town.modules.catalogue().form(STALL).orElseThrow(), BEFORE));
        town.stall(town.root, town.first, BEFORE);
        Ledger after = town.ledgers.of(town.modules.catalogue().form(STALL).orElseThrow(), BEFORE);
        assertTrue(before != after);
        assertTrue(before.owed() == after.owed());
        LocalDate since = BEFORE.from();
        town.found("TW9", OrganisationType.BRANCH, town.west, since);
        assertEquals(
                5,
                town.ledgers
                        .of(town.modules.catalogue().form(STALL).orElseThrow(), BEFORE)
                        .owed()
                        .size());
    }
}
