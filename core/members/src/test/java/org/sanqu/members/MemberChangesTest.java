package org.sanqu.members;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sanqu.members.Roll.JOINED;
import static org.sanqu.members.Roll.TODAY;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.sanqu.api.Fault;
import org.sanqu.api.Message;
import org.sanqu.api.Refusal;
import org.sanqu.api.member.Member;
import org.sanqu.api.member.MemberChange;
import org.sanqu.api.member.MemberEvent;
import org.sanqu.api.organisation.Founding;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Role;
import org.sanqu.store.OnEachDatabase;

class MemberChangesTest {

    /** A region that was never issued. */
    private static final String NUMBER = "99010119700101001X";

    private static final String OTHER_NUMBER = "990101197001010036";
    private static final LocalDate LAST_YEAR = TODAY.minusYears(1);
    private static final LocalDate LAST_MONTH = TODAY.minusMonths(1);

    private static MemberChange.Amend standing(String standing) {
        return new MemberChange.Amend(null, null, null, null, standing, null, null, null);
    }

    private static MemberChange.Amend education(String education) {
        return new MemberChange.Amend(education, null, null, null, null, null, null, null);
    }

    private static MemberChange.Correct name(String name) {
        return new MemberChange.Correct(name, null, null, null, null, null, null, false);
    }

    private static List<String> faults(Refusal refusal) {
        return refusal.faults().stream().map(Fault::at).toList();
    }

    /** A roll with a committee and two branches. */
    private static final class Town {
        final Roll roll;
        final long committee;
        final long east;
        final long west;

        Town(Store store) {
            roll = new Roll(store);
            committee = roll.found("C", OrganisationType.COMMITTEE, null);
            east = roll.branch("C1", committee);
            west = roll.branch("C2", committee);
        }

        Member change(long member, MemberChange change, LocalDate on) {
            return roll.members.change(roll.root, member, change, on, "核对后确认", "文〔2025〕1号");
        }

        Refusal refused(long member, MemberChange change, LocalDate on) {
            return assertThrows(Refusal.class, () -> change(member, change, on));
        }

        Member get(long member, LocalDate asOf) {
            return roll.members.get(roll.root, member, asOf);
        }

        List<MemberEvent> history(long member) {
            return roll.members.history(roll.root, member);
        }

        long count(long organisation, LocalDate asOf) {
            return roll.members.count(roll.root, organisation, asOf);
        }
    }

    @OnEachDatabase
    void whatIsAmendedHoldsFromItsDayOn(Store store) {
        Town town = new Town(store);
        long member = town.roll.enrol("李娜", town.east).id();
        Member now = town.change(member, standing("retired"), LAST_YEAR);

        assertEquals("retired", now.standing());
        assertEquals("in-service", town.get(member, LAST_YEAR.minusDays(1)).standing());
        assertEquals("retired", town.get(member, LAST_YEAR).standing());
        assertEquals("东街纺织厂", town.get(member, LAST_YEAR.minusDays(1)).workUnit());
        MemberEvent event = town.history(member).get(0);
        assertEquals("amend", event.kind());
        assertEquals("standing: in-service → retired", event.detail());
        assertEquals("文〔2025〕1号", event.documentNumber());
    }

    @OnEachDatabase
    void whatIsEnteredLateHoldsUntilItChangedNext(Store store) {
        Town town = new Town(store);
        long member = town.roll.enrol("李娜", town.east).id();
        town.change(member, education("20"), LAST_MONTH);
        town.change(member, standing("retired"), LAST_YEAR);
        town.change(member, education("40"), LAST_YEAR.minusYears(1));
        town.change(member, education("60"), JOINED);

        assertEquals("60", town.get(member, JOINED).education());
        assertEquals("40", town.get(member, LAST_YEAR).education());
        assertEquals("retired", town.get(member, LAST_YEAR).standing());
        Member now = town.get(member, TODAY);
        assertEquals("20", now.education());
        assertEquals("retired", now.standing());
    }

    @OnEachDatabase
    void lostContactHasADayAndAnEnd(Store store) {
        Town town = new Town(store);
        long member = town.roll.enrol("李娜", town.east).id();
        MemberChange lost = new MemberChange.Amend(null, null, null, null, null, null, true, null);
        MemberChange found = new MemberChange.Amend(null, null, null, null, null, null, false, null);
        town.change(member, lost, LAST_YEAR);
        town.change(member, found, LAST_MONTH);

        assertEquals(LAST_YEAR, town.get(member, LAST_MONTH.minusDays(1)).lostContactSince());
        assertNull(town.get(member, TODAY).lostContactSince());
    }

