package org.sanqu.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sanqu.api.Fault;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Period;
import org.sanqu.api.form.Submission;
import org.sanqu.api.metric.Measure;
import org.sanqu.api.metric.Rollup;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Caller;
import org.sanqu.store.OnEachDatabase;

class FoldedRollupsTest {

    private static final String TICKET =
            """
            {'$schema': 'https://json-schema.org/draft/2020-12/schema', 'title': '问题', 'type': 'object',
             'properties': {'on': {'type': 'string', 'format': 'date', 'title': '日期'}, 'solved': {'type': 'boolean', 'title': '已解决'}, 'cost': {'type': 'number', 'title': '费用'},
                            'kind': {'enum': ['road', 'light'], 'title': '类别', 'x-labels': {'road': '路', 'light': '灯'}}},
             'x-form': {'cadence': 'event', 'date': '/on'}}""";
    private static final String STALL =
            """
            {'$schema': 'https://json-schema.org/draft/2020-12/schema', 'title': '摊位', 'type': 'object',
             'properties': {'name': {'type': 'string', 'title': '名称'}, 'members': {'type': 'integer', 'title': '党员'},
                            'open': {'type': 'boolean', 'title': '营业'}},
             'x-form': {'cadence': 'quarterly', 'key': ['/name']}}""";
    private static final String SOLVED =
            "{'properties': {'on': {'type': 'string', 'format': 'date', 'title': '日期'}, 'solved': {'const': true}}}";

    static final Map<String, String> MARKET = Map.of(
            "forms/ticket.json",
            TICKET,
            "forms/stall.json",
            STALL,
            "metrics/tickets.json",
            "{'title': '问题', 'unit': '件', 'value': {'form': 'ticket', 'count': true, 'by': '/kind'}}",
            "metrics/costs.json",
            "{'title': '费用', 'unit': '元', 'decimals': 2, 'value': {'form': 'ticket', 'sum': '/cost'}}",
            "metrics/solved.json",
            "{'title': '解决率', 'unit': '%', 'numerator': {'form': 'ticket', 'count': true, 'where': " + SOLVED
                    + ", 'by': '/kind'}, 'denominator': {'form': 'ticket', 'count': true, 'by': '/kind'}}",
            "metrics/members.json",
            "{'title': '党员', 'unit': '人', 'value': {'form': 'stall', 'latest': '/members', 'where':"
                    + " {'properties': {'open': {'const': true}}}}}",
            "metrics/stalls.json",
            "{'title': '摊位', 'unit': '个', 'value': {'form': 'stall', 'latest': true}}",
            "metrics/organisations.json",
            "{'title': '党组织', 'unit': '个', 'value': {'source': 'organisations', 'count': true, 'where': {'properties':"
                    + " {'countsAsOrganisation': {'const': true}}}}}",
            "metrics/women.json",
            "{'title': '女党员占比', 'unit': '%', 'numerator': {'source': 'members', 'count': true, 'where': {'properties':"
                    + " {'sex': {'const': '2'}}}, 'by': '/age'}, 'denominator': {'source': 'members', 'count': true}}",
            "metrics/nodes.json",
            "{'title': '节点', 'unit': '个', 'value': {'source': 'organisations', 'count': true, 'by': ['/level', '/type']}}");

    private static Street street(Store store) {
        Street street = new Street(store);
        street.modules.install("market", MARKET);
        return street;
    }

    private static Submission ticket(Street street, long organisation, String day, String data) {
        return street.ledger.ticket(organisation, day, data);
    }

    @OnEachDatabase
    void aSubmissionShowsAtEveryAncestorAtOnce(Store store) throws Exception {
        try (Street street = street(store)) {
            assertEquals("0", street.shown("market/tickets", street.committee, "2023"));
            ticket(street, street.first, "2023-03-05", "{}");
            for (long organisation : List.of(street.first, street.general, street.committee)) {
                assertEquals("1", street.shown("market/tickets", organisation, "2023"));
                assertEquals("1", street.shown("market/tickets", organisation, "2023-03-05"));
                assertEquals("0", street.shown("market/tickets", organisation, "2023-04"));
            }
            assertEquals("0", street.shown("market/tickets", street.branch, "2023"));
            Rollup rollup = street.rollup("market/tickets", street.committee, "2023");
            assertEquals(new Measure(0, null), rollup.own());
            assertEquals(List.of("C1", "C2"), Street.names(rollup.children()));
            assertEquals(
                    new Measure(Measure.SCALE, null), rollup.children().get(0).measure());
            assertEquals(
                    new Measure(Measure.SCALE, null),
                    street.rollup("market/tickets", street.first, "2023").own());
        }
    }

