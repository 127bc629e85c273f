package org.sanqu.members;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sanqu.members.Town.TODAY;
import static org.sanqu.members.Town.to;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.sanqu.api.Refusal;
import org.sanqu.api.member.MemberChange;
import org.sanqu.api.member.Transfer;
import org.sanqu.api.organisation.Change;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Role;
import org.sanqu.store.OnEachDatabase;

class TransfersWhileTheTreeChangesTest {

    @OnEachDatabase
    void whatTheNewBranchWasMergedIntoAcceptsInItsPlace(Store store) {
        Town town = new Town(store);
        long li = town.enrol("李娜", town.west1);
        long transfer = town.assigned(li, town.east1).id();
        town.decide(new Change.Merge(List.of(town.east1), town.east2, null), TODAY);

        Transfer now = town.transfers.get(town.clerk(Role.READER, town.east2), transfer);
        assertEquals("assigned", now.state());
        assertEquals(town.east2, now.holder());
        Caller heir = town.clerk(Role.RECORDER, town.east2);
        Refusal early = assertThrows(
                Refusal.class, () -> town.transfers.giveBack(town.clerk(Role.RECORDER, town.west2), transfer, "不是我们的"));
        assertEquals(Refusal.Reason.FORBIDDEN, early.reason());
        town.transfers.accept(heir, transfer, TODAY);
        assertEquals(town.east2, town.home(li, TODAY));
    }

    @OnEachDatabase
    void whatTheNewCommitteeWasMergedIntoFindsTheBranch(Store store) {
        Town town = new Town(store);
        long li = town.enrol("李娜", town.west1);
        long transfer = town.transfers.issue(town.root, to(li, town.east, 5)).id();
        town.transfers.send(town.root, transfer);
        town.decide(new Change.Merge(List.of(town.east), town.west, null), TODAY);

        assertEquals(town.west, town.transfers.get(town.root, transfer).holder());
        Caller heir = town.clerk(Role.REVIEWER, town.west);
        assertEquals(
                town.east1, town.transfers.assign(heir, transfer, town.east1).to());
    }

    @OnEachDatabase
    void aBranchThatClosedLeavesItToTheCommitteeAbove(Store store) {
        Town town = new Town(store);
        long li = town.enrol("李娜", town.west1);
        long transfer = town.assigned(li, town.east1).id();
        town.decide(new Change.Close(town.east1, null, null), TODAY);

        Transfer now = town.transfers.get(town.root, transfer);
        assertEquals("sent", now.state(), "a committee does not accept, it finds another branch");
        assertEquals(town.east, now.holder());
        assertEquals(
                1,
                town.transfers.page(town.root, town.east, true, null, 9).items().size());
        Caller committee = town.clerk(Role.REVIEWER, town.east);
        town.transfers.assign(committee, transfer, town.east2);
        town.transfers.accept(town.clerk(Role.RECORDER, town.east2), transfer, TODAY);
        assertEquals(town.east2, town.home(li, TODAY));
    }

    @OnEachDatabase
    void aBranchThatWillCloseAcceptsNobody(Store store) {
        Town town = new Town(store);
        long li = town.enrol("李娜", town.west1);
        long transfer = town.assigned(li, town.east1).id();
        town.decide(new Change.Close(town.east1, null, null), TODAY.plusDays(20));
        Refusal refusal = assertThrows(Refusal.class, () -> town.transfers.accept(town.root, transfer, TODAY));
        assertEquals(List.of("transfer.branch-closes"), Town.reasons(refusal));
        assertEquals(town.west1, town.home(li, TODAY));
    }

    @OnEachDatabase
    void theOldSideIsWhereTheMemberIsNow(Store store) {
        Town town = new Town(store);
        long li = town.enrol("李娜", town.west1);
        long transfer = town.assigned(li, town.east1).id();
        town.decide(new Change.Merge(List.of(town.west1), town.west2, null), TODAY.minusDays(2));
        Caller heir = town.clerk(Role.RECORDER, town.west2);
        assertEquals(
                1, town.transfers.page(heir, town.west2, true, null, 9).items().size());

        Refusal before =
                assertThrows(Refusal.class, () -> town.transfers.accept(town.root, transfer, TODAY.minusDays(3)));
        assertEquals(List.of("transfer.home-since"), Town.reasons(before));
        Transfer accepted = town.transfers.accept(town.root, transfer, TODAY);
        assertEquals(town.west2, accepted.from());
        assertEquals(town.west2, town.home(li, TODAY.minusDays(1)));
        assertEquals(town.east1, town.home(li, TODAY));
    }

    @OnEachDatabase
    void anAcceptanceBeforeAMoveThatAMergerHasHiddenIsRefused(Store store) {
        Town town = new Town(store);
        long li = town.enrol("李娜", town.west1);
        town.transfers.accept(town.root, town.assigned(li, town.west2).id(), TODAY);
        town.decide(new Change.Merge(List.of(town.west2), town.west1, null), TODAY.minusDays(1));
        assertEquals(town.west1, town.home(li, TODAY), "as if they had never moved");
        long transfer = town.assigned(li, town.east1).id();
        Refusal refusal =
                assertThrows(Refusal.class, () -> town.transfers.accept(town.root, transfer, TODAY.minusDays(2)));
        assertEquals(List.of("transfer.home-since"), Town.reasons(refusal));
        town.transfers.accept(town.root, transfer, TODAY);
        assertEquals(town.east1, town.home(li, TODAY));
    }

