package org.sanqu.members;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.sanqu.members.Town.TODAY;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.sanqu.api.Refusal;
import org.sanqu.api.member.Affiliation;
import org.sanqu.api.member.Appointment;
import org.sanqu.api.member.MemberChange;
import org.sanqu.api.member.Transfer;
import org.sanqu.api.organisation.Change;
import org.sanqu.api.platform.Store;
import org.sanqu.store.OnEachDatabase;

/** What happens to a person on the roll happens to their ties, posts and transfers too. */
class AftermathTest {

    private static LocalDate ago(int days) {
        return TODAY.minusDays(days);
    }

    private static void tie(Town town, long member, String kind, LocalDate from, LocalDate until) {
        town.affiliations.begin(
                town.root, new Affiliation(0, member, town.east1, kind, from, until, false, false), null);
    }

    private static void post(Town town, long member, long organisation, LocalDate from, LocalDate until) {
        town.appointments.begin(
                town.root,
                new Appointment(0, member, organisation, "secretary", false, null, "elected", from, until, null, null));
    }

    private static void merge(Town town, long member, long kept) {
        town.members.change(town.root, member, new MemberChange.MergeInto(kept), null, "重复登记", null);
    }

    private static List<String> ties(Town town, long member) {
        return town.affiliations.of(town.root, member).stream()
                .filter(tie -> !tie.kind().equals(Affiliation.HOME))
                .map(tie -> tie.kind() + " " + tie.from() + " " + tie.until())
                .sorted()
                .toList();
    }

    private static String last(Transfer transfer) {
        List<Transfer.Step> steps = transfer.steps();
        Transfer.Step step = steps.get(steps.size() - 1);
        return transfer.state() + " " + step.act() + " " + step.grounds();
    }

    @OnEachDatabase
    void whoWasEnteredTwiceHasTheSameTieOnce(Store store) {
        Town town = new Town(store);
        long kept = town.enrol("李娜", town.west1);
        long twice = town.enrol("李 娜", town.west2);
        tie(town, kept, "mobile", ago(30), null);
        tie(town, twice, "mobile", ago(20), null);
        tie(town, kept, "project", ago(30), ago(10));
        tie(town, twice, "project", ago(20), ago(5));
        tie(town, kept, "joint-meeting", ago(30), ago(20));
        tie(town, twice, "joint-meeting", ago(20), null);
        merge(town, twice, kept);

        assertEquals(Map.of("mobile", 1L, "joint-meeting", 1L), town.affiliations.counts(town.root, town.east1, TODAY));
        assertEquals(
                List.of(
                        "joint-meeting " + ago(30) + " " + ago(20),
                        "joint-meeting " + ago(20) + " null",
                        "mobile " + ago(30) + " null",
                        "mobile " + ago(20) + " " + ago(20),
                        "project " + ago(30) + " " + ago(20),
                        "project " + ago(20) + " " + ago(5)),
                ties(town, kept),
                "every day has the tie that it had, once; what was doubled is still to be seen");
    }

    @OnEachDatabase
    void whoWasEnteredTwiceHasTheSameTieOnceWhereItHasGoneOnToo(Store store) {
        Town town = new Town(store);
        long kept = town.enrol("李娜", town.west1);
        long twice = town.enrol("李 娜", town.west2);
        tie(town, kept, "mobile", ago(30), null);
        town.affiliations.begin(
                town.root, new Affiliation(0, twice, town.east2, "mobile", ago(20), null, false, false), null);
        town.decide(new Change.Merge(List.of(town.east1), town.east2, null), ago(10));
        assertEquals(Map.of("mobile", 2L), town.affiliations.counts(town.root, town.east2, TODAY));
        merge(town, twice, kept);
        assertEquals(Map.of("mobile", 1L), town.affiliations.counts(town.root, town.east2, TODAY));
    }

    @OnEachDatabase
    void whoWasEnteredTwiceHasTheSamePostOnce(Store store) {
        Town town = new Town(store);
        long kept = town.enrol("李娜", town.west1);
        long twice = town.enrol("李 娜", town.west1);
        post(town, kept, town.west1, ago(30), ago(10));
        post(town, twice, town.west1, ago(10), null);
        post(town, kept, town.west2, ago(30), null);
        store.write(sql -> new AppointmentRows(sql)
                .insert(
                        new Appointment(
                                0, twice, town.west2, "secretary", true, null, "elected", ago(40), null, null, null),
                        "ledger",
                        TODAY.atStartOfDay(java.time.ZoneOffset.UTC).toInstant()));
        merge(town, twice, kept);

        assertEquals(1, town.appointments.in(town.root, town.west1, TODAY).size());
        assertEquals(1, town.appointments.in(town.root, town.west2, TODAY).size());
        assertEquals(4, town.appointments.of(town.root, kept).size());
    }

    @OnEachDatabase
    void ofTwoTransfersOfOnePersonThatOfTheRecordThatIsKeptGoesOn(Store store) {
        Town town = new Town(store);
        long kept = town.enrol("李娜", town.west1);
        long twice = town.enrol("李 娜", town.west2);
        long own = town.assigned(kept, town.east1).id();
        long others = town.assigned(twice, town.east2).id();
        merge(town, twice, kept);

        assertEquals("withdrawn merge 重复登记", last(town.transfers.get(town.root, others)));
        assertEquals("assigned", town.transfers.get(town.root, own).state());
        town.transfers.accept(town.root, own, TODAY);
        assertThrows(Refusal.class, () -> town.transfers.accept(town.root, others, TODAY));
        assertEquals(town.east1, town.home(kept, TODAY));
    }

    @OnEachDatabase
    void aTransferOutOfAnotherHomeThanThatOfTheRecordThatIsKeptIsOver(Store store) {
        Town town = new Town(store);
        long kept = town.enrol("李娜", town.west1);
        long elsewhere = town.enrol("李 娜", town.west2);
        long here = town.enrol("李 娜 ", town.west1);
        long out = town.assigned(elsewhere, town.east1).id();
        long on = town.assigned(here, town.east2).id();
        merge(town, elsewhere, kept);
        assertEquals("withdrawn", town.transfers.get(town.root, out).state());
        merge(town, here, kept);
        assertEquals("assigned", town.transfers.get(town.root, on).state());
    }

    @OnEachDatabase
    void aTransferEndsWithTheRollAndDoesNotMoveWhoCameBack(Store store) {
        Town town = new Town(store);
        long li = town.enrol("李娜", town.west1);
        long transfer = town.assigned(li, town.east1).id();
        town.members.change(town.root, li, new MemberChange.Leave("moved-away"), ago(1), "迁出", null);
        assertEquals("withdrawn leave 迁出", last(town.transfers.get(town.root, transfer)));
        town.members.change(town.root, li, new MemberChange.Return(town.east2), TODAY, "返回", null);
        assertThrows(Refusal.class, () -> town.transfers.accept(town.root, transfer, TODAY));
        assertEquals(town.east2, town.home(li, TODAY));

        long wang = town.enrol("王强", town.west1);
        long never = town.assigned(wang, town.east1).id();
        town.members.change(town.root, wang, new MemberChange.Strike(), null, "误登", null);
        assertEquals("withdrawn strike 误登", last(town.transfers.get(town.root, never)));
    }
}
