package org.sanqu.members;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sanqu.members.Town.TODAY;
import static org.sanqu.members.Town.to;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.function.Executable;
import org.sanqu.api.Page;
import org.sanqu.api.Refusal;
import org.sanqu.api.member.MemberChange;
import org.sanqu.api.member.Transfer;
import org.sanqu.api.member.TransferRequest;
import org.sanqu.api.member.Transfers;
import org.sanqu.api.organisation.Change;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Role;
import org.sanqu.store.OnEachDatabase;

class TransfersTest {

    private static final LocalDate YESTERDAY = TODAY.minusDays(1);

    private static void refused(Refusal.Reason reason, Executable act) {
        assertEquals(reason, assertThrows(Refusal.class, act).reason());
    }

    private static void faulty(String reason, Executable act) {
        assertEquals(List.of(reason), Town.reasons(assertThrows(Refusal.class, act)));
    }

    @OnEachDatabase
    void aTransferGoesFromBranchToCommitteeToCommitteeToBranchEachByItsOwnClerk(Store store) {
        Town town = new Town(store);
        long li = town.enrol("李娜", town.west1);
        Caller oldBranch = town.clerk(Role.RECORDER, town.west1);
        Caller oldCommittee = town.clerk(Role.REVIEWER, town.west);
        Caller newCommittee = town.clerk(Role.REVIEWER, town.east);
        Caller newBranch = town.clerk(Role.RECORDER, town.east2);

        Transfer issued = town.transfers.issue(oldBranch, to(li, town.east, 10));
        assertEquals("issued", issued.state());
        assertEquals(town.west, issued.holder());
        assertNull(issued.to(), "only the committee knows");
        assertEquals("E组织", issued.toName());
        assertEquals(TODAY.plusDays(80), issued.expiresOn());
        refused(Refusal.Reason.FORBIDDEN, () -> town.transfers.send(oldBranch, issued.id()));
        refused(Refusal.Reason.FORBIDDEN, () -> town.transfers.send(newCommittee, issued.id()));

        Transfer sent = town.transfers.send(oldCommittee, issued.id());
        assertEquals("sent", sent.state());
        assertEquals(town.east, sent.holder());
        refused(Refusal.Reason.FORBIDDEN, () -> town.transfers.accept(newBranch, issued.id(), TODAY));
        refused(Refusal.Reason.FORBIDDEN, () -> town.transfers.assign(oldCommittee, issued.id(), town.east2));
        for (long wrong : new long[] {town.west2, town.east, town.town}) {
            faulty("transfer.branch-below", () -> town.transfers.assign(newCommittee, issued.id(), wrong));
        }
        faulty("transfer.branch-temporary", () -> town.transfers.assign(newCommittee, issued.id(), town.temporary));
        faulty("transfer.branch-absent", () -> town.transfers.assign(newCommittee, issued.id(), 987_654));

        Transfer assigned = town.transfers.assign(newCommittee, issued.id(), town.east2);
        assertEquals("assigned", assigned.state());
        assertEquals(town.east2, assigned.holder());
        assertEquals(town.east2, assigned.to());
        refused(Refusal.Reason.FORBIDDEN, () -> town.transfers.accept(oldBranch, issued.id(), TODAY));
        refused(Refusal.Reason.FORBIDDEN, () -> town.transfers.accept(newCommittee, issued.id(), TODAY));
        assertEquals(town.west1, town.home(li, TODAY), "the member stays until they are accepted");

        Transfer accepted = town.transfers.accept(newBranch, issued.id(), YESTERDAY);
        assertEquals("accepted", accepted.state());
        assertNull(accepted.holder());
        assertEquals(YESTERDAY, accepted.acceptedOn());
        assertEquals(
                List.of("issue", "send", "assign", "accept"),
                accepted.steps().stream().map(Transfer.Step::act).toList());
        assertEquals(
                List.of(town.west1, town.west, town.east, town.east2),
                accepted.steps().stream().map(Transfer.Step::organisation).toList());
        assertEquals(town.west1, town.home(li, TODAY.minusDays(2)));
        assertEquals(town.east2, town.home(li, YESTERDAY));
        assertEquals("transfer", town.members.history(town.root, li).get(0).kind());
        assertEquals(0, town.members.count(town.root, town.west, TODAY));
        assertEquals(1, town.members.count(town.root, town.east, TODAY));
        refused(Refusal.Reason.CONFLICT, () -> town.transfers.accept(newBranch, issued.id(), TODAY));
    }