    @OnEachDatabase
    void aPhoneIsChangedAndShownMaskedInTheHistory(Store store) {
        Town town = new Town(store);
        long member = town.roll.enrol("李娜", town.east).id();
        MemberChange phone = new MemberChange.Amend(null, null, null, null, null, null, null, "13800001234");
        assertEquals("138****1234", town.change(member, phone, TODAY).phone());
        assertEquals("phone: – → 138****1234", town.history(member).get(0).detail());
        assertEquals(List.of(""), faults(town.refused(member, phone, TODAY)));
    }

    @OnEachDatabase
    void aProbationaryMemberIsConvertedOnce(Store store) {
        Town town = new Town(store);
        long member = town.roll
                .members
                .enrol(town.roll.root, Probation.since(LAST_YEAR, town.east))
                .id();
        assertEquals("probationary", town.get(member, TODAY).category());
        Refusal early = town.refused(member, new MemberChange.Convert(), LAST_YEAR.minusDays(1));
        assertEquals(List.of("/on"), faults(early));

        assertEquals(
                "full",
                town.change(member, new MemberChange.Convert(), LAST_MONTH).category());
        assertEquals("probationary", town.get(member, LAST_MONTH.minusDays(1)).category());
        assertEquals(List.of("/on"), faults(town.refused(member, new MemberChange.Convert(), TODAY)));
    }

    @OnEachDatabase
    void aCorrectionSaysHowItAlwaysWasAndLeavesAMaskedTrace(Store store) {
        Town town = new Town(store);
        long member = town.roll
                .members
                .enrol(town.roll.root, Roll.person("李那", town.east, JOINED, NUMBER))
                .id();
        MemberChange correct = new MemberChange.Correct("李娜", null, null, null, OTHER_NUMBER, null, null, false);
        assertEquals("李娜", town.change(member, correct, null).name());

        assertEquals("李娜", town.get(member, JOINED).name());
        assertEquals(
                "name: 李那 → 李娜; citizenNumber: **************001X → **************0036",
                town.history(member).get(0).detail());
        assertTrue(town.roll.members.find(town.roll.root, NUMBER, TODAY).isEmpty());
        assertEquals(
                member,
                town.roll
                        .members
                        .find(town.roll.root, OTHER_NUMBER, TODAY)
                        .orElseThrow()
                        .id());
        assertEquals(List.of("李娜"), town.roll.names(town.committee, TODAY));
    }

    @OnEachDatabase
    void aCorrectionMayNotContradictItselfNorTakeAnothersNumber(Store store) {
        Town town = new Town(store);
        town.roll.members.enrol(town.roll.root, Roll.person("王强", town.west, JOINED, NUMBER));
        long member = town.roll.enrol("李娜", town.east).id();
        MemberChange taken = new MemberChange.Correct(null, null, null, null, NUMBER, null, null, false);
        assertEquals(Refusal.Reason.CONFLICT, town.refused(member, taken, null).reason());
        MemberChange woman = new MemberChange.Correct(null, "2", null, null, OTHER_NUMBER, TODAY, null, false);
        assertEquals(
                Set.of("/joinedOn", "/convertedOn", "/citizenNumber"),
                Set.copyOf(faults(town.refused(member, woman, null))));
    }

    @OnEachDatabase
    void whoLeavesIsNowhereFromThatDayAndMayReturnElsewhere(Store store) {
        Town town = new Town(store);
        long member = town.roll.enrol("李娜", town.east).id();
        Member gone = town.change(member, new MemberChange.Leave("removed"), LAST_YEAR);
        assertNull(gone.home());
        assertEquals("removed", gone.state());
        assertEquals(0, town.count(town.committee, LAST_YEAR));
        assertEquals(1, town.count(town.committee, LAST_YEAR.minusDays(1)));
        assertEquals(List.of(), town.roll.names(town.committee, TODAY));
        assertEquals(List.of("/on"), faults(town.refused(member, standing("retired"), TODAY)));
        assertEquals(List.of("/on"), faults(town.refused(member, new MemberChange.Leave("deceased"), TODAY)));

        Member back = town.change(member, new MemberChange.Return(town.west), LAST_MONTH);
        assertEquals(town.west, back.home());
        assertEquals("normal", back.state());
        assertNull(town.get(member, LAST_MONTH.minusDays(1)).home());
        assertEquals(List.of("李娜"), town.roll.names(town.west, TODAY));
        assertEquals(1, town.count(town.committee, TODAY));
        assertEquals(
                List.of("return", "leave", "enrol"),
                town.history(member).stream().map(MemberEvent::kind).toList());
    }

