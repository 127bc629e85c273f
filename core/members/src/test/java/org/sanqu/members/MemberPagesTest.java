package org.sanqu.members;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sanqu.members.Roll.JOINED;
import static org.sanqu.members.Roll.TODAY;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.sanqu.api.member.Enrolment;
import org.sanqu.api.member.Matches;
import org.sanqu.api.member.Member;
import org.sanqu.api.member.MemberChange;
import org.sanqu.api.member.MemberFilter;
import org.sanqu.api.member.MemberQuery;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.platform.Store;
import org.sanqu.store.OnEachDatabase;

class MemberPagesTest {

    private static final LocalDate LAST_YEAR = TODAY.minusYears(1);
    private static final String GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平";

    private static MemberFilter filter(
            String sex, Set<String> categories, Set<String> standings, Set<String> states, Integer from, Integer to) {
        return new MemberFilter(null, sex, categories, standings, Set.of(), states, from, to, false, Set.of(), null);
    }

    private static MemberFilter homes(Set<OrganisationType> types, String sector) {
        return new MemberFilter(null, null, Set.of(), Set.of(), Set.of(), Set.of(), null, null, false, types, sector);
    }

    private static Enrolment someone(Random random, long home) {
        LocalDate born = LocalDate.of(1950, 1, 1).plusDays(random.nextInt(50 * 365));
        LocalDate joined = born.plusYears(19);
        boolean full = random.nextInt(5) > 0;
        return new Enrolment(
                "王" + GIVEN.charAt(random.nextInt(20)) + GIVEN.charAt(random.nextInt(20)),
                random.nextBoolean() ? "1" : "2",
                born,
                null,
                null,
                full ? "full" : "probationary",
                random.nextInt(4) > 0 ? "in-service" : "retired",
                joined,
                full ? joined.plusYears(1) : null,
                null,
                null,
                home,
                joined.isBefore(Roll.FOUNDED) ? Roll.FOUNDED : joined);
    }

    /** A committee with two general branches, below each of them branches; many people, of whom some have moved and changed. */
    private static Map<String, Long> populated(Roll roll) {
        Map<String, Long> tops = new LinkedHashMap<>();
        long committee = roll.found("C", OrganisationType.COMMITTEE, null);
        tops.put("all", committee);
        List<Long> branches = new ArrayList<>();
        for (int general = 0; general < 2; general++) {
            long above = roll.found(
                    "G" + general, OrganisationType.GENERAL_BRANCH, committee, general == 0 ? "market" : "park");
            tops.put("general " + general, above);
            for (int branch = 0; branch < 4; branch++) {
                OrganisationType type = branch == 0 ? OrganisationType.JOINT_BRANCH : OrganisationType.BRANCH;
                branches.add(roll.found("G" + general + "-" + branch, type, above));
            }
        }
        tops.put("branch", branches.get(5));
        Random random = new Random(7);
        List<Long> members = new ArrayList<>();
        roll.store.write(sql -> {
            List<Enrolment> people = new ArrayList<>();
            for (int i = 0; i < 3_000; i++) {
                // most of them in one branch, so that both plans are taken
                people.add(someone(random, branches.get(random.nextInt(3) == 0 ? random.nextInt(8) : 1)));
            }
            LongStream.of(new Enrolments(sql, roll.secrets, "root", Instant.now(), null).insert(people))
                    .forEach(members::add);
            return null;
        });
        roll.counts.changed();
        for (int i = 0; i < 60; i++) {
            change(roll, members.get(i * 50), i, branches.get(7));
        }
        return tops;
    }

    private static void change(Roll roll, long member, int i, long home) {
        if (i % 3 == 0) {
            MemberChange lost = new MemberChange.Amend(null, null, null, null, "student", "suspended", true, null);
            roll.members.change(roll.root, member, lost, LAST_YEAR.plusMonths(1), null, null);
        } else if (i % 3 == 1) {
            roll.members.change(
                    roll.root, member, new MemberChange.Leave("removed"), LAST_YEAR.plusMonths(2), "除名", null);
        } else {
            roll.store.write(sql -> {
                roll.homes.move(sql, member, home, LAST_YEAR.plusMonths(3), null, "root");
                return null;
            });
        }
    }

    @OnEachDatabase
    void everyPlanListsThoseWhoFitOnceInOrderOnEveryDay(Store store) {
        Roll roll = new Roll(store);
        Map<String, Long> tops = populated(roll);
        Map<MemberFilter, Predicate<Member>> filters = new LinkedHashMap<>();
        filters.put(MemberFilter.ALL, member -> true);
        filters.put(MemberFilter.containing("芳"), member -> member.name().contains("芳"));
        filters.put(MemberFilter.containing("%"), member -> false);
        filters.put(filter("2", Set.of(), Set.of(), Set.of(), null, null), member -> member.sex()
                .equals("2"));
        filters.put(
                filter(null, Set.of("probationary"), Set.of("retired", "student"), Set.of(), null, null),
                member -> member.category().equals("probationary")
                        && !member.standing().equals("in-service"));
        filters.put(
                filter(null, Set.of("full", "probationary"), Set.of(), Set.of("suspended"), null, null),
                member -> member.state().equals("suspended"));
        for (LocalDate day : List.of(TODAY, LAST_YEAR, LAST_YEAR.plusMonths(1), LAST_YEAR.plusMonths(2))) {
            List<Member> everybody = roll.all(query(tops.get("all"), MemberFilter.ALL, 200, day));
            assertTrue(everybody.size() >= 2_900, "only " + everybody.size());
            for (long top : tops.values()) {
                Hierarchy tree = roll.hierarchies.asOf(Hierarchy.FORMAL, day);
                Subtree subtree = Subtree.of(tree, top);
                filters.forEach((filter, fits) -> assertEquals(
                        everybody.stream()
                                .filter(member -> subtree.has(member.home()) && fits.test(member))
                                .map(Member::id)
                                .toList(),
                        roll.all(query(top, filter, 170, day)).stream()
                                .map(Member::id)
                                .toList(),
                        () -> day + " " + top + " " + filter));
                filters.forEach((filter, fits) -> assertEquals(
                        new Matches(
                                everybody.stream()
                                        .filter(member -> subtree.has(member.home()) && fits.test(member))
                                        .count(),
                                false),
                        roll.members.count(roll.root, query(top, filter, 1, day)),
                        () -> "count " + day + " " + top + " " + filter));
                assertEquals(
                        everybody.stream()
                                .filter(member -> subtree.has(member.home()))
                                .count(),
                        roll.members.count(roll.root, top, day));
            }
        }
    }