    @OnEachDatabase
    void belowOneCommitteeItGoesStraightToTheNewBranch(Store store) {
        Town town = new Town(store);
        long li = town.enrol("李娜", town.west1);
        Transfer issued = town.transfers.issue(town.root, to(li, town.west2, 0));
        assertEquals(town.west2, issued.to());
        Transfer sent = town.transfers.send(town.root, issued.id());
        assertEquals("assigned", sent.state());
        assertEquals(town.west2, sent.holder());
    }

    @OnEachDatabase
    void whoeverHoldsItSendsItBackWithGroundsAndTheMemberStays(Store store) {
        Town town = new Town(store);
        Caller newBranch = town.clerk(Role.RECORDER, town.east2);
        Caller newCommittee = town.clerk(Role.REVIEWER, town.east);
        long li = town.enrol("李娜", town.west1);
        long transfer = town.assigned(li, town.east2).id();
        for (String grounds : new String[] {null, " ", "a\u0000b", "长".repeat(501)}) {
            Refusal refusal = assertThrows(Refusal.class, () -> town.transfers.giveBack(newBranch, transfer, grounds));
            assertEquals(List.of("/grounds"), Town.places(refusal));
        }
        refused(Refusal.Reason.FORBIDDEN, () -> town.transfers.giveBack(newCommittee, transfer, "非本部人员"));
        Transfer returned = town.transfers.giveBack(newBranch, transfer, "非本部人员");
        assertEquals("returned", returned.state());
        assertEquals("非本部人员", returned.steps().get(3).grounds());
        assertEquals(town.west1, town.home(li, TODAY));
        refused(Refusal.Reason.CONFLICT, () -> town.transfers.accept(newBranch, transfer, TODAY));
        refused(Refusal.Reason.CONFLICT, () -> town.transfers.giveBack(newBranch, transfer, "再退"));
        refused(Refusal.Reason.CONFLICT, () -> town.transfers.withdraw(town.root, transfer));

        long again = town.transfers.issue(town.root, to(li, town.east, 0)).id();
        town.transfers.send(town.root, again);
        assertEquals(
                "returned", town.transfers.giveBack(newCommittee, again, "查无此人").state());
    }

    @OnEachDatabase
    void theOldBranchWithdrawsAndNobodyElse(Store store) {
        Town town = new Town(store);
        Caller oldBranch = town.clerk(Role.RECORDER, town.west1);
        Caller newBranch = town.clerk(Role.RECORDER, town.east2);
        long transfer = town.assigned(town.enrol("李娜", town.west1), town.east2).id();
        refused(Refusal.Reason.FORBIDDEN, () -> town.transfers.withdraw(newBranch, transfer));
        assertEquals("withdrawn", town.transfers.withdraw(oldBranch, transfer).state());
        refused(Refusal.Reason.CONFLICT, () -> town.transfers.accept(newBranch, transfer, TODAY));
    }

    @OnEachDatabase
    void itExpiresByItselfAndAnotherMayBegin(Store store) {
        Town town = new Town(store);
        long li = town.enrol("李娜", town.west1);
        long transfer = town.assigned(li, town.east2).id();
        refused(Refusal.Reason.CONFLICT, () -> town.transfers.issue(town.root, to(li, town.west2, 0)));

        assertEquals(
                "assigned",
                town.transfersOn(TODAY.plusDays(79)).get(town.root, transfer).state());
        StoredTransfers later = town.transfersOn(TODAY.plusDays(80));
        Transfer expired = later.get(town.root, transfer);
        assertEquals("expired", expired.state());
        assertNull(expired.holder());
        refused(Refusal.Reason.CONFLICT, () -> later.accept(town.root, transfer, TODAY.plusDays(80)));
        refused(Refusal.Reason.CONFLICT, () -> later.withdraw(town.root, transfer));
        assertEquals(List.of(), later.page(town.root, town.town, true, null, 50).items());
        assertEquals(
                1, later.page(town.root, town.town, false, null, 50).items().size());

        TransferRequest again =
                new TransferRequest(li, town.west2, null, "internal", null, TODAY.plusDays(80), YearMonth.now(), null);
        assertEquals("issued", later.issue(town.root, again).state());
        assertEquals("expired", later.get(town.root, transfer).state());
    }

