package org.sanqu.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.sanqu.api.platform.Store;
import org.sanqu.store.OnEachDatabase;

/** A term is as long as the rule that looks at its length says. */
class TermLengthTest {

    private static final LocalDate ELECTED = LocalDate.of(2024, 3, 1);

    @OnEachDatabase
    void aDistrictsOwnNumberGivesTheTermFromItsDayOn(Store store) {
        Town town = new Town(store);
        town.rules.set(
                town.root,
                town.committee.id(),
                "term-length",
                Map.of("short", BigDecimal.valueOf(4)),
                LocalDate.of(2024, 1, 1));

        assertEquals(LocalDate.of(2028, 3, 1), end(town, town.east.id(), ELECTED));
        assertEquals(LocalDate.of(2023, 3, 1), end(town, town.west.id(), LocalDate.of(2020, 3, 1)));
        assertEquals(LocalDate.of(2029, 3, 1), end(town, town.committee.id(), ELECTED));
        assertEquals(
                Map.of("long", BigDecimal.valueOf(5), "short", BigDecimal.valueOf(3)),
                town.rules.numbers("term-length", town.east.id(), LocalDate.of(2001, 1, 1)),
                "before the rule held too");
        assertThrows(IllegalArgumentException.class, () -> town.rules.numbers("no-rule", town.east.id(), ELECTED));
    }

    private static LocalDate end(Town town, long organisation, LocalDate electedOn) {
        return town.appointments
                .elect(town.root, organisation, electedOn, null, null)
                .endsOn();
    }
}
