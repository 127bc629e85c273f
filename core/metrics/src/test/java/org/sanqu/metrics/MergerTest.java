package org.sanqu.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sanqu.api.form.Period;
import org.sanqu.api.metric.Measure;
import org.sanqu.api.metric.Rollup;
import org.sanqu.api.metric.RollupQuery;
import org.sanqu.api.organisation.Change;
import org.sanqu.api.organisation.Decision;
import org.sanqu.api.organisation.Founding;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.platform.Store;
import org.sanqu.store.OnEachDatabase;

/** Six communities of a street become the community of Liuyi; figures of before and after are told in the tree then and now. */
class MergerTest {

    private static final LocalDate MERGER = LocalDate.of(2023, 3, 1);
    private static final LocalDate NOW = Street.TODAY;
    private static final LocalDate THEN = LocalDate.of(2022, 12, 31);
    private static final Map<String, String> MODULE = new TreeMap<>(FoldedRollupsTest.MARKET);

    static {
        MODULE.put(
                "metrics/people.json", "{'title': '党员', 'unit': '人', 'value': {'source': 'members', 'count': true}}");
    }

    private final List<Long> six = new ArrayList<>();
    private long liuyi;

    private Street street(Store store) {
        Street street = new Street(store);
        street.modules.install("market", MODULE);
        for (int i = 1; i <= 6; i++) {
            six.add(street.found("S" + i, OrganisationType.BRANCH, street.general));
        }
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j <= i; j++) {
                street.enrol("党员" + i + j, "1", six.get(i));
                street.ledger.ticket(six.get(i), "2022-05-0" + (j + 1), "{}");
            }
        }
        return street;
    }

    private void merge(Street street) {
        Founding founding =
                new Founding("LY", "六一社区党支部", null, OrganisationType.BRANCH, List.of(), street.general, MERGER);
        Change merge = new Change.Merge(six, null, founding);
        street.history.decide(street.root, new Decision(merge, MERGER, "社区合并", street.committee, "组〔2023〕6号"));
        liuyi = street.tree.find(street.root, "LY", NOW).orElseThrow().id();
    }

    private static Rollup told(Street street, String metric, String hierarchy, long at, String period, LocalDate tree) {
        Period when = Period.parse(period).orElseThrow();
        return street.rollups.rollup(street.root, new RollupQuery(metric, at, when, hierarchy, tree));
    }

    private static Rollup told(Street street, String metric, String period, LocalDate tree) {
        return told(street, metric, Hierarchy.FORMAL, street.general, period, tree);
    }

    /** What is not nothing, by code. */
    private static Map<String, Long> lines(Rollup rollup) {
        Map<String, Long> lines = new TreeMap<>();
        for (Rollup.Part part : rollup.children()) {
            if (part.measure().numerator() != 0) {
                lines.put(part.organisation().code(), part.measure().numerator() / Measure.SCALE);
            }
        }
        return lines;
    }

    private static long total(Rollup rollup) {
        return rollup.total().numerator() / Measure.SCALE;
    }

    @OnEachDatabase
    void theYearBeforeIsSixLinesThenAndOneLineNowWithTheSameTotal(Store store) throws Exception {
        try (Street street = street(store)) {
            merge(street);
            Map<String, Long> sixLines = Map.of("S1", 1L, "S2", 2L, "S3", 3L, "S4", 4L, "S5", 5L, "S6", 6L);
            for (String metric : List.of("market/people", "market/tickets")) {
                Rollup then = told(street, metric, "2022", null);
                Rollup now = told(street, metric, "2022", NOW);
                assertEquals(sixLines, lines(then), metric);
                assertEquals(Map.of("LY", 21L), lines(now), metric);
                assertEquals(21, total(then), metric);
                assertEquals(21, total(now), metric);
                assertEquals(then.own(), now.own(), metric);
            }
        }
    }

    @OnEachDatabase
    void aFigureOfNowCanBeToldInTheTreeOfThen(Store store) throws Exception {
        try (Street street = street(store)) {
            merge(street);
            street.ledger.ticket(liuyi, "2023-05-01", "{}");
            street.ledger.ticket(six.get(0), "2023-02-01", "{}");
            Rollup now = told(street, "market/tickets", "2023", null);
            assertEquals(Map.of("LY", 2L), lines(now));
            Rollup then = told(street, "market/tickets", "2023", THEN);
            assertEquals(Map.of("S1", 1L), lines(then));
            // what Liuyi did itself is told where it was founded
            assertEquals(Measure.SCALE, then.own().numerator());
            assertEquals(2, total(then));
            assertEquals(21, total(told(street, "market/people", "2023", null)));
            assertEquals(21, total(told(street, "market/people", "2023", THEN)));
        }
    }

    @OnEachDatabase
    void alongAnotherHierarchyOnlyWhatHangsThereCounts(Store store) throws Exception {
        try (Street street = street(store)) {
            hang(street, street.second, street.branch, LocalDate.of(2020, 1, 1));
            for (int i = 0; i < 3; i++) {
                hang(street, six.get(i), street.branch, LocalDate.of(2020, 1, 1));
            }
            assertEquals(1 + 2 + 3, place(street, "2022", null));
            merge(street);
            assertEquals(1 + 2 + 3, place(street, "2022", null));
            // Liuyi has taken the place of those that hung there, and stands in for all six
            assertEquals(21, place(street, "2022", NOW));
            assertEquals(21, place(street, "2023", null));
            assertEquals(1 + 2 + 3, place(street, "2022", THEN));
            hang(street, liuyi, null, NOW);
            assertEquals(0, place(street, "2022", NOW));
            assertEquals(1 + 2 + 3, place(street, "2022", null));
        }
    }

    private static void hang(Street street, long organisation, Long above, LocalDate from) {
        Change move = new Change.Move(organisation, Hierarchy.TERRITORIAL, above);
        street.history.decide(street.root, new Decision(move, from, "属地", street.committee, null));
    }

    private static long place(Street street, String period, LocalDate tree) {
        long members = total(told(street, "market/people", Hierarchy.TERRITORIAL, street.branch, period, tree));
        assertEquals(
                period.equals("2022") ? members : 0,
                total(told(street, "market/tickets", Hierarchy.TERRITORIAL, street.branch, period, tree)));
        return members;
    }
}