    @OnEachDatabase
    void anAcceptanceLiesBetweenTheIssueAndTodayAndWithinThePresentHome(Store store) {
        Town town = new Town(store);
        long li = town.enrol("李娜", town.west1);
        long first = town.assigned(li, town.east2).id();
        for (LocalDate day : new LocalDate[] {null, TODAY.minusDays(11), TODAY.plusDays(1), LocalDate.MAX}) {
            faulty("transfer.accepted-when", () -> town.transfers.accept(town.root, first, day));
        }
        town.transfers.accept(town.root, first, TODAY.minusDays(5));
        long second = town.assigned(li, town.west1).id();
        faulty("transfer.home-since", () -> town.transfers.accept(town.root, second, TODAY.minusDays(6)));
        town.transfers.accept(town.root, second, TODAY.minusDays(4));
        assertEquals(town.east2, town.home(li, TODAY.minusDays(5)));
        assertEquals(town.west1, town.home(li, TODAY.minusDays(4)));
    }

    @OnEachDatabase
    void aRequestThatMakesNoSenseIsRefusedFieldByField(Store store) {
        Town town = new Town(store);
        long li = town.enrol("李娜", town.west1);
        long ending = town.found("P", OrganisationType.BRANCH, town.east, TODAY.plusDays(30));
        YearMonth now = YearMonth.now();
        Map<TransferRequest, String> bad = Map.ofEntries(
                Map.entry(new TransferRequest(li, town.east1, null, "pigeon", null, TODAY, now, null), "/kind"),
                Map.entry(new TransferRequest(li, null, "邻市", "internal", null, TODAY, now, null), "/kind"),
                Map.entry(new TransferRequest(li, town.east1, null, "letter", "1", TODAY, now, null), "/kind"),
                Map.entry(new TransferRequest(li, null, null, "internal", null, TODAY, now, null), "/to"),
                Map.entry(to(li, town.west1, 0), "/to"),
                Map.entry(to(li, town.temporary, 0), "/to"),
                Map.entry(to(li, ending, 0), "/to"),
                Map.entry(to(li, 987_654, 0), "/to"),
                Map.entry(new TransferRequest(li, null, " ", "letter", "1", TODAY, now, null), "/toName"),
                Map.entry(new TransferRequest(li, null, "邻市", "letter", null, TODAY, now, null), "/letterNumber"),
                Map.entry(to(li, town.east1, -1), "/issuedOn"),
                Map.entry(to(li, town.east1, 90), "/issuedOn"),
                Map.entry(new TransferRequest(li, town.east1, null, "national", "1", TODAY, now, null), "/acceptedOn"),
                Map.entry(
                        new TransferRequest(li, town.east1, null, "internal", null, TODAY, now, TODAY), "/acceptedOn"),
                Map.entry(
                        new TransferRequest(li, town.east1, null, "internal", null, TODAY, now.plusMonths(13), null),
                        "/duesPaidTo"),
                Map.entry(
                        new TransferRequest(li, town.east1, null, "internal", null, TODAY, now.minusMonths(38), null),
                        "/duesPaidTo"));
        bad.forEach((request, place) -> {
            Refusal refusal = assertThrows(Refusal.class, () -> town.transfers.issue(town.root, request));
            assertEquals(Refusal.Reason.INVALID, refusal.reason(), request.toString());
            assertEquals(List.of(place), Town.places(refusal), request.toString());
        });
        assertEquals(List.of(), town.transfers.of(town.root, li));
        Caller beside = town.clerk(Role.RECORDER, town.west2);
        refused(Refusal.Reason.FORBIDDEN, () -> town.transfers.issue(beside, to(li, town.west2, 0)));
        refused(Refusal.Reason.NOT_FOUND, () -> town.transfers.issue(town.root, to(987_654, town.west2, 0)));
    }