    @OnEachDatabase
    void aRevisionChangesTheFigure(Store store) throws Exception {
        try (Street street = street(store)) {
            Submission ticket = ticket(street, street.first, "2023-03-05", "{'cost': 12.50}");
            ticket(street, street.second, "2023-03-06", "{'cost': 0.25}");
            assertEquals("12.75", street.shown("market/costs", street.committee, "2023"));
            street.ledger.revise(ticket, "{'cost': 2}");
            assertEquals("2.25", street.shown("market/costs", street.committee, "2023"));
            street.ledger.giveBack(ticket);
            assertEquals("0.25", street.shown("market/costs", street.committee, "2023"));
        }
    }

    @OnEachDatabase
    void ofOneHundredAndSixtyOneProblemsOneHundredAndFiftyFourAreSolved(Store store) throws Exception {
        try (Street street = street(store)) {
            assertEquals("–", street.shown("market/solved", street.committee, "2023"));
            for (int i = 0; i < 161; i++) {
                long organisation = i % 2 == 0 ? street.first : street.group;
                String kind = i % 3 == 0 ? "road" : "light";
                ticket(street, organisation, "2023-05-20", "{'solved': " + (i < 154) + ", 'kind': '" + kind + "'}");
            }
            assertEquals("95.65", street.shown("market/solved", street.committee, "2023"));
            Rollup rollup = street.rollup("market/solved", street.committee, "2023");
            assertEquals(
                    List.of(Map.of("kind", "light"), Map.of("kind", "road")),
                    rollup.cells().stream().map(Rollup.Cell::values).toList());
            Measure sum = rollup.cells().stream()
                    .map(Rollup.Cell::measure)
                    .reduce(Measure::plus)
                    .orElseThrow();
            assertEquals(rollup.total(), sum);
        }
    }

    @OnEachDatabase
    void latestTakesTheLastQuarterOfEachStallAndNoOther(Store store) throws Exception {
        try (Street street = street(store)) {
            String[] quarters = {"2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4"};
            for (int i = 0; i < 4; i++) {
                stall(street, street.first, quarters[i], "豆腐", 10 + i, true);
                stall(street, street.second, quarters[i], "豆腐", 100 + i, i < 3);
            }
            stall(street, street.group, quarters[0], "鲜花", 7, true);
            assertEquals("20", street.shown("market/members", street.committee, "2023"));
            assertEquals("3", street.shown("market/stalls", street.committee, "2023"));
            assertEquals("117", street.shown("market/members", street.committee, "2023-Q1"));
            assertEquals("119", street.shown("market/members", street.committee, "2023-H1"));
            assertEquals("13", street.shown("market/members", street.general, "2023-Q4"));
            assertNull(street.shown("market/members", street.committee, "2023-03"));
        }
    }

    private static void stall(
            Street street, long organisation, String quarter, String name, int members, boolean open) {
        String data = "{'name': '" + name + "', 'members': " + members + ", 'open': " + open + "}";
        street.ledger.stall(organisation, quarter, data);
    }

    @OnEachDatabase
    void organisationsAreCountedByLevelBelowTheOneThatIsAskedAndByType(Store store) throws Exception {
        try (Street street = street(store)) {
            assertEquals("5", street.shown("market/organisations", street.committee, "2023"));
            assertEquals(
                    Map.of("0 committee", 1L, "1 branch", 1L, "1 general-branch", 1L, "2 branch", 2L, "2 group", 1L),
                    nodes(street, street.committee));
            assertEquals(Map.of("0 general-branch", 1L, "1 branch", 2L), nodes(street, street.general));
            street.found("C13", OrganisationType.BRANCH, street.general);
            assertEquals(Map.of("0 general-branch", 1L, "1 branch", 3L), nodes(street, street.general));
        }
    }

    @OnEachDatabase
    void membersAreCountedAtHomeOnTheLastDayOfThePeriod(Store store) throws Exception {
        try (Street street = street(store)) {
            street.enrol("王兰", "2", street.first);
            assertEquals("100.00", street.shown("market/women", street.committee, "2023"));
            street.enrol("李强", "1", street.first);
            street.enrol("赵刚", "1", street.group);
            assertEquals("33.33", street.shown("market/women", street.committee, "2023"));
            assertEquals("50.00", street.shown("market/women", street.general, "2023-05-05"));
            assertEquals("0.00", street.shown("market/women", street.branch, "2023"));
            assertEquals("–", street.shown("market/women", street.committee, "2000"));
            assertNull(street.shown("market/women", street.committee, "2999"));
            Rollup.Cell only = street.rollup("market/women", street.committee, "2019")
                    .cells()
                    .get(0);
            assertEquals(Map.of("age", "49"), only.values());
            assertEquals(new Measure(Measure.SCALE, 3 * Measure.SCALE), only.measure());
        }
    }

    private static Map<String, Long> nodes(Street street, long organisation) {
        return street.rollup("market/nodes", organisation, "2023").cells().stream()
                .collect(Collectors.toMap(
                        cell -> String.join(" ", cell.values().values()),
                        cell -> cell.measure().numerator() / Measure.SCALE));
    }