    @OnEachDatabase
    void nobodyLeavesBeforeALaterMoveNorReturnsBeforeTheyLeft(Store store) {
        Town town = new Town(store);
        long member = town.roll.enrol("李娜", town.east).id();
        town.change(member, new MemberChange.Leave("moved-away"), LAST_YEAR);
        Refusal before = town.refused(member, new MemberChange.Return(town.west), LAST_YEAR.minusDays(1));
        assertEquals(List.of("/on"), faults(before));
        town.change(member, new MemberChange.Return(town.west), LAST_MONTH);
        Refusal early = town.refused(member, new MemberChange.Leave("deceased"), LAST_YEAR.minusDays(1));
        assertEquals(List.of("/on"), faults(early));
        assertEquals(town.west, town.get(member, TODAY).home());
    }

    @OnEachDatabase
    void aMergedPersonIsCountedOnceOnEveryDayAndBothHistoriesAreKept(Store store) {
        Town town = new Town(store);
        long kept = town.roll.enrol("李娜", town.west, LAST_YEAR).id();
        long twice = town.roll
                .members
                .enrol(town.roll.root, Roll.person("李那", town.east, JOINED, NUMBER))
                .id();
        assertEquals(2, town.count(town.committee, TODAY));

        Member one = town.change(twice, new MemberChange.MergeInto(kept), null);

        assertEquals(kept, one.id());
        assertEquals("**************001X", one.citizenNumber());
        assertEquals(1, town.count(town.committee, TODAY));
        assertEquals(1, town.count(town.east, LAST_YEAR.minusDays(1)));
        assertEquals(List.of("李娜"), town.roll.names(town.committee, JOINED));
        assertEquals(town.east, town.get(kept, JOINED).home());
        assertEquals(town.west, town.get(kept, LAST_YEAR).home());
        assertEquals(kept, town.get(twice, TODAY).id());
        assertEquals(
                kept,
                town.roll
                        .members
                        .find(town.roll.root, NUMBER, TODAY)
                        .orElseThrow()
                        .id());
        assertEquals(
                List.of("enrol", "enrol", "merge-into", "merged-from"),
                town.history(twice).stream().map(MemberEvent::kind).sorted().toList());
        assertEquals(List.of("/member"), faults(town.refused(kept, new MemberChange.MergeInto(kept), null)));
        assertEquals(List.of("/member"), faults(town.refused(kept, new MemberChange.MergeInto(twice), null)));
    }

    @OnEachDatabase
    void whereTheMergedPersonWasWhileTheOtherWasOffTheRollIsKept(Store store) {
        Town town = new Town(store);
        LocalDate left = LocalDate.of(2012, 1, 1);
        LocalDate back = LocalDate.of(2016, 1, 1);
        long kept = town.roll.enrol("李娜", town.east).id();
        town.change(kept, new MemberChange.Leave("moved-away"), left);
        long twice = town.roll.enrol("李娜", town.west, left.plusYears(1)).id();
        town.change(twice, new MemberChange.Leave("moved-away"), left.plusYears(3));
        town.change(kept, new MemberChange.Return(town.east), back);

        town.change(twice, new MemberChange.MergeInto(kept), null);
        assertEquals(town.west, town.get(kept, left.plusYears(2)).home());
        assertNull(town.get(kept, left).home());
        assertNull(town.get(kept, back.minusDays(1)).home());
        assertEquals(town.east, town.get(kept, TODAY).home());
        assertEquals(1, town.count(town.west, left.plusYears(2)));
        Refusal merged = town.refused(kept, new MemberChange.Leave("moved-away"), left.plusYears(2));
        assertEquals(List.of("/on"), faults(merged));

        town.change(kept, new MemberChange.Leave("deceased"), LAST_MONTH);
        assertEquals(0, town.count(town.committee, LAST_MONTH));
    }