    @OnEachDatabase
    void whatTheNationalSystemDecidedIsRegisteredWithItsResult(Store store) {
        Town town = new Town(store);
        long li = town.enrol("李娜", town.west1);
        TransferRequest decided = new TransferRequest(
                li, town.east1, null, "national", "QG-77", TODAY.minusDays(200), YearMonth.now(), TODAY.minusDays(3));
        refused(Refusal.Reason.FORBIDDEN, () -> town.transfers.issue(town.clerk(Role.RECORDER, town.west1), decided));
        Transfer transfer = town.transfers.issue(town.clerk(Role.REVIEWER, town.west), decided);
        assertEquals("accepted", transfer.state());
        assertEquals(
                List.of("register"),
                transfer.steps().stream().map(Transfer.Step::act).toList());
        assertEquals(town.east1, town.home(li, TODAY.minusDays(3)));
        assertEquals(town.west1, town.home(li, TODAY.minusDays(4)));
    }

    @OnEachDatabase
    void aLetterLeadsOutOfTheRollWhenItsReceiptComesAndAnotherLeadsBack(Store store) {
        Town town = new Town(store);
        long li = town.enrol("李娜", town.west1);
        Caller committee = town.clerk(Role.REVIEWER, town.west);
        Transfer issued = town.transfers.issue(town.root, Town.letterOut(li, null));
        assertEquals("邻市党委", issued.toName());
        Transfer sent = town.transfers.send(committee, issued.id());
        assertEquals("sent", sent.state());
        assertEquals(town.west, sent.holder(), "who waits for the receipt");
        refused(Refusal.Reason.CONFLICT, () -> town.transfers.assign(town.root, issued.id(), town.west2));
        assertEquals(town.west1, town.home(li, TODAY));

        Transfer out = town.transfers.accept(committee, issued.id(), YESTERDAY);
        assertEquals("accepted", out.state());
        assertEquals("register", out.steps().get(2).act());
        assertEquals(town.west1, town.home(li, TODAY.minusDays(2)));
        assertNull(town.home(li, YESTERDAY));
        assertEquals(0, town.members.count(town.root, town.town, TODAY));
        assertEquals(
                "邻市党委",
                town.transfers
                        .get(town.clerk(Role.READER, town.west1), issued.id())
                        .toName(),
                "the old home goes on seeing it");

        TransferRequest back =
                new TransferRequest(li, town.east1, null, "letter", "〔2026〕9号", YESTERDAY, YearMonth.now(), TODAY);
        Transfer in = town.transfers.issue(town.root, back);
        assertNull(in.from());
        assertEquals(town.east1, town.home(li, TODAY));
        assertNull(town.home(li, YESTERDAY));
        assertEquals(1, town.members.count(town.root, town.east, TODAY));
    }

    @OnEachDatabase
    void whoLeftElsewhereComesBackInAnotherDistrictThatKnowsTheirNumber(Store store) {
        Town town = new Town(store);
        String number = "99010119700101001X";
        long li = town.enrol("李娜", town.west1, number);
        Caller committee = town.clerk(Role.REVIEWER, town.east);
        TransferRequest back = in(0, town.east1, number);
        refused(Refusal.Reason.FORBIDDEN, () -> town.transfers.issue(committee, back));
        town.members.change(town.root, li, new MemberChange.Leave("moved-away"), TODAY.minusDays(5), "迁出", null);

        refused(Refusal.Reason.FORBIDDEN, () -> town.transfers.issue(committee, in(li, town.east1, null)));
        for (String wrong : new String[] {"", "990101197001010028"}) {
            refused(Refusal.Reason.FORBIDDEN, () -> town.transfers.issue(committee, in(0, town.east1, wrong)));
        }
        refused(Refusal.Reason.FORBIDDEN, () -> town.transfers.issue(committee, in(0, town.west1, number)));
        Transfer transfer = town.transfers.issue(committee, back);
        assertEquals(li, transfer.member());
        assertEquals("accepted", transfer.state());
        assertEquals(town.east1, town.home(li, TODAY));

        town.members.change(town.root, li, new MemberChange.Leave("expelled"), TODAY, "开除", null);
        faulty(() -> town.transfers.issue(committee, back), "transfer.cannot-return");
    }

