package org.sanqu.members;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sanqu.members.Town.JOINED;
import static org.sanqu.members.Town.TODAY;

import java.time.LocalDate;
import java.util.List;
import org.sanqu.api.Refusal;
import org.sanqu.api.member.Appointment;
import org.sanqu.api.member.Member;
import org.sanqu.api.member.MemberChange;
import org.sanqu.api.member.MemberEvent;
import org.sanqu.api.member.Transfer;
import org.sanqu.api.organisation.Change;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Role;
import org.sanqu.store.OnEachDatabase;

class WithdrawalTest {

    private static final LocalDate LAST_YEAR = TODAY.minusYears(1);
    private static final LocalDate LAST_MONTH = TODAY.minusMonths(1);
    private static final MemberChange.Leave MOVED_AWAY = new MemberChange.Leave("moved-away");

    private static MemberChange.Amend said(String education, String standing, String phone) {
        return new MemberChange.Amend(education, null, null, null, standing, null, null, phone);
    }

    private static Member change(Town town, long member, MemberChange change, LocalDate on) {
        return town.members.change(town.root, member, change, on, "核对后确认", null);
    }

    private static MemberEvent latest(Town town, long member, String kind) {
        return town.members.history(town.root, member).stream()
                .filter(event -> event.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static Member withdraw(Town town, long member, String kind) {
        return change(
                town,
                member,
                new MemberChange.Withdraw(latest(town, member, kind).id()),
                null);
    }

    private static Refusal refused(Town town, long member, String kind) {
        return assertThrows(Refusal.class, () -> withdraw(town, member, kind));
    }

    private static String why(Refusal refusal) {
        assertEquals(Refusal.Reason.CONFLICT, refusal.reason());
        return refusal.text().key();
    }

    private static long count(Town town, LocalDate day) {
        return town.members.count(town.root, town.town, day);
    }

    @OnEachDatabase
    void aLeaveDatedTooLateIsTakenBackAndDatedEarlierWithATrace(Store store) {
        Town town = new Town(store);
        long li = town.enrol("李娜", town.west1);
        change(town, li, new MemberChange.Leave("deceased"), LAST_MONTH);
        Caller clerk = town.clerk(Role.SYSTEM_ADMINISTRATOR, town.west);
        MemberChange wrong = new MemberChange.Withdraw(latest(town, li, "leave").id());
        Member back = town.members.change(clerk, li, wrong, null, "日期录入有误", null);

        assertEquals(town.west1, back.home());
        assertEquals("normal", back.state());
        assertEquals(1, count(town, TODAY));
        assertEquals("normal", town.members.get(town.root, li, LAST_MONTH).state());
        assertFalse(latest(town, li, "leave").standing());
        MemberEvent trace = latest(town, li, "withdraw");
        assertEquals("event: " + latest(town, li, "leave").id(), trace.detail());
        assertEquals("日期录入有误", trace.reason());
        assertEquals(clerk.account(), trace.enteredBy());
        assertTrue(trace.standing());

        change(town, li, new MemberChange.Leave("deceased"), LAST_YEAR);
        assertEquals(0, count(town, LAST_YEAR));
        assertEquals(1, count(town, LAST_YEAR.minusDays(1)));
        assertEquals("member.withdraw-done", whyAgain(town, li, wrong));
    }

    private static String whyAgain(Town town, long member, MemberChange change) {
        return why(assertThrows(Refusal.class, () -> change(town, member, change, null)));
    }

    @OnEachDatabase
    void whatAnAmendmentSaidIsNoMoreAndWhatOthersSaidStays(Store store) {
        Town town = new Town(store);
        long li = town.enrol("李娜", town.west1);
        change(town, li, said("40", "retired", "13800001234"), LAST_YEAR);
        long wrong = latest(town, li, "amend").id();
        change(town, li, said("60", null, null), LAST_MONTH);
        Member now = change(town, li, new MemberChange.Withdraw(wrong), null);

        assertEquals("in-service", now.standing());
        assertEquals("60", now.education());
        assertEquals("138****1234", now.phone(), "no earlier number was kept");
        Member before = town.members.get(town.root, li, LAST_MONTH.minusDays(1));
        assertEquals("20", before.education());
        assertEquals("in-service", before.standing());

        change(town, li, said(null, null, "13800005678"), TODAY);
        assertEquals("member.withdraw-phone", why(refused(town, li, "amend")));
    }

    @OnEachDatabase
    void whoWasLostAlreadyIsLostSinceTheFirstDay(Store store) {
        Town town = new Town(store);
        long li = town.enrol("李娜", town.west1);
        MemberChange lost = new MemberChange.Amend(null, null, null, null, null, null, true, null);
        MemberChange found = new MemberChange.Amend(null, null, null, null, null, null, false, null);
        change(town, li, lost, LAST_YEAR);
        change(town, li, found, LAST_YEAR.plusMonths(1));
        long wrong = latest(town, li, "amend").id();
        change(town, li, lost, LAST_MONTH);
        assertEquals(LAST_MONTH, town.members.get(town.root, li, TODAY).lostContactSince());
        assertEquals(
                LAST_YEAR,
                change(town, li, new MemberChange.Withdraw(wrong), null).lostContactSince());
    }

    @OnEachDatabase
    void aConversionThatNeverWasIsTakenBackOrCorrectedAway(Store store) {
        Town town = new Town(store);
        long wang = town.members
                .enrol(town.root, Probation.since(LAST_YEAR, town.west1))
                .id();
        change(town, wang, new MemberChange.Convert(), LAST_MONTH);
        assertEquals("probationary", withdraw(town, wang, "convert").category());
        assertEquals(
                "full", change(town, wang, new MemberChange.Convert(), TODAY).category());

        MemberChange never = new MemberChange.Correct(null, null, null, null, null, null, null, true);
        assertEquals("probationary", change(town, wang, never, null).category());
        assertFalse(latest(town, wang, "convert").standing());
        assertEquals(
                "convertedOn: " + TODAY + " → –", latest(town, wang, "correct").detail());
        Refusal nothing = assertThrows(Refusal.class, () -> change(town, wang, never, null));
        assertEquals(List.of("member.change-nothing"), Town.reasons(nothing));
        assertEquals(
                LAST_MONTH,
                change(town, wang, new MemberChange.Convert(), LAST_MONTH).convertedOn());
        MemberChange both = new MemberChange.Correct(null, null, null, null, null, null, TODAY, true);
        Refusal contradiction = assertThrows(Refusal.class, () -> change(town, wang, both, null));
        assertEquals(List.of("member.never-converted"), Town.reasons(contradiction));
    }

    @OnEachDatabase
    void aTransferAcceptedWronglyLeavesNoFalseStay(Store store) {
        Town town = new Town(store);
        long li = town.enrol("李娜", town.west1);
        Transfer accepted =
                town.transfers.accept(town.root, town.assigned(li, town.east1).id(), TODAY.minusDays(5));
        town.transfers.issue(town.root, Town.to(li, town.west2, 1));
        Caller east = town.clerk(Role.SYSTEM_ADMINISTRATOR, town.east);
        MemberChange wrong =
                new MemberChange.Withdraw(latest(town, li, "transfer").id());
        Refusal alone = assertThrows(Refusal.class, () -> town.members.change(east, li, wrong, null, "接收有误", null));
        assertEquals(Refusal.Reason.FORBIDDEN, alone.reason(), "nobody puts people into others' organisations");
        assertEquals(town.east1, town.home(li, TODAY));

        change(town, li, wrong, null);
        assertEquals(town.west1, town.home(li, TODAY));
        assertEquals(town.west1, town.home(li, TODAY.minusDays(5)));
        assertEquals(0, town.members.count(town.root, town.east, TODAY.minusDays(2)));
        Transfer undone = town.transfers.get(town.root, accepted.id());
        assertEquals("withdrawn", undone.state());
        assertEquals("核对后确认", undone.steps().get(undone.steps().size() - 1).grounds());
        assertEquals(
                List.of("withdrawn", "withdrawn"),
                town.transfers.of(town.root, li).stream().map(Transfer::state).toList(),
                "what was under way from the false home is over too");
    }

    @OnEachDatabase
    void whatRestsOnAnEntryIsTakenBackBeforeIt(Store store) {
        Town town = new Town(store);
        long li = town.enrol("李娜", town.west1);
        change(town, li, MOVED_AWAY, LAST_YEAR);
        change(town, li, new MemberChange.Return(town.east1), LAST_MONTH);
        assertEquals("member.withdraw-later", why(refused(town, li, "leave")));
        assertNull(town.home(li, LAST_MONTH.minusDays(1)));

        Appointment post = new Appointment(
                0, li, town.east1, "publicity", false, null, "elected", LAST_MONTH.plusDays(1), null, null, null);
        town.appointments.begin(town.root, post);
        assertEquals("member.withdraw-held", why(refused(town, li, "return")));
        long held = town.appointments.of(town.root, li).get(0).appointment().id();
        town.appointments.end(town.root, held, LAST_MONTH.plusDays(1));

        assertNull(withdraw(town, li, "return").home());
        assertEquals(town.west1, withdraw(town, li, "leave").home());
        assertEquals(town.west1, town.home(li, LAST_MONTH));
        assertEquals(0, town.members.count(town.root, town.east, TODAY));
        assertEquals(1, count(town, LAST_YEAR));
    }

    @OnEachDatabase
    void nobodyIsPutBackIntoWhatHasClosed(Store store) {
        Town town = new Town(store);
        long li = town.enrol("李娜", town.west1);
        town.transfers.accept(town.root, town.assigned(li, town.east1).id(), TODAY.minusDays(5));
        town.decide(new Change.Merge(List.of(town.west1), town.west2, null), TODAY.minusDays(1));
        assertEquals("member.withdraw-home", why(refused(town, li, "transfer")));
        assertEquals(town.east1, town.home(li, TODAY));
    }

    @OnEachDatabase
    void whatElseHappenedIsTakenBackByAnActOfItsOwn(Store store) {
        Town town = new Town(store);
        long li = town.enrol("李娜", town.west1);
        long twice = town.enrol("李娜", town.east1);
        MemberChange name = new MemberChange.Correct("李纳", null, null, null, null, null, null, false);
        change(town, twice, said("40", null, null), LAST_MONTH);
        change(town, twice, new MemberChange.MergeInto(li), null);
        change(town, li, name, null);
        change(town, li, MOVED_AWAY, TODAY);
        withdraw(town, li, "leave");
        town.decide(new Change.Merge(List.of(town.west1), town.west2, null), TODAY);

        assertEquals("member.withdraw-enrol", why(refused(town, li, "enrol")));
        assertEquals("member.withdraw-correct", why(refused(town, li, "correct")));
        assertEquals("member.withdraw-merge", why(refused(town, li, "merged-from")));
        assertEquals("member.withdraw-merge", why(refused(town, li, "merge-into")));
        assertEquals("member.withdraw-merged", why(refused(town, li, "amend")));
        assertEquals("member.withdraw-reorganise", why(refused(town, li, "reorganise")));
        assertEquals("member.withdraw-withdraw", why(refused(town, li, "withdraw")));
        long other = town.enrol("王强", town.east2);
        long theirs = latest(town, li, "correct").id();
        Refusal strange =
                assertThrows(Refusal.class, () -> change(town, other, new MemberChange.Withdraw(theirs), null));
        assertEquals(Refusal.Reason.NOT_FOUND, strange.reason());
        Refusal silent = assertThrows(
                Refusal.class,
                () -> town.members.change(town.root, li, new MemberChange.Withdraw(theirs), null, null, null));
        assertEquals(List.of("/reason"), Town.places(silent));
    }

    @OnEachDatabase
    void whoReturnsByTransferIsInGoodStandingAgain(Store store) {
        Town town = new Town(store);
        long li = town.enrol("李娜", town.west1);
        change(town, li, new MemberChange.Leave("removed"), LAST_YEAR);
        town.store.write(sql -> {
            town.homes.comeBack(sql, li, town.east1, LAST_MONTH, null, "root");
            return null;
        });
        assertEquals("normal", town.members.get(town.root, li, TODAY).state());
        assertEquals("removed", withdraw(town, li, "return").state());
        assertEquals(JOINED, town.members.get(town.root, li, JOINED).joinedOn());
    }
}