    @OnEachDatabase
    void ofManyNoMoreAreCountedThanLieWithinReach(Store store) {
        Roll roll = new Roll(store);
        long all = populated(roll).get("all");
        MemberFilter women = filter("2", Set.of(), Set.of(), Set.of(), null, null);
        List<Member> found = roll.all(query(all, women, 200, LAST_YEAR));
        roll.store.read(sql -> {
            DayView view = DayView.of(LAST_YEAR, TODAY);
            MemberPage page = new MemberPage(sql, view, new Narrowing(women, view), Position.START, 0);
            assertEquals(new Matches(found.size(), false), page.among(4_000, home -> true));
            assertEquals(new Matches(0, false), page.among(4_000, home -> false));
            Matches some = page.among(1_000, home -> true);
            assertTrue(some.more());
            assertTrue(some.members() > 300 && some.members() < 700, "not " + some.members());
            return null;
        });
    }

    private static MemberQuery query(long organisation, MemberFilter filter, int size, LocalDate day) {
        return new MemberQuery(organisation, Hierarchy.FORMAL, true, filter, null, size, day);
    }

    @OnEachDatabase
    void membersAreFoundByTheTypeAndSectorOfTheirHome(Store store) {
        Roll roll = new Roll(store);
        Map<String, Long> tops = populated(roll);
        long all = tops.get("all");
        long joint = roll.all(query(all, homes(Set.of(OrganisationType.JOINT_BRANCH), null), 50, TODAY))
                .size();
        long market = roll.all(query(all, homes(Set.of(), "market"), 50, TODAY)).size();
        long both = roll.all(query(all, homes(Set.of(OrganisationType.JOINT_BRANCH), "park"), 50, TODAY))
                .size();
        long few = roll.tree.find(roll.root, "G0-0", TODAY).orElseThrow().id();
        long others = roll.tree.find(roll.root, "G1-0", TODAY).orElseThrow().id();
        assertEquals(roll.members.count(roll.root, few, TODAY) + roll.members.count(roll.root, others, TODAY), joint);
        assertEquals(roll.members.count(roll.root, tops.get("general 0"), TODAY), market);
        assertEquals(roll.members.count(roll.root, others, TODAY), both);
        assertEquals(List.of(), roll.all(query(all, homes(Set.of(OrganisationType.GROUP), null), 50, TODAY)));
    }

    @OnEachDatabase
    void agesAreWholeYearsOnTheDay(Store store) {
        Roll roll = new Roll(store);
        Map<String, Long> tops = populated(roll);
        long all = tops.get("all");
        List<Member> found = roll.all(query(all, filter(null, Set.of(), Set.of(), Set.of(), 40, 45), 200, TODAY));
        Predicate<Member> fits = member -> {
            int age = Period.between(member.birthDate(), TODAY).getYears();
            return age >= 40 && age <= 45;
        };
        assertFalse(found.isEmpty());
        assertTrue(found.stream().allMatch(fits));
        assertEquals(
                roll.all(query(all, MemberFilter.ALL, 200, TODAY)).stream()
                        .filter(fits)
                        .count(),
                found.size());
    }

    @OnEachDatabase
    void countsFollowEveryChangeWithoutCountingAgain(Store store) {
        Roll roll = new Roll(store);
        long committee = roll.found("C", OrganisationType.COMMITTEE, null);
        long east = roll.branch("C1", committee);
        long west = roll.branch("C2", committee);
        for (int i = 1; i <= 5; i++) {
            roll.enrol("李" + GIVEN.charAt(i), i % 2 == 0 ? east : west);
            assertEquals(i, roll.members.count(roll.root, committee, TODAY));
            assertEquals(i / 2, roll.members.count(roll.root, east, TODAY));
            assertEquals(0, roll.members.count(roll.root, committee, JOINED.minusDays(1)));
        }
        long member = roll.all(query(east, MemberFilter.ALL, 50, TODAY)).get(0).id();
        roll.members.change(roll.root, member, new MemberChange.Leave("moved-away"), LAST_YEAR, "转出", null);
        assertEquals(4, roll.members.count(roll.root, committee, TODAY));
        assertEquals(1, roll.members.count(roll.root, east, LAST_YEAR));
        assertEquals(2, roll.members.count(roll.root, east, LAST_YEAR.minusDays(1)));
    }
}
