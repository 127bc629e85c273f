package org.sanqu.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.sanqu.api.organisation.Change;
import org.sanqu.api.organisation.Decision;
import org.sanqu.api.platform.Store;
import org.sanqu.organisation.OrganisationCensus;
import org.sanqu.store.OnEachDatabase;

class DayTurnsTest {

    /** Stands still until somebody sets it. */
    private static final class SetClock extends Clock {

        private LocalDate day = Street.TODAY;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return day.atTime(12, 0).toInstant(ZoneOffset.UTC);
        }
    }

    @OnEachDatabase
    void aFigureFollowsWhatWasDecidedAheadWhenItsDayComes(Store store) throws Exception {
        try (Street street = new Street(store)) {
            street.modules.install(
                    "market",
                    Map.of(
                            "metrics/nodes.json",
                            "{'title': '组织', 'unit': '个', 'value': {'source': 'organisations', 'count': true}}"));
            LocalDate tomorrow = Street.TODAY.plusDays(1);
            Change close = new Change.Close(street.second, null, null);
            street.history.decide(street.root, new Decision(close, tomorrow, "撤销", street.committee, null));
            SetClock clock = new SetClock();
            FoldedRollups rollups =
                    new FoldedRollups(store, street.facts, street.hierarchies, street.tree, street.access, clock, 32);
            rollups.bindCensus(new OrganisationCensus(store, street.hierarchies));
            long revision = street.hierarchies.revision();
            assertEquals("6", shown(street, rollups));
            clock.day = tomorrow;
            assertEquals("5", shown(street, rollups));
            assertEquals(revision, street.hierarchies.revision(), "nothing was changed");
        }
    }

    private static String shown(Street street, FoldedRollups rollups) {
        var rollup = rollups.rollup(street.root, Street.query("market/nodes", street.committee, "2023"));
        return Street.shown(rollup, rollup.total());
    }
}