    private static void faulty(Executable act, String text) {
        assertEquals(text, assertThrows(Refusal.class, act).text().key());
    }

    private static TransferRequest in(long member, long home, String number) {
        return new TransferRequest(
                member, home, null, "letter", "〔2026〕9号", YESTERDAY, YearMonth.now(), YESTERDAY, number);
    }

    @OnEachDatabase
    void aReceiptThatIsThereAlreadyIsRegisteredAtOnce(Store store) {
        Town town = new Town(store);
        long li = town.enrol("李娜", town.west1);
        Transfer out = town.transfers.issue(town.root, Town.letterOut(li, YESTERDAY));
        assertEquals("accepted", out.state());
        assertNull(town.home(li, TODAY));
        TransferRequest early = new TransferRequest(
                li, town.east1, null, "national", "1", TODAY.minusDays(5), YearMonth.now(), TODAY.minusDays(3));
        faulty("transfer.home-since", () -> town.transfers.issue(town.root, early));
    }

    @OnEachDatabase
    void bothSidesSeeATransferAndNobodyElseDoes(Store store) {
        Town town = new Town(store);
        long li = town.enrol("李娜", town.west1);
        long transfer = town.assigned(li, town.east2).id();
        Caller stranger = town.clerk(Role.READER, town.west2);
        for (int round = 0; round < 2; round++) {
            for (long side : new long[] {town.west1, town.west, town.east2, town.east, town.town}) {
                Caller reader = town.clerk(Role.READER, side);
                assertEquals("李娜", town.transfers.get(reader, transfer).memberName());
                assertEquals(1, town.transfers.of(reader, li).size());
                assertEquals(
                        1,
                        town.transfers
                                .page(reader, side, false, null, 50)
                                .items()
                                .size());
            }
            refused(Refusal.Reason.FORBIDDEN, () -> town.transfers.get(stranger, transfer));
            refused(Refusal.Reason.FORBIDDEN, () -> town.transfers.of(stranger, li));
            assertEquals(
                    List.of(),
                    town.transfers.page(stranger, town.west2, false, null, 50).items());
            if (round == 0) {
                town.transfers.accept(town.root, transfer, TODAY);
            }
        }
        refused(Refusal.Reason.FORBIDDEN, () -> town.transfers.get(stranger, 987_654));
        refused(Refusal.Reason.NOT_FOUND, () -> town.transfers.get(town.root, 987_654));
    }