    @OnEachDatabase
    void outOfScopeIsRefused(Store store) throws Exception {
        try (Street street = street(store)) {
            Caller reader = street.reader(street.general);
            assertEquals(MARKET.size() - 2, street.rollups.metrics(reader).size());
            street.rollups.rollup(reader, Street.query("market/tickets", street.first, "2023"));
            assertEquals(
                    Refusal.Reason.FORBIDDEN,
                    refused(() ->
                            street.rollups.rollup(reader, Street.query("market/tickets", street.committee, "2023"))));
            assertEquals(
                    Refusal.Reason.FORBIDDEN,
                    refused(() -> street.rollups.trend(
                            reader, Street.query("market/tickets", street.branch, "2023"), List.of())));
            assertEquals(Refusal.Reason.FORBIDDEN, refused(() -> street.rollups.latestYear(reader, street.committee)));
            assertEquals(
                    Refusal.Reason.NOT_FOUND,
                    refused(() -> street.rollups.rollup(reader, Street.query("market/none", street.first, "2023"))));
            assertEquals(
                    Refusal.Reason.NOT_FOUND,
                    refused(() -> street.rollups.rollup(reader, Street.query("market/tickets", street.first, "1990"))));
        }
    }

    private static Refusal.Reason refused(Runnable act) {
        return assertThrows(Refusal.class, act::run).reason();
    }

    @OnEachDatabase
    void aTrendHasAValueForEachPeriodSinceTheFounding(Store store) throws Exception {
        try (Street street = street(store)) {
            ticket(street, street.first, "2022-03-05", "{}");
            ticket(street, street.first, "2023-03-05", "{}");
            ticket(street, street.group, "2023-03-05", "{}");
            List<Period> years = List.of("1998", "2021", "2022", "2023").stream()
                    .map(year -> Period.parse(year).orElseThrow())
                    .toList();
            List<Rollup> trend =
                    street.rollups.trend(street.root, Street.query("market/tickets", street.committee, "2023"), years);
            assertEquals(years, trend.stream().map(Rollup::period).toList());
            assertNull(trend.get(0).total());
            assertEquals(
                    List.of(0L, 1L, 2L),
                    trend.stream()
                            .skip(1)
                            .map(rollup -> rollup.total().numerator() / Measure.SCALE)
                            .toList());
            assertTrue(trend.get(3).children().isEmpty());
        }
    }

    @OnEachDatabase
    void theLatestYearIsThatOfTheLastSubmissionBelowUpToThisYear(Store store) throws Exception {
        try (Street street = street(store)) {
            assertEquals(Optional.empty(), street.rollups.latestYear(street.root, street.committee));
            ticket(street, street.first, "2021-03-05", "{}");
            ticket(street, street.group, "2024-03-05", "{}");
            assertEquals(Period.parse("2021"), street.rollups.latestYear(street.root, street.committee));
            assertEquals(Optional.empty(), street.rollups.latestYear(street.root, street.branch));
            Submission ticket = ticket(street, street.second, "2023-03-05", "{}");
            assertEquals(Period.parse("2023"), street.rollups.latestYear(street.root, street.general));
            street.ledger.giveBack(ticket);
            assertEquals(Period.parse("2021"), street.rollups.latestYear(street.root, street.general));
        }
    }

    @OnEachDatabase
    void aNumberThatIsTooFineIsRefusedAtItsFieldAndNothingIsStored(Store store) throws Exception {
        try (Street street = street(store)) {
            Refusal refusal =
                    assertThrows(Refusal.class, () -> ticket(street, street.first, "2023-03-05", "{'cost': 0.00001}"));
            assertEquals(Refusal.Reason.INVALID, refusal.reason());
            assertEquals(
                    List.of("/cost"), refusal.faults().stream().map(Fault::at).toList());
            assertEquals("0", street.shown("market/tickets", street.committee, "2023"));
        }
    }

    @OnEachDatabase
    void aTotalThatDoesNotFitHasNoValueAndBreaksNothingElse(Store store) throws Exception {
        try (Street street = street(store)) {
            street.awaitBackfill("market/costs");
            for (long organisation : List.of(street.first, street.second, street.second)) {
                ticket(street, organisation, "2023-03-05", "{'cost': 9}");
            }
            ticket(street, street.branch, "2023-03-05", "{'cost': 1}");
            // no form lets such a number pass, but very many large ones add up to it
            store.write(sql -> sql.update("update fact set value = 9000000000000000000 where value = 90000"));
            assertNull(street.shown("market/costs", street.committee, "2023"));
            assertNull(street.shown("market/costs", street.second, "2023"));
            assertEquals("900000000000000.00", street.shown("market/costs", street.first, "2023"));
            assertEquals("1.00", street.shown("market/costs", street.branch, "2023"));
            assertEquals("4", street.shown("market/tickets", street.committee, "2023"));
        }
    }
}