    @OnEachDatabase
    void whoHasAKnownNumberIsNamedToWhoeverMayReadThem(Store store) {
        Town town = new Town(store);
        long wang = town.roll
                .members
                .enrol(town.roll.root, Roll.person("王强", town.west, JOINED, NUMBER))
                .id();
        Caller east = town.roll.clerk(Role.SYSTEM_ADMINISTRATOR, town.east);
        Message here = again(town, town.roll.root, town.west);
        assertEquals("member.on-roll-here", here.key());
        assertEquals(List.of("王强", String.valueOf(wang), "C2组织"), here.args());
        Message elsewhere = again(town, east, town.east);
        assertEquals("member.on-roll-elsewhere", elsewhere.key());
        assertEquals(List.of(), elsewhere.args());

        town.change(wang, new MemberChange.Leave("moved-away"), LAST_MONTH);
        assertEquals(
                "member.off-roll-here", again(town, town.roll.root, town.west).key());
        assertEquals(elsewhere, again(town, east, town.east), "nor whether they left");
        long li = town.roll.enrol("李娜", town.east).id();
        MemberChange taken = new MemberChange.Correct(null, null, null, null, NUMBER, null, null, false);
        Refusal corrected =
                assertThrows(Refusal.class, () -> town.roll.members.change(east, li, taken, null, "号码有误", null));
        assertEquals(elsewhere, corrected.text());
        assertEquals(
                "member.off-roll-here", town.refused(li, taken, null).text().key());
    }

    private static Message again(Town town, Caller caller, long home) {
        Refusal refusal = assertThrows(
                Refusal.class, () -> town.roll.members.enrol(caller, Roll.person("王强", home, JOINED, NUMBER)));
        assertEquals(Refusal.Reason.CONFLICT, refusal.reason());
        return refusal.text();
    }

    @OnEachDatabase
    void whoIsOnTheRollIsNotMergedIntoSomebodyOffIt(Store store) {
        Town town = new Town(store);
        long gone = town.roll.enrol("李娜", town.west).id();
        town.change(gone, new MemberChange.Leave("moved-away"), LAST_YEAR);
        long here = town.roll.enrol("李娜", town.east, LAST_MONTH).id();
        assertEquals(List.of("/member"), faults(town.refused(here, new MemberChange.MergeInto(gone), null)));

        town.change(gone, new MemberChange.MergeInto(here), null);
        assertEquals(town.west, town.get(here, LAST_YEAR.minusDays(1)).home());
        assertNull(town.get(here, LAST_YEAR).home());
        assertEquals(town.east, town.get(here, TODAY).home());
    }

    @OnEachDatabase
    void whoIsStruckNeverWasAndTheirNumberIsFree(Store store) {
        Town town = new Town(store);
        long wrong = town.roll
                .members
                .enrol(town.roll.root, Roll.person("王强", town.east, JOINED, NUMBER))
                .id();
        assertNull(town.change(wrong, new MemberChange.Strike(), null).home());

        assertEquals(0, town.count(town.committee, JOINED));
        Refusal absent = assertThrows(Refusal.class, () -> town.get(wrong, TODAY));
        assertEquals(Refusal.Reason.NOT_FOUND, absent.reason());
        List<MemberEvent> history = town.history(wrong);
        assertEquals("strike", history.get(0).kind());
        assertEquals("核对后确认", history.get(0).reason());
        assertFalse(history.get(1).standing());
        town.roll.members.enrol(town.roll.root, Roll.person("王强", town.east, JOINED, NUMBER));
        assertEquals(1, town.count(town.committee, TODAY));
    }

    @OnEachDatabase
    void aChangeSaysWhenAndWhyWithinBounds(Store store) {
        Town town = new Town(store);
        long member = town.roll.enrol("李娜", town.east).id();
        assertEquals(List.of("/on"), faults(town.refused(member, standing("retired"), TODAY.plusDays(1))));
        assertEquals(List.of("/on"), faults(town.refused(member, standing("retired"), null)));
        assertEquals(List.of("/on"), faults(town.refused(member, standing("retired"), JOINED.minusDays(1))));
        assertEquals(List.of("/on"), faults(town.refused(member, standing("retired"), LocalDate.MIN)));
        assertEquals(List.of("/standing"), faults(town.refused(member, standing("busy"), TODAY)));
        assertEquals(List.of("/cause"), faults(town.refused(member, new MemberChange.Leave("bored"), TODAY)));
        MemberChange dead = new MemberChange.Amend(null, null, null, null, null, "deceased", null, null);
        assertEquals(List.of("/state"), faults(town.refused(member, dead, TODAY)));
        assertEquals(List.of(""), faults(town.refused(member, standing("in-service"), TODAY)));
        assertEquals(List.of(""), faults(town.refused(member, name("李娜"), null)));
        Refusal silent = assertThrows(
                Refusal.class,
                () -> town.roll.members.change(
                        town.roll.root, member, new MemberChange.Leave("deceased"), TODAY, " ", "x".repeat(61)));
        assertEquals(List.of("/reason", "/documentNumber"), faults(silent));
        assertEquals(1, town.history(member).size());
    }

