package org.sanqu.organisation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sanqu.organisation.District.FOUNDED;
import static org.sanqu.organisation.District.TODAY;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sanqu.api.Refusal;
import org.sanqu.api.organisation.Change;
import org.sanqu.api.organisation.Decision;
import org.sanqu.api.organisation.Effect;
import org.sanqu.api.organisation.Founding;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.organisation.OrganisationEvent;
import org.sanqu.api.organisation.OrganisationQuery;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.organisation.Preview;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Role;
import org.sanqu.store.OnEachDatabase;

class HistoryTest {

    private static final LocalDate MERGED = LocalDate.of(2021, 3, 1);
    private static final LocalDate BEFORE = MERGED.minusDays(1);

    private static Founding founding(String code, OrganisationType type, Long parent) {
        return new Founding(code, code + "组织", null, type, List.of(), parent, null);
    }

    private static Founding committee(String code, Long parent) {
        return founding(code, OrganisationType.COMMITTEE, parent);
    }

    /** 六衣街道: six communities, each with a branch, and a member at home in every branch and in every community. */
    private static List<Organisation> communities(Store store, District district, Organisation street) {
        List<Organisation> all = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            Organisation community = district.found("L" + i, OrganisationType.COMMITTEE, street);
            Organisation branch = district.found("L" + i + "a", OrganisationType.BRANCH, community);
            district.homes.enrol(store, i, community.id(), FOUNDED);
            district.homes.enrol(store, 10 + i, branch.id(), FOUNDED);
            all.add(community);
        }
        return all;
    }

    private static List<Long> ids(List<Organisation> organisations) {
        return organisations.stream().map(Organisation::id).toList();
    }

    @OnEachDatabase
    void sixCommunitiesBecomeOneAndBothDaysCanBeLookedAt(Store store) {
        District district = new District(store);
        Organisation street = district.found("J", OrganisationType.WORKING_COMMITTEE, null);
        List<Organisation> six = communities(store, district, street);
        Change merge = new Change.Merge(ids(six), null, committee("L", street.id()));

        Preview preview = district.history.preview(district.root, District.decision(merge, MERGED, street.id()));
        assertEquals(List.of(), preview.faults());
        assertEquals(13, preview.organisations());
        assertEquals(6, preview.members());
        assertEquals("J(L1(L1a) L2(L2a) L3(L3a) L4(L4a) L5(L5a) L6(L6a))", district.drawn(street.id(), MERGED));

        OrganisationEvent event = district.decide(merge, MERGED, street.id());
        long merged = event.into().get(0);
        assertEquals(preview.effects().size(), event.effects().size());
        assertEquals(6, event.members());
        assertEquals("J(L(L1a L2a L3a L4a L5a L6a))", district.drawn(street.id(), MERGED));
        assertEquals("J(L(L1a L2a L3a L4a L5a L6a))", district.drawn(street.id(), TODAY));
        assertEquals("J(L1(L1a) L2(L2a) L3(L3a) L4(L4a) L5(L5a) L6(L6a))", district.drawn(street.id(), BEFORE));
        for (Organisation each : six) {
            assertEquals(
                    MERGED, district.tree.get(district.root, each.id(), BEFORE).closedOn());
        }
        assertEquals(List.of(merged), district.homes.of(store, 3, MERGED));
        assertEquals(List.of(six.get(2).id()), district.homes.of(store, 3, BEFORE));

        Hierarchy now = district.hierarchies.current(Hierarchy.FORMAL);
        Hierarchy then = district.hierarchies.asOf(Hierarchy.FORMAL, BEFORE);
        assertEquals(merged, now.organisation(now.standIn(six.get(4).id())));
        assertEquals(street.id(), then.organisation(then.standIn(merged)));
        assertEquals(8, now.count());
        assertEquals(13, then.count());
    }

    @OnEachDatabase
    void aMergerThatWasWrongIsWithdrawnAndStaysInTheHistory(Store store) {
        District district = new District(store);
        Organisation street = district.found("J", OrganisationType.WORKING_COMMITTEE, null);
        List<Organisation> six = communities(store, district, street);
        String before = district.drawn(street.id(), TODAY);
        OrganisationEvent wrong =
                district.decide(new Change.Merge(ids(six), null, committee("L", street.id())), MERGED, street.id());
        long merged = wrong.into().get(0);

        Preview preview = district.history.preview(
                district.root, District.decision(new Change.Withdraw(wrong.id()), TODAY, null));
        assertEquals(13, preview.organisations(), "what exists again counts too");
        OrganisationEvent correction = district.withdraw(wrong);
        assertEquals(
                List.of(
                        new Effect(six.get(0).id(), "exists", null, "true"),
                        new Effect(six.get(0).id(), "members", "0", "1")),
                correction.effects().stream()
                        .filter(effect -> effect.organisation() == six.get(0).id())
                        .toList(),
                "it exists again as it was");
        assertEquals(before, district.drawn(street.id(), TODAY));
        assertEquals(List.of(six.get(0).id()), district.homes.of(store, 1, TODAY));
        assertEquals(wrong.id(), correction.withdraws());
        assertTrue(correction.effects().contains(new Effect(merged, "exists", "true", null)));
        assertEquals(
                correction.id(), district.history.get(district.root, wrong.id()).withdrawnBy());
        assertEquals(
                List.of("withdraw", "merge", "found"),
                district.history.of(district.root, six.get(0).id()).stream()
                        .map(OrganisationEvent::kind)
                        .toList());
        assertEquals(
                List.of("/change/event"), district.faults(new Change.Withdraw(wrong.id()), TODAY, null), "only once");
        assertEquals(List.of("/change/event"), district.faults(new Change.Withdraw(correction.id()), TODAY, null));

        OrganisationEvent again =
                district.decide(new Change.Merge(ids(six), null, committee("L", street.id())), MERGED, street.id());
        assertEquals(List.of(merged), again.into(), "founded again with its code, it is the same one");
    }

    @OnEachDatabase
    void whatLaterEventsBuildOnCannotBeWithdrawn(Store store) {
        District district = new District(store);
        Organisation top = district.found("C", OrganisationType.COMMITTEE, null);
        OrganisationEvent founded =
                district.decide(new Change.Found(committee("C1", top.id())), FOUNDED.plusYears(1), top.id());
        long below = founded.into().get(0);
        OrganisationEvent renamed =
                district.decide(new Change.Rename(below, "新名", null), FOUNDED.plusYears(2), top.id());
        Preview preview = district.history.preview(
                district.root, District.decision(new Change.Withdraw(founded.id()), TODAY, null));
        assertEquals(1, preview.faults().size());
        assertTrue(preview.faults().get(0).reason().toString().contains("事项 " + renamed.id() + "（更名"));
        district.withdraw(renamed);
        district.homes.enrol(store, 1, below, FOUNDED.plusYears(3));
        assertEquals(List.of("/change/event"), district.faults(new Change.Withdraw(founded.id()), TODAY, null));
    }

    @OnEachDatabase
    void aWithdrawnMoveGoesNowhereThatHasClosedSince(Store store) {
        District district = new District(store);
        Organisation top = district.found("C", OrganisationType.COMMITTEE, null);
        Organisation old = district.found("A", OrganisationType.GENERAL_BRANCH, top);
        Organisation next = district.found("B", OrganisationType.GENERAL_BRANCH, top);
        Organisation branch = district.found("A1", OrganisationType.BRANCH, old);
        OrganisationEvent moved =
                district.decide(new Change.Move(branch.id(), Hierarchy.FORMAL, next.id()), MERGED, top.id());
        OrganisationEvent closed =
                district.decide(new Change.Close(old.id(), null, null), MERGED.plusYears(1), top.id());
        Preview preview = district.history.preview(
                district.root, District.decision(new Change.Withdraw(moved.id()), TODAY, null));
        assertTrue(preview.faults().get(0).reason().toString().contains("事项 " + closed.id() + "（撤销"));
        district.withdraw(closed);
        district.withdraw(moved);
        assertEquals("C(A(A1) B)", district.drawn(top.id(), TODAY));
    }

    @OnEachDatabase
    void aBackdatedEventTakesItsPlaceBetweenTheOthers(Store store) {
        District district = new District(store);
        Organisation top = district.found("C", OrganisationType.COMMITTEE, null);
        Organisation first = district.found("A", OrganisationType.GENERAL_BRANCH, top);
        Organisation second = district.found("B", OrganisationType.GENERAL_BRANCH, top);
        Organisation branch = district.found("X", OrganisationType.BRANCH, top);
        district.decide(new Change.Move(branch.id(), Hierarchy.FORMAL, second.id()), MERGED, top.id());
        district.decide(new Change.Move(branch.id(), Hierarchy.FORMAL, first.id()), MERGED.minusYears(1), top.id());
        assertEquals("C(A B X)", district.drawn(top.id(), MERGED.minusYears(1).minusDays(1)));
        assertEquals("C(A(X) B)", district.drawn(top.id(), BEFORE));
        assertEquals("C(A B(X))", district.drawn(top.id(), MERGED));
        assertEquals(
                List.of("/effectiveOn"),
                district.faults(new Change.Close(second.id(), null, null), MERGED.minusDays(3), top.id()),
                "something comes below it later");
    }

    @OnEachDatabase
    void aBranchGrowsIntoACommittee(Store store) {
        District district = new District(store);
        Organisation top = district.found("C", OrganisationType.COMMITTEE, null);
        Organisation branch = district.found("X", OrganisationType.BRANCH, top);
        district.decide(
                new Change.Upgrade(branch.id(), OrganisationType.GENERAL_BRANCH, "某某党总支", null), MERGED, top.id());
        OrganisationEvent event = district.decide(
                new Change.Upgrade(branch.id(), OrganisationType.COMMITTEE, null, null), MERGED.plusYears(1), top.id());
        assertEquals(List.of(new Effect(branch.id(), "type", "general-branch", "committee")), event.effects());
        assertEquals(
                OrganisationType.BRANCH,
                district.tree.get(district.root, branch.id(), BEFORE).type());
        assertEquals(
                "某某党总支", district.tree.get(district.root, branch.id(), TODAY).name());
        assertEquals(
                List.of("/change/type"),
                district.faults(
                        new Change.Upgrade(branch.id(), OrganisationType.COMMITTEE, null, null), TODAY, top.id()));
    }

    @OnEachDatabase
    void oneIsSplitAndEverybodyGoesSomewhere(Store store) {
        District district = new District(store);
        Organisation top = district.found("C", OrganisationType.COMMITTEE, null);
        Organisation whole = district.found("G", OrganisationType.GENERAL_BRANCH, top);
        Organisation one = district.found("G1", OrganisationType.BRANCH, whole);
        Organisation two = district.found("G2", OrganisationType.BRANCH, whole);
        district.homes.enrol(store, 1, whole.id(), FOUNDED);
        district.homes.enrol(store, 2, whole.id(), FOUNDED);
        Founding north = founding("N", OrganisationType.GENERAL_BRANCH, top.id());
        Founding south = founding("S", OrganisationType.GENERAL_BRANCH, top.id());
        Change halves = new Change.Split(
                whole.id(),
                List.of(
                        new Change.Part(north, List.of(one.id()), List.of(1L)),
                        new Change.Part(south, List.of(), List.of(1L, 9L))),
                true);
        assertEquals(
                List.of("/change/parts/1/members/0", "/change/parts/1/members/1", "/change/parts", "/change/parts"),
                district.faults(halves, MERGED, top.id()));
        OrganisationEvent event = district.decide(
                new Change.Split(
                        whole.id(),
                        List.of(
                                new Change.Part(north, List.of(one.id()), List.of(1L)),
                                new Change.Part(south, List.of(two.id()), List.of(2L))),
                        true),
                MERGED,
                top.id());
        assertEquals("C(N(G1) S(G2))", district.drawn(top.id(), TODAY));
        assertEquals("C(G(G1 G2))", district.drawn(top.id(), BEFORE));
        assertEquals(2, event.members());
        assertEquals(List.of(event.into().get(1)), district.homes.of(store, 2, TODAY));
    }

    @OnEachDatabase
    void aTemporaryBranchExpiresByItself(Store store) {
        District district = new District(store);
        Organisation top = district.found("C", OrganisationType.COMMITTEE, null);
        LocalDate ends = TODAY.plusDays(10);
        Founding founding = new Founding(
                "T",
                "抗洪临时党支部",
                null,
                List.of("抗洪支部"),
                OrganisationType.TEMPORARY_BRANCH,
                List.of(),
                null,
                top.id(),
                null,
                ends);
        long temporary = district.decide(new Change.Found(founding), TODAY.minusDays(5), top.id())
                .into()
                .get(0);
        assertEquals(ends, district.tree.get(district.root, temporary, TODAY).closedOn());
        assertEquals("C(T)", district.drawn(top.id(), ends.minusDays(1)));
        assertEquals("C", district.drawn(top.id(), ends));
        Hierarchy behind = district.hierarchies.asOf(Hierarchy.FORMAL, ends);
        assertEquals(top.id(), behind.organisation(behind.standIn(temporary)), "what was above stands in");
        assertEquals(
                List.of("/change/founding/parent"),
                district.faults(new Change.Found(founding("T1", OrganisationType.BRANCH, temporary)), TODAY, temporary),
                "nothing outlives what it hangs below");
        assertEquals(
                List.of("/effectiveOn"), district.faults(new Change.Rename(temporary, "太晚", null), ends, top.id()));
    }

    @OnEachDatabase
    void whoeverIsAtHomeMustGoSomewhereBeforeItCloses(Store store) {
        District district = new District(store);
        Organisation top = district.found("C", OrganisationType.COMMITTEE, null);
        Organisation closing = district.found("X", OrganisationType.GENERAL_BRANCH, top);
        Organisation below = district.found("X1", OrganisationType.BRANCH, closing);
        Organisation other = district.found("Y", OrganisationType.BRANCH, top);
        district.homes.enrol(store, 7, closing.id(), FOUNDED);
        assertEquals(
                List.of("/change/organisationsTo", "/change/membersTo"),
                district.faults(new Change.Close(closing.id(), null, null), MERGED, top.id()));
        assertEquals(
                List.of("/change/organisationsTo"),
                district.faults(new Change.Close(closing.id(), below.id(), other.id()), MERGED, top.id()));
        district.decide(new Change.Close(closing.id(), top.id(), other.id()), MERGED, top.id());
        assertEquals("C(X1 Y)", district.drawn(top.id(), TODAY));
        assertEquals(List.of(other.id()), district.homes.of(store, 7, TODAY));
        Hierarchy now = district.hierarchies.current(Hierarchy.FORMAL);
        assertEquals(other.id(), now.organisation(now.standIn(closing.id())));
    }

    @OnEachDatabase
    void aTreeStaysATreeAtEveryDate(Store store) {
        District district = new District(store);
        Organisation top = district.found("C", OrganisationType.COMMITTEE, null);
        Organisation one = district.found("A", OrganisationType.GENERAL_BRANCH, top);
        Organisation two = district.found("B", OrganisationType.GENERAL_BRANCH, one);
        Change below = new Change.Move(one.id(), Hierarchy.FORMAL, two.id());
        assertEquals(List.of("/change/parent"), district.faults(below, MERGED, top.id()));
        assertEquals(
                List.of("/change/parent"),
                district.faults(new Change.Move(one.id(), Hierarchy.FORMAL, one.id()), MERGED, top.id()));
        district.decide(new Change.Move(two.id(), Hierarchy.FORMAL, top.id()), MERGED, top.id());
        district.decide(below, MERGED.plusDays(5), top.id());
        assertEquals(
                List.of("/change/parent"),
                district.faults(new Change.Move(two.id(), Hierarchy.FORMAL, one.id()), MERGED.plusDays(1), top.id()),
                "five days later it would be below itself");
    }

    @OnEachDatabase
    void thereAreOtherHierarchiesForThoseWhoWantThem(Store store) {
        District district = new District(store);
        Organisation top = district.found("C", OrganisationType.COMMITTEE, null);
        Organisation street = district.found("J", OrganisationType.WORKING_COMMITTEE, top);
        Organisation trade = district.found("T", OrganisationType.COMMITTEE, top);
        Organisation school = district.found("S", OrganisationType.BRANCH, trade);
        Organisation clinic = district.found("K", OrganisationType.BRANCH, trade);
        district.decide(new Change.Move(school.id(), Hierarchy.TERRITORIAL, street.id()), MERGED, top.id());
        district.decide(new Change.Move(clinic.id(), Hierarchy.TERRITORIAL, school.id()), MERGED, top.id());
        Hierarchy place = district.hierarchies.current(Hierarchy.TERRITORIAL);
        assertEquals(3, place.count());
        assertEquals(0, place.depth(place.ordinal(street.id())));
        assertEquals(-1, place.ordinal(top.id()));
        assertEquals(0, district.hierarchies.asOf(Hierarchy.TERRITORIAL, BEFORE).count());
        assertEquals(
                List.of("J", "S", "K"),
                district.tree.path(district.root, clinic.id(), Hierarchy.TERRITORIAL, TODAY).stream()
                        .map(Organisation::code)
                        .toList());
        assertEquals("C(J T(K S))", district.drawn(top.id(), TODAY));
        assertEquals(
                List.of("/change/parent"),
                district.faults(new Change.Move(street.id(), Hierarchy.TERRITORIAL, clinic.id()), MERGED, top.id()));
        district.decide(new Change.Close(school.id(), null, null), TODAY, top.id());
        assertEquals(
                List.of(clinic.id()),
                ids(district.tree.children(district.root, street.id(), Hierarchy.TERRITORIAL, TODAY)),
                "what was below moves up where the one between closes");
        district.decide(new Change.Move(clinic.id(), Hierarchy.TERRITORIAL, null), TODAY, top.id());
        assertEquals(0, district.hierarchies.current(Hierarchy.TERRITORIAL).count());
        assertEquals(
                List.of("/change/hierarchy"),
                district.faults(new Change.Move(clinic.id(), "secret", street.id()), TODAY, top.id()));
    }

    @OnEachDatabase
    void organisationsOfTwoDistrictsAreNotMerged(Store store) {
        District district = new District(store);
        Organisation east = district.found("E", OrganisationType.COMMITTEE, null);
        Organisation west = district.found("W", OrganisationType.COMMITTEE, null);
        Organisation one = district.found("E1", OrganisationType.BRANCH, east);
        Organisation two = district.found("E2", OrganisationType.BRANCH, east);
        Organisation far = district.found("W1", OrganisationType.BRANCH, west);
        assertEquals(
                List.of("/change/from"),
                district.faults(new Change.Merge(List.of(one.id()), far.id(), null), TODAY, null));
        assertEquals(
                List.of("/approvedBy"),
                district.faults(new Change.Merge(List.of(one.id()), two.id(), null), TODAY, west.id()));
        assertEquals(
                List.of("/approvedBy"),
                district.faults(new Change.Merge(List.of(one.id()), two.id(), null), TODAY, two.id()));
        assertEquals(
                List.of("/approvedBy"),
                district.faults(new Change.Merge(List.of(one.id()), two.id(), null), TODAY, null));
        assertEquals(
                List.of("/change/from"),
                district.faults(new Change.Merge(List.of(one.id()), one.id(), null), TODAY, east.id()));
        district.decide(new Change.Merge(List.of(one.id(), two.id()), two.id(), null), TODAY, east.id());
        assertEquals("E(E2)", district.drawn(east.id(), TODAY));
    }

    @OnEachDatabase
    void datesOutOfOrderAndWhatIsNotThereAreRefused(Store store) {
        District district = new District(store);
        Organisation top = district.found("C", OrganisationType.COMMITTEE, null);
        Organisation branch = district.found("X", OrganisationType.BRANCH, top);
        Change rename = new Change.Rename(branch.id(), "新名", null);
        assertEquals(List.of("/effectiveOn"), district.faults(rename, FOUNDED.minusDays(1), null));
        assertEquals(List.of("/effectiveOn"), district.faults(rename, LocalDate.of(1921, 6, 30), top.id()));
        assertEquals(
                List.of("/effectiveOn"),
                district.faults(rename, TODAY.plusYears(1).plusDays(1), top.id()));
        assertEquals(List.of("/effectiveOn"), district.faults(rename, null, top.id()));
        assertEquals(
                List.of("/change/organisation"), district.faults(new Change.Rename(4711, "新名", null), TODAY, top.id()));
        assertEquals(
                List.of("/change/name"), district.faults(new Change.Rename(branch.id(), " ", null), TODAY, top.id()));
        Refusal refusal = assertThrows(
                Refusal.class,
                () -> district.history.decide(
                        district.root, new Decision(rename, TODAY, "", top.id(), "x".repeat(61))));
        assertEquals(
                List.of("/reason", "/documentNumber"),
                refusal.faults().stream().map(each -> each.at()).toList());
        district.decide(new Change.Close(branch.id(), null, null), MERGED, top.id());
        assertEquals(List.of("/effectiveOn"), district.faults(rename, MERGED, null));
        assertEquals(
                List.of("/effectiveOn"),
                district.faults(new Change.Close(branch.id(), null, null), BEFORE, top.id()),
                "it closes later already");
        Refusal taken = assertThrows(
                Refusal.class, () -> district.decide(new Change.Found(committee("X", top.id())), TODAY, top.id()));
        assertEquals(Refusal.Reason.CONFLICT, taken.reason());
        assertEquals(
                List.of("/change/founding/parent"),
                district.faults(new Change.Found(committee("X1", branch.id())), TODAY, null));
    }

    @OnEachDatabase
    void whatIsNotThereIsNamedWithTheDaysOnWhichItIs(Store store) {
        District district = new District(store);
        Organisation top = district.found("C", OrganisationType.COMMITTEE, null);
        Organisation branch = district.found("X", OrganisationType.BRANCH, top);
        Change rename = new Change.Rename(branch.id(), "新名", null);
        LocalDate early = FOUNDED.minusDays(1);
        assertEquals("“X组织”在 1999-06-30 不存在（1999-07-01 成立），请检查生效日期。", fault(district, rename, early));
        Organisation next = district.found("Y", OrganisationType.BRANCH, top);
        assertEquals(
                "“X组织”、“Y组织”在 1999-06-30 不存在（1999-07-01 成立），请检查生效日期。",
                fault(district, new Change.Merge(List.of(branch.id()), next.id(), null), early));
        district.decide(new Change.Close(branch.id(), null, null), MERGED, top.id());
        assertEquals("“X组织”在 2021-03-01 不存在（1999-07-01 成立，2021-03-01 终止），请检查生效日期。", fault(district, rename, MERGED));
    }

    @OnEachDatabase
    void nothingIsFoundedBeforeWhatItIsToHangBelow(Store store) {
        District district = new District(store);
        Organisation top = district.found("C", OrganisationType.COMMITTEE, null);
        Change found = new Change.Found(committee("C1", top.id()));
        LocalDate early = FOUNDED.minusDays(1);
        assertEquals(List.of("/effectiveOn"), district.faults(found, early, top.id()));
        assertEquals("上级组织“C组织”成立于 1999-07-01，不能早于这一天。", fault(district, found, early));
        district.decide(found, FOUNDED, top.id());
        assertEquals("C(C1)", district.drawn(top.id(), FOUNDED));
    }

    private static String fault(District district, Change change, LocalDate on) {
        Preview preview = district.history.preview(district.root, District.decision(change, on, null));
        assertEquals(1, preview.faults().size());
        return preview.faults().get(0).reason().toString();
    }

    @OnEachDatabase
    void everyOrganisationThatAnActTouchesNeedsThePermission(Store store) {
        District district = new District(store);
        Organisation top = district.found("C", OrganisationType.COMMITTEE, null);
        Organisation mine = district.found("A", OrganisationType.GENERAL_BRANCH, top);
        Organisation branch = district.found("A1", OrganisationType.BRANCH, mine);
        Organisation other = district.found("B", OrganisationType.GENERAL_BRANCH, top);
        Organisation strange = district.found("B1", OrganisationType.BRANCH, other);
        Caller clerk = district.clerk(Role.SYSTEM_ADMINISTRATOR, mine.id());
        List<Change> forbidden = List.of(
                new Change.Move(branch.id(), Hierarchy.FORMAL, other.id()),
                new Change.Move(branch.id(), Hierarchy.FORMAL, null),
                new Change.Move(strange.id(), Hierarchy.FORMAL, mine.id()),
                new Change.Merge(List.of(branch.id()), strange.id(), null),
                new Change.Merge(List.of(branch.id(), mine.id()), null, committee("M", top.id())),
                new Change.Close(branch.id(), null, other.id()),
                new Change.Rename(strange.id(), "新名", null),
                new Change.Found(committee("N", other.id())),
                new Change.Withdraw(1));
        for (Change change : forbidden) {
            Decision decision = District.decision(change, TODAY, top.id());
            assertEquals(
                    Refusal.Reason.FORBIDDEN,
                    assertThrows(Refusal.class, () -> district.history.decide(clerk, decision))
                            .reason(),
                    change.toString());
            assertEquals(
                    Refusal.Reason.FORBIDDEN,
                    assertThrows(Refusal.class, () -> district.history.preview(clerk, decision))
                            .reason());
        }
        district.history.decide(clerk, District.decision(new Change.Rename(branch.id(), "新名", null), TODAY, mine.id()));
        OrganisationEvent away =
                district.decide(new Change.Move(branch.id(), Hierarchy.FORMAL, other.id()), TODAY, top.id());
        Caller there = district.clerk(Role.SYSTEM_ADMINISTRATOR, other.id());
        Decision back = District.decision(new Change.Withdraw(away.id()), TODAY, null);
        assertEquals(
                Refusal.Reason.FORBIDDEN,
                assertThrows(Refusal.class, () -> district.history.decide(there, back))
                        .reason(),
                "it would come below what is not theirs");
    }

    @OnEachDatabase
    void whatHasClosedIsReadAsOfItsDaysByWhoeverHasWhatStandsInForIt(Store store) {
        District district = new District(store);
        Organisation top = district.found("C", OrganisationType.COMMITTEE, null);
        Organisation kept = district.found("A", OrganisationType.GENERAL_BRANCH, top);
        Organisation gone = district.found("B", OrganisationType.GENERAL_BRANCH, top);
        district.decide(new Change.Merge(List.of(gone.id()), kept.id(), null), MERGED, top.id());
        Caller reader = district.clerk(Role.READER, kept.id());
        assertEquals("B", district.tree.get(reader, gone.id(), BEFORE).code());
        assertEquals(
                List.of("A", "B"),
                district.tree.tops(reader, BEFORE).stream()
                        .map(Organisation::code)
                        .toList());
        assertEquals(
                List.of("A"),
                district.tree.tops(reader, TODAY).stream()
                        .map(Organisation::code)
                        .toList());
        assertEquals(2, district.history.of(reader, gone.id()).size());
        assertEquals(
                Refusal.Reason.NOT_FOUND,
                assertThrows(Refusal.class, () -> district.tree.get(reader, gone.id(), TODAY))
                        .reason());
    }

    @OnEachDatabase
    void anAliasIsFoundAndAPageIsNarrowed(Store store) {
        District district = new District(store);
        Organisation top = district.found("C", OrganisationType.COMMITTEE, null, "street");
        for (int i = 0; i < 30; i++) {
            district.found(
                    "B" + (10 + i), OrganisationType.BRANCH, top, i % 3 == 0 ? new String[] {"park"} : new String[0]);
        }
        long first =
                district.tree.find(district.root, "B11", TODAY).orElseThrow().id();
        district.decide(new Change.Describe(first, List.of(), List.of("老支部", "退休支部"), 3), TODAY, null);
        Organisation described = district.tree.get(district.root, first, TODAY);
        assertEquals(List.of("老支部", "退休支部"), described.aliases());
        assertEquals(3, described.units());
        assertEquals(
                List.of("B11"),
                district.tree.search(district.root, top.id(), "退休", 9, TODAY).stream()
                        .map(Organisation::code)
                        .toList());
        OrganisationQuery inPark = new OrganisationQuery(
                top.id(), Hierarchy.FORMAL, null, Set.of(OrganisationType.BRANCH), "park", null, 4, TODAY);
        var page = district.tree.page(district.root, inPark);
        assertEquals(
                List.of("B10", "B13", "B16", "B19"),
                page.items().stream().map(Organisation::code).toList());
        OrganisationQuery rest =
                new OrganisationQuery(top.id(), Hierarchy.FORMAL, null, Set.of(), "park", page.next(), 200, TODAY);
        assertEquals(6, district.tree.page(district.root, rest).items().size());
        OrganisationQuery inherited =
                new OrganisationQuery(top.id(), Hierarchy.FORMAL, "B", Set.of(), "street", null, 200, TODAY);
        assertEquals(20, district.tree.page(district.root, inherited).items().size());
        OrganisationQuery odd =
                new OrganisationQuery(top.id(), Hierarchy.FORMAL, null, Set.of(), null, "%%", 200, TODAY);
        assertThrows(Refusal.class, () -> district.tree.page(district.root, odd));
    }

    @OnEachDatabase
    void anImportIsTakenBackAsAWholeUnlessSomethingBuildsOnIt(Store store) {
        District district = new District(store);
        Organisation top = district.found("C", OrganisationType.COMMITTEE, null);
        store.write(sql -> {
            Foundings foundings = new Foundings(sql, "clerk", "导入", 9L);
            var numbers = foundings.number(List.of("I1", "I2"), Map.of());
            Founding one = new Founding("I1", "一", null, OrganisationType.COMMITTEE, List.of(), top.id(), FOUNDED);
            Founding two =
                    new Founding("I2", "二", null, OrganisationType.BRANCH, List.of(), numbers.get("I1"), FOUNDED);
            var done = foundings.found(Map.of(numbers.get("I2"), two, numbers.get("I1"), one));
            assertEquals(List.of(), done.outcome().violations());
            sql.afterCommit(() -> district.hierarchies.changed(
                    done.lastEvent(), done.outcome().after().values()));
            return null;
        });
        assertEquals("C(I1(I2))", district.drawn(top.id(), TODAY));
        long inner =
                district.tree.find(district.root, "I2", TODAY).orElseThrow().id();
        OrganisationEvent renamed = district.decide(new Change.Rename(inner, "二支部", null), TODAY, top.id());
        Refusal refusal = assertThrows(
                Refusal.class, () -> store.write(sql -> district.history.withdrawBatch(sql, district.root, 9, "撤回导入")));
        assertEquals(Refusal.Reason.CONFLICT, refusal.reason());
        district.withdraw(renamed);
        assertEquals(2, store.<Integer>write(sql -> district.history.withdrawBatch(sql, district.root, 9, "撤回导入")));
        assertEquals("C", district.drawn(top.id(), TODAY));
        assertFalse(district.tree.find(district.root, "I1", TODAY).isPresent());
        assertEquals(
                List.of(inner),
                district.history.of(district.root, inner).get(0).from(),
                "of all that was undone only what was asked for");
        assertEquals(0, store.<Integer>write(sql -> district.history.withdrawBatch(sql, district.root, 9, "撤回导入")));
    }

    @OnEachDatabase
    void anotherStartReadsTheSameTree(Store store) {
        District district = new District(store);
        Organisation street = district.found("J", OrganisationType.WORKING_COMMITTEE, null);
        List<Organisation> six = communities(store, district, street);
        district.decide(new Change.Merge(ids(six), null, committee("L", street.id())), MERGED, street.id());
        district.decide(new Change.Move(six.get(0).id(), Hierarchy.TRADE, street.id()), BEFORE, street.id());
        StoredHierarchies again = new StoredHierarchies(store);
        for (LocalDate day : List.of(FOUNDED.minusDays(1), FOUNDED, BEFORE, MERGED, TODAY)) {
            for (String hierarchy : Projection.HIERARCHIES) {
                Hierarchy one = district.hierarchies.asOf(hierarchy, day);
                Hierarchy other = again.asOf(hierarchy, day);
                assertEquals(one.count(), other.count());
                for (int position = 0; position < one.count(); position++) {
                    long id = one.organisation(one.at(position));
                    assertEquals(id, other.organisation(other.at(position)));
                    assertEquals(one.depth(one.at(position)), other.depth(other.at(position)));
                }
                for (Organisation each : six) {
                    assertEquals(one.standIn(each.id()), other.standIn(each.id()));
                }
            }
        }
    }
}