    @OnEachDatabase
    void whoIsMovedAlongInTheFutureIsTransferredNow(Store store) {
        Town town = new Town(store);
        long li = town.enrol("李娜", town.west1);
        long transfer = town.assigned(li, town.east1).id();
        town.decide(new Change.Merge(List.of(town.west1), town.west2, null), TODAY.plusDays(30));
        town.transfers.accept(town.root, transfer, TODAY);
        assertEquals(town.east1, town.home(li, TODAY));
        assertEquals(town.east1, town.home(li, TODAY.plusDays(31)));
    }

    @OnEachDatabase
    void whenBothBranchesBecomeOneNothingIsLeftToAccept(Store store) {
        Town town = new Town(store);
        long li = town.enrol("李娜", town.west1);
        long transfer = town.assigned(li, town.west2).id();
        town.decide(new Change.Merge(List.of(town.west1), town.west2, null), TODAY);
        Refusal refusal = assertThrows(Refusal.class, () -> town.transfers.accept(town.root, transfer, TODAY));
        assertEquals(List.of("transfer.same-home"), Town.reasons(refusal));
        assertEquals("withdrawn", town.transfers.withdraw(town.root, transfer).state());
    }

    @OnEachDatabase
    void whoDiedMeanwhileIsNotAccepted(Store store) {
        Town town = new Town(store);
        long li = town.enrol("李娜", town.west1);
        long transfer = town.assigned(li, town.east1).id();
        town.members.change(town.root, li, new MemberChange.Leave("deceased"), TODAY, "去世", null);
        Refusal refusal = assertThrows(Refusal.class, () -> town.transfers.accept(town.root, transfer, TODAY));
        assertEquals(Refusal.Reason.CONFLICT, refusal.reason());
        assertNull(town.home(li, TODAY));
        Refusal back = assertThrows(Refusal.class, () -> town.transfers.issue(town.root, Town.letterOut(li, TODAY)));
        assertEquals(Refusal.Reason.INVALID, back.reason());
    }

    @OnEachDatabase
    void ofTwoAcceptancesAtOnceOneWins(Store store) throws Exception {
        Town town = new Town(store);
        for (int round = 0; round < 5; round++) {
            long li = town.enrol("李娜", town.west1);
            long transfer = town.assigned(li, town.east1).id();
            Callable<?> accept = () -> town.transfers.accept(town.root, transfer, TODAY);
            assertEquals(
                    List.of("CONFLICT", "done"),
                    atOnce(accept, accept).stream().sorted().toList());
            assertEquals(town.east1, town.home(li, TODAY));
            assertEquals(4, town.transfers.get(town.root, transfer).steps().size());
        }
    }

    @OnEachDatabase
    void aBranchDoesNotCloseAroundWhomItAccepts(Store store) throws Exception {
        Town town = new Town(store);
        for (int round = 0; round < 8; round++) {
            long li = town.enrol("李娜", town.west1);
            long branch = town.found("X" + round, OrganisationType.BRANCH, town.east);
            long transfer = town.assigned(li, branch).id();
            List<String> outcomes = atOnce(
                    () -> town.transfers.accept(town.root, transfer, TODAY),
                    () -> town.decide(new Change.Close(branch, null, null), TODAY));
            long home = town.home(li, TODAY);
            assertEquals(1, outcomes.stream().filter("done"::equals).count(), outcomes.toString());
            assertEquals(outcomes.get(0).equals("done") ? branch : town.west1, home);
            assertTrue(town.hierarchies.current(Hierarchy.FORMAL).ordinal(home) >= 0);
        }
    }

    @OnEachDatabase
    void nobodyIsAcceptedAndLeavesAtOnce(Store store) throws Exception {
        Town town = new Town(store);
        for (int round = 0; round < 8; round++) {
            long li = town.enrol("李娜", town.west1);
            long transfer = town.assigned(li, town.east1).id();
            List<String> outcomes = atOnce(
                    () -> town.transfers.accept(town.root, transfer, TODAY),
                    () -> town.members.change(town.root, li, new MemberChange.Leave("withdrawn"), TODAY, "本人要求", null));
            assertTrue(outcomes.contains("done"), outcomes.toString());
            boolean left = outcomes.get(1).equals("done");
            assertEquals(left ? null : (Long) town.east1, town.home(li, TODAY), outcomes.toString());
        }
    }

    /** What becomes of two acts at once, each done or refused for a reason. */
    private static List<String> atOnce(Callable<?> one, Callable<?> other) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService clerks = Executors.newFixedThreadPool(2);
        try {
            List<Future<String>> both = Stream.of(one, other)
                    .map(act -> clerks.submit(() -> outcome(act, start)))
                    .toList();
            start.countDown();
            return List.of(both.get(0).get(), both.get(1).get());
        } finally {
            clerks.shutdownNow();
        }
    }

    private static String outcome(Callable<?> act, CountDownLatch start) throws Exception {
        start.await();
        try {
            act.call();
            return "done";
        } catch (Refusal refusal) {
            return refusal.reason().name();
        }
    }
}