    @OnEachDatabase
    void onlyWhoMaintainsTheHomeMayChangeAMember(Store store) {
        Town town = new Town(store);
        long member = town.roll.enrol("李娜", town.east).id();
        long other = town.roll.enrol("李那", town.west).id();
        Caller reader = town.roll.clerk(Role.RECORDER, town.east);
        Caller east = town.roll.clerk(Role.SYSTEM_ADMINISTRATOR, town.east);
        for (Caller caller : List.of(reader, east)) {
            MemberChange change = caller == reader ? standing("retired") : new MemberChange.MergeInto(other);
            Refusal refusal = assertThrows(
                    Refusal.class, () -> town.roll.members.change(caller, member, change, TODAY, "理由", null));
            assertEquals(Refusal.Reason.FORBIDDEN, refusal.reason());
        }
        assertEquals(
                "retired",
                town.roll
                        .members
                        .change(east, member, standing("retired"), TODAY, null, null)
                        .standing());
        assertThrows(Refusal.class, () -> town.roll.members.history(east, other));
    }

    @OnEachDatabase
    void whoLeftIsStillReadWhereTheyWereLast(Store store) {
        Town town = new Town(store);
        long member = town.roll.enrol("李娜", town.east).id();
        town.change(member, new MemberChange.Leave("deceased"), LAST_YEAR);
        Caller east = town.roll.clerk(Role.READER, town.east);
        Caller west = town.roll.clerk(Role.READER, town.west);
        assertEquals("deceased", town.roll.members.get(east, member, TODAY).state());
        Refusal refusal = assertThrows(Refusal.class, () -> town.roll.members.get(west, member, TODAY));
        assertEquals(Refusal.Reason.FORBIDDEN, refusal.reason());
    }

    @OnEachDatabase
    void thoseWhoMayBeOnePersonAreShownTogether(Store store) {
        Town town = new Town(store);
        long first = town.roll.enrol("李娜", town.east).id();
        long second = town.roll.enrol("李娜", town.west).id();
        long third = town.roll.enrol("李纳", town.west).id();
        town.roll.enrol("王强", town.west);
        MemberChange phone = new MemberChange.Amend(null, null, null, null, null, null, null, "138-0000-1234");
        MemberChange same = new MemberChange.Amend(null, null, null, null, null, null, null, "+86 13800001234");
        town.change(second, phone, TODAY);
        town.change(third, same, TODAY);

        List<List<Member>> groups = town.roll.members.likelyDuplicates(town.roll.root, town.committee, TODAY);
        assertEquals(
                List.of(List.of(first, second, third)),
                groups.stream()
                        .map(group -> group.stream().map(Member::id).toList())
                        .toList());
        assertEquals(
                1,
                town.roll
                        .members
                        .likelyDuplicates(town.roll.root, town.west, TODAY)
                        .size());
        assertEquals(List.of(), town.roll.members.likelyDuplicates(town.roll.root, town.east, TODAY));
    }

    @OnEachDatabase
    void aHomeThatWillCloseIsNone(Store store) {
        Town town = new Town(store);
        LocalDate ends = TODAY.plusMonths(6);
        long camp = town.roll
                .founded(new Founding(
                        "T",
                        "集训临时党支部",
                        null,
                        List.of(),
                        OrganisationType.TEMPORARY_BRANCH,
                        List.of(),
                        null,
                        town.committee,
                        LAST_YEAR,
                        ends))
                .id();
        Refusal refusal = assertThrows(Refusal.class, () -> town.roll.enrol("李娜", camp, LAST_MONTH));
        assertEquals(List.of("/home"), faults(refusal));
        assertEquals(0, town.count(town.committee, TODAY));
    }
}