    @OnEachDatabase
    void pagesShowTheLatestFirstAndEveryOneOnce(Store store) {
        Town town = new Town(store);
        List<Long> issued = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            long member = town.enrol("王强", i % 2 == 0 ? town.west1 : town.west2);
            issued.add(
                    0,
                    town.transfers.issue(town.root, to(member, town.east1, 0)).id());
        }
        List<Long> seen = new ArrayList<>();
        String after = null;
        do {
            Page<Transfer> page = town.transfers.page(town.root, town.town, true, after, 3);
            page.items().forEach(transfer -> seen.add(transfer.id()));
            after = page.next();
        } while (after != null);
        assertEquals(issued, seen);
        refused(Refusal.Reason.MALFORMED, () -> town.transfers.page(town.root, town.town, true, "7 or 1=1", 3));
        refused(Refusal.Reason.MALFORMED, () -> town.transfers.page(town.root, town.town, true, null, 201));
    }

    @OnEachDatabase
    void whatWaitsForSomebodyIsPagedByWhoseTurnItIs(Store store) {
        Town town = new Town(store);
        Caller oldCommittee = town.clerk(Role.REVIEWER, town.west);
        Caller newCommittee = town.clerk(Role.REVIEWER, town.east);
        Caller newBranch = town.clerk(Role.RECORDER, town.east1);
        List<Long> issued = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            long member = town.enrol("王强", town.west1);
            issued.add(
                    0,
                    town.transfers.issue(town.root, to(member, town.east1, 0)).id());
        }
        assertEquals(issued, waiting(town, oldCommittee, town.west));
        assertEquals(issued, waiting(town, town.root, town.town));
        assertEquals(List.of(), waiting(town, newCommittee, town.east));

        town.transfers.send(oldCommittee, issued.get(4));
        town.transfers.send(oldCommittee, issued.get(2));
        town.transfers.assign(newCommittee, issued.get(4), town.east1);
        assertEquals(List.of(issued.get(0), issued.get(1), issued.get(3)), waiting(town, oldCommittee, town.west));
        assertEquals(List.of(issued.get(2)), waiting(town, newCommittee, town.east));
        assertEquals(List.of(issued.get(4)), waiting(town, newBranch, town.east1));
        assertEquals(List.of(), waiting(town, town.clerk(Role.READER, town.town), town.town));
        refused(Refusal.Reason.FORBIDDEN, () -> town.transfers.waiting(newBranch, town.east, null, 2));

        town.transfers.accept(newBranch, issued.get(4), TODAY);
        assertEquals(List.of(), waiting(town, newBranch, town.east1));
        assertEquals(
                List.of(),
                town.transfersOn(TODAY.plusDays(90))
                        .waiting(town.root, town.town, null, 50)
                        .items());
    }

    private static List<Long> waiting(Town town, Caller caller, long organisation) {
        List<Long> seen = new ArrayList<>();
        String after = null;
        do {
            Page<Transfer> page = town.transfers.waiting(caller, organisation, after, 2);
            page.items().forEach(transfer -> seen.add(transfer.id()));
            after = page.next();
        } while (after != null);
        return seen;
    }

    @OnEachDatabase
    void aDestinationIsFoundByAnyTextOfItHoweverFarItIs(Store store) {
        Town town = new Town(store);
        town.found("Y1", OrganisationType.BRANCH, town.east);
        long renamed = town.found("Y2", OrganisationType.BRANCH, town.east);
        town.decide(new Change.Rename(renamed, "西街_社区Ab党支部", "西街支部"), YESTERDAY);
        town.decide(new Change.Describe(renamed, List.of(), List.of("老西门"), null), TODAY);
        long closed = town.found("Y3", OrganisationType.BRANCH, town.east);
        town.decide(new Change.Close(closed, null, null), TODAY);

        for (int walked : new int[] {0, 1, 20_000}) {
            assertEquals(List.of("Y1"), codes(town, "Y1组", walked, 1));
            for (String text : List.of("街支", "街_社", "aB", "y2", "西门", "西街")) {
                assertEquals(List.of("Y2"), codes(town, text, walked, 9), text);
            }
            for (String text : List.of("Y2组织", "街%", "Y3", "没有")) {
                assertEquals(List.of(), codes(town, text, walked, 9), text + ": not any more, or never");
            }
            assertEquals(List.of("E", "E1"), codes(town, "e", walked, 2), "the first by code");
        }
    }

    private static List<String> codes(Town town, String text, int walked, int most) {
        return town.store.read(sql -> new DestinationRows(sql, TODAY, walked).containing(text, most)).stream()
                .map(Transfers.Destination::code)
                .toList();
    }

    @OnEachDatabase
    void whoIssuesTransfersFindsBranchesThatTheyMayNotLookInto(Store store) {
        Town town = new Town(store);
        Caller clerk = town.clerk(Role.RECORDER, town.west1);
        assertEquals(
                List.of("E1", "E2"),
                town.transfers.destinations(clerk, "e", 2 + 1).stream()
                        .map(Transfers.Destination::code)
                        .filter(code -> code.length() == 2)
                        .toList());
        assertTrue(town.transfers.destinations(clerk, "E3", 9).isEmpty(), "a temporary branch takes nobody on");
        assertEquals(1, town.transfers.destinations(clerk, "", 1).size());
        refused(
                Refusal.Reason.FORBIDDEN,
                () -> town.transfers.destinations(town.clerk(Role.READER, town.town), "E", 9));
    }
}
