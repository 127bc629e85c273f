package org.sanqu.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.sanqu.api.Fault;
import org.sanqu.api.Page;
import org.sanqu.api.Refusal;
import org.sanqu.api.organisation.Change;
import org.sanqu.api.organisation.Decision;
import org.sanqu.api.organisation.Founding;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.organisation.Preview;
import org.sanqu.api.platform.Store;
import org.sanqu.api.rule.Finding;
import org.sanqu.api.rule.LocalNumber;
import org.sanqu.api.rule.Rule;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Role;
import org.sanqu.store.OnEachDatabase;

class StoredRulesTest {

    private static final LocalDate LONG_AGO = LocalDate.of(2010, 7, 1);

    private static List<String> texts(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.text().in(Locale.CHINESE))
                .toList();
    }

    private static Map<String, BigDecimal> number(String name, String value) {
        return Collections.singletonMap(name, value == null ? null : new BigDecimal(value));
    }

    @OnEachDatabase
    void aBranchOfTwoIsFoundUntilTheThirdComes(Store store) {
        Town town = new Town(store);
        town.enrol(town.east, 2);
        town.enrol(town.west, 3);
        assertEquals(List.of("正式党员 2 名，不足 3 名"), texts(town.findings(town.root, town.committee, "branch-minimum")));
        assertEquals(
                town.east.id(),
                town.findings(town.root, town.committee, "branch-minimum")
                        .get(0)
                        .organisation());
        town.enrol(town.east, 1);
        assertEquals(List.of(), town.findings(town.root, town.committee, "branch-minimum"));
    }

    @OnEachDatabase
    void thresholdsOfSevenAndFiftyIncludeTheNumberOrNotAsTheTextSays(Store store) {
        Town town = new Town(store);
        town.enrol(town.east, 50);
        town.enrol(town.west, 7);
        assertEquals(
                1,
                town.findings(town.root, town.east, "general-branch-possible").size());
        assertEquals(List.of(), town.findings(town.root, town.east, "branch-size"));
        town.enrol(town.east, 1);
        assertEquals(List.of("党员 51 名，超过 50 名"), texts(town.findings(town.root, town.east, "branch-size")));
        assertEquals(1, town.findings(town.root, town.west, "branch-committee").size());
        assertEquals(1, town.findings(town.root, town.west, "secretary").size());
        long leader = town.enrol(town.west, "书记", LocalDate.of(1985, 1, 1), "in-service", LONG_AGO);
        town.appoint(town.west, leader, "secretary");
        town.appoint(town.west, leader, "organisation");
        assertEquals(List.of(), town.findings(town.root, town.west, "secretary"));
        assertEquals(List.of(), town.findings(town.root, town.west, "branch-committee"));
        assertEquals(
                List.of("党员 51 名，占上级组织全部党员的 86%，超过 50%"),
                texts(town.findings(town.root, town.committee, "concentration")));
    }

    @OnEachDatabase
    void termsAreRemindedOfHalfAYearAheadAndWhenTheyAreOver(Store store) {
        Town town = new Town(store);
        LocalDate end = Town.TODAY.plusDays(183);
        elect(town, town.east, end);
        elect(town, town.west, end.plusDays(1));
        assertEquals(List.of("本届任期还有 183 天届满"), texts(town.findings(town.root, town.east, "term-ending")));
        assertEquals(List.of(), town.findings(town.root, town.west, "term-ending"));
        assertEquals(
                1,
                town.rules
                        .findings(town.root, town.east.id(), "term-overdue", null, 10, end)
                        .items()
                        .size());
        assertEquals(
                List.of(),
                town.rules
                        .findings(town.root, town.east.id(), "term-overdue", null, 10, end.minusDays(1))
                        .items());
        assertEquals(List.of(), town.findings(town.root, town.committee, "term-length"));
        town.appointments.elect(town.root, town.committee.id(), end.minusYears(3), end, null);
        assertEquals(1, town.findings(town.root, town.committee, "term-length").size());
    }

    private static void elect(Town town, Organisation organisation, LocalDate end) {
        town.appointments.elect(town.root, organisation.id(), end.minusYears(3), end, null);
    }

    @OnEachDatabase
    void whatIsFoundAboutMembersNamesThemByIdAlone(Store store) {
        Town town = new Town(store);
        long young = town.enrol(town.east, "张三", Town.TODAY.minusYears(49), "retired", LONG_AGO);
        town.enrol(town.east, "李四", Town.TODAY.minusYears(50), "retired", LONG_AGO);
        long old = town.enrol(town.west, "王五", Town.TODAY.minusYears(71), "in-service", LONG_AGO);
        long overdue = town.enrol(town.west, "赵六", LocalDate.of(1990, 1, 1), "in-service", Town.TODAY.minusMonths(13));
        town.enrol(town.west, "钱七", LocalDate.of(1990, 1, 1), "in-service", Town.TODAY.minusMonths(11));
        Finding retired =
                town.findings(town.root, town.committee, "retired-young").get(0);
        assertEquals(young, retired.member());
        assertEquals(town.east.id(), retired.organisation());
        assertEquals("登记为离退休，年龄 49 岁，不到 50 岁", retired.text().in(Locale.CHINESE));
        assertEquals(
                old,
                town.findings(town.root, town.committee, "serving-old").get(0).member());
        assertEquals(
                List.of(overdue),
                town.findings(town.root, town.committee, "probation").stream()
                        .map(Finding::member)
                        .toList());
        assertEquals(
                Map.of("branch-minimum", 2L, "secretary", 1L, "probation", 1L, "retired-young", 1L, "serving-old", 1L),
                town.rules.counts(town.root, town.committee.id(), Town.TODAY));
        for (Finding finding : town.findings(town.root, town.committee, null)) {
            String said = finding.text().in(Locale.CHINESE) + finding.text().in(Locale.ENGLISH);
            assertFalse(said.matches("(?s).*(张三|王五|赵六|1380|1234).*"), said);
        }
    }

    @OnEachDatabase
    void aReaderSeesTheirOwnOrganisationsOnly(Store store) {
        Town town = new Town(store);
        Caller reader = town.clerk(Role.READER, town.east);
        assertEquals(1, town.findings(reader, town.east, null).size());
        assertEquals(Map.of("branch-minimum", 1L), town.rules.counts(reader, town.east.id(), Town.TODAY));
        for (Organisation other : List.of(town.west, town.committee)) {
            assertForbidden(() -> town.findings(reader, other, null));
            assertForbidden(() -> town.rules.counts(reader, other.id(), Town.TODAY));
            assertForbidden(() -> town.rules.rules(reader, other.id(), Town.TODAY));
        }
        assertForbidden(() -> town.rules.set(reader, town.east.id(), "branch-size", number("most", "40"), Town.TODAY));
    }

    private static void assertForbidden(Runnable act) {
        assertEquals(
                Refusal.Reason.FORBIDDEN, assertThrows(Refusal.class, act::run).reason());
    }

    @OnEachDatabase
    void whatWasBelowOnceIsNotShownToWhoeverMayNotReadItToday(Store store) {
        Town town = new Town(store);
        Organisation other = town.found("D", OrganisationType.COMMITTEE, null);
        Caller reader = town.clerk(Role.READER, town.committee);
        Change move = new Change.Move(town.west.id(), "formal", other.id());
        town.history.decide(town.root, new Decision(move, Town.TODAY, "调整", null, null));
        LocalDate before = Town.TODAY.minusDays(1);
        assertEquals(
                2, town.rules.counts(town.root, town.committee.id(), before).get("branch-minimum"));
        assertEquals(1, town.rules.counts(reader, town.committee.id(), before).get("branch-minimum"));
        assertEquals(
                List.of(town.east.id()),
                town.rules.findings(reader, town.committee.id(), "branch-minimum", null, 10, before).items().stream()
                        .map(Finding::organisation)
                        .toList());
    }

    @OnEachDatabase
    void everyFindingIsOnOnePageAndOnlyOnOne(Store store) {
        Town town = new Town(store);
        for (int i = 3; i < 12; i++) {
            Organisation branch = town.found("C" + i, OrganisationType.BRANCH, town.committee);
            town.enrol(branch, "退休" + i, Town.TODAY.minusYears(40), "retired", LONG_AGO);
            town.enrol(branch, "年长" + i, Town.TODAY.minusYears(80), "in-service", LONG_AGO);
        }
        long all = town.rules.counts(town.root, town.committee.id(), Town.TODAY).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        // eleven branches, nine of either kind of people, and the committee's secretary
        assertEquals(11 + 9 + 9 + 1, all);
        List<String> seen = new ArrayList<>();
        String after = null;
        do {
            Page<Finding> page = town.rules.findings(town.root, town.committee.id(), null, after, 4, Town.TODAY);
            page.items()
                    .forEach(
                            finding -> seen.add(finding.rule().id() + finding.organisation() + "-" + finding.member()));
            after = page.next();
        } while (after != null);
        assertEquals(all, seen.size());
        assertEquals(all, Set.copyOf(seen).size());
        for (String cursor : List.of("", "a.b.c", "1.2", "x.1.9223372036854775808")) {
            Refusal refusal = assertThrows(
                    Refusal.class,
                    () -> town.rules.findings(town.root, town.committee.id(), null, cursor, 4, Town.TODAY));
            assertEquals(Refusal.Reason.MALFORMED, refusal.reason());
        }
    }

    @OnEachDatabase
    void aDistrictSetsItsNumbersFromADayOnForItselfAndWhatIsBelow(Store store) {
        Town town = new Town(store);
        town.enrol(town.east, 12);
        Caller maintainer = town.clerk(Role.SYSTEM_ADMINISTRATOR, town.east);
        Rule set = town.rules.set(maintainer, town.east.id(), "branch-size", number("most", "10"), Town.TODAY);
        assertEquals(new BigDecimal("10"), set.parameters().get("most"));
        assertEquals(List.of("党员 12 名，超过 10 名"), texts(town.findings(town.root, town.committee, "branch-size")));
        assertEquals(10, most(town, town.east, Town.TODAY));
        assertEquals(50, most(town, town.west, Town.TODAY));
        assertEquals(50, most(town, town.east, Town.TODAY.minusDays(1)));
        town.rules.set(maintainer, town.east.id(), "branch-size", number("most", null), Town.TODAY);
        assertEquals(List.of(), town.findings(town.root, town.committee, "branch-size"));
    }

    @OnEachDatabase
    void theAdviceSaysTheNumberThatHoldsThereAndWhoseItIs(Store store) {
        Town town = new Town(store);
        assertEquals(List.of(), town.rules.local(town.root, town.east.id(), "branch-size", Town.TODAY));
        town.rules.set(town.root, town.committee.id(), "branch-size", number("most", "60"), Town.TODAY);
        town.enrol(town.east, 61);
        Finding finding = town.findings(town.root, town.east, "branch-size").get(0);
        assertEquals("党员 61 名，超过 60 名", finding.text().in(Locale.CHINESE));
        for (Rule rule : List.of(finding.rule(), branchSize(town, town.east, Town.TODAY))) {
            assertTrue(rule.advice().in(Locale.CHINESE).contains("一般不超过 60 人"));
            assertTrue(rule.advice().in(Locale.ENGLISH).contains("no more than 60 members"));
        }
        String before =
                branchSize(town, town.east, Town.TODAY.minusDays(1)).advice().in(Locale.CHINESE);
        assertTrue(before.contains("一般不超过 50 人"), before);
        LocalNumber local =
                new LocalNumber("most", new BigDecimal("60"), town.committee.id(), Town.TODAY, town.root.account());
        Caller reader = town.clerk(Role.READER, town.east);
        assertEquals(List.of(local), town.rules.local(reader, town.east.id(), "branch-size", Town.TODAY));
        assertForbidden(() -> town.rules.local(reader, town.west.id(), "branch-size", Town.TODAY));
    }

    private static int most(Town town, Organisation organisation, LocalDate day) {
        return branchSize(town, organisation, day).parameters().get("most").intValueExact();
    }

    private static Rule branchSize(Town town, Organisation organisation, LocalDate day) {
        return town.rules.rules(town.root, organisation.id(), day).stream()
                .filter(rule -> rule.id().equals("branch-size"))
                .findFirst()
                .orElseThrow();
    }

    @OnEachDatabase
    void numbersThatMakeNoSenseAreRefusedWithTheirPlace(Store store) {
        Town town = new Town(store);
        Set<String> places = new HashSet<>();
        for (Map<String, BigDecimal> bad :
                List.of(number("most", "-1"), number("most", "1E9"), number("most", "1.005"), number("least", "3"))) {
            places.add(fault(town, bad, Town.TODAY));
        }
        assertEquals(Set.of("/parameters/most", "/parameters/least"), places);
        assertEquals("/parameters", fault(town, Map.of(), Town.TODAY));
        assertEquals("/from", fault(town, number("most", "3"), LocalDate.of(2018, 10, 27)));
        assertEquals("/from", fault(town, number("most", "3"), null));
        Refusal unknown = assertThrows(
                Refusal.class,
                () -> town.rules.set(town.root, town.east.id(), "no-rule", number("most", "3"), Town.TODAY));
        assertEquals(Refusal.Reason.NOT_FOUND, unknown.reason());
        assertEquals(50, most(town, town.east, Town.TODAY));
    }

    private static String fault(Town town, Map<String, BigDecimal> numbers, LocalDate from) {
        Refusal refusal = assertThrows(
                Refusal.class, () -> town.rules.set(town.root, town.east.id(), "branch-size", numbers, from));
        assertEquals(Refusal.Reason.INVALID, refusal.reason());
        return refusal.faults().stream().map(Fault::at).findFirst().orElseThrow();
    }

    @OnEachDatabase
    void aPreviewSaysWhatTheRulesWouldFind(Store store) {
        Town town = new Town(store);
        town.enrol(town.east, 30);
        town.enrol(town.west, 30);
        Change merge = new Change.Merge(List.of(town.west.id()), town.east.id(), null);
        Preview preview =
                town.history.preview(town.root, new Decision(merge, Town.TODAY, "合并", town.committee.id(), null));
        assertEquals(List.of(), preview.faults());
        assertTrue(
                texts(preview.findings()).contains("党员 60 名，超过 50 名"),
                texts(preview.findings()).toString());
        assertNull(town.rules.counts(town.root, town.committee.id(), Town.TODAY).get("branch-size"));
    }

    @OnEachDatabase
    void everyAttributeThatARuleNamesIsGivenByTheCensus(Store store) {
        Town town = new Town(store);
        for (RuleFile file : RuleFiles.all()) {
            Set<String> given = town.attributes(file.rule().about());
            assertTrue(
                    given.containsAll(Where.attributes(file.where())),
                    file.id() + " names " + Where.attributes(file.where()) + " of " + given);
        }
    }

    @OnEachDatabase
    void whatIsNewlyFoundedIsJudgedByTheNumbersOfWhereItWillBe(Store store) {
        Town town = new Town(store);
        town.enrol(town.east, 3);
        town.enrol(town.west, 3);
        Founding founding =
                new Founding("N", "新支部", null, OrganisationType.BRANCH, List.of(), town.committee.id(), null);
        Change merge = new Change.Merge(List.of(town.east.id(), town.west.id()), null, founding);
        Decision decision = new Decision(merge, Town.TODAY, "合并", town.committee.id(), null);
        assertEquals(
                List.of(),
                texts(town.history.preview(town.root, decision).findings()).stream()
                        .filter(text -> text.contains("超过"))
                        .toList());
        town.rules.set(town.root, town.committee.id(), "branch-size", number("most", "5"), Town.TODAY);
        assertTrue(texts(town.history.preview(town.root, decision).findings()).contains("党员 6 名，超过 5 名"));
    }

    @OnEachDatabase
    void aLargeBranchIsToldThatItMayBecomeACommittee(Store store) {
        Town town = new Town(store);
        town.enrol(town.east, 4);
        town.rules.set(town.root, town.committee.id(), "committee-possible", number("least", "4"), LONG_AGO);
        assertEquals(List.of("党员 4 名，达到 4 名"), texts(town.findings(town.root, town.east, "committee-possible")));
        assertEquals(List.of(), town.findings(town.root, town.west, "committee-possible"));
    }

    @OnEachDatabase
    void aBranchThatClosesTomorrowIsFoundTodayAndNotTomorrow(Store store) {
        Town town = new Town(store);
        LocalDate tomorrow = Town.TODAY.plusDays(1);
        Change close = new Change.Close(town.west.id(), null, null);
        town.history.decide(town.root, new Decision(close, tomorrow, "撤销", town.committee.id(), null));
        assertEquals(2, found(town, "branch-minimum", Town.TODAY));
        assertEquals(1, found(town, "branch-minimum", tomorrow));
        assertEquals(2, found(town, "branch-minimum", Town.TODAY));
    }

    private static long found(Town town, String rule, LocalDate day) {
        return town.rules.counts(town.root, town.committee.id(), day).get(rule);
    }
}
