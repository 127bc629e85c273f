package org.sanqu.members;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sanqu.members.Town.TODAY;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sanqu.api.Page;
import org.sanqu.api.Refusal;
import org.sanqu.api.member.Affiliation;
import org.sanqu.api.member.Guest;
import org.sanqu.api.member.MemberChange;
import org.sanqu.api.organisation.Change;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Role;
import org.sanqu.store.OnEachDatabase;

class AffiliationsTest {

    private static final LocalDate MONTH_AGO = TODAY.minusDays(30);

    /** A region that was never issued. */
    private static final String NUMBER = "99010119700101001X";

    private static Affiliation tie(long member, long host, String kind, LocalDate from, LocalDate until) {
        return new Affiliation(0, member, host, kind, from, until, false, false);
    }

    private static Affiliation guest(long member, long host) {
        return tie(member, host, "double-registration", MONTH_AGO, null);
    }

    private static List<String> names(Page<Guest> page) {
        return page.items().stream().map(Guest::name).toList();
    }

    @OnEachDatabase
    void guestsAreListedByPinyinBesideTheMembersAndNeverCountedAsMembers(Store store) {
        Town town = new Town(store);
        for (String name : List.of("赵敏", "陈波", "李娜")) {
            town.affiliations.begin(town.root, guest(town.enrol(name, town.west1), town.east1), null);
        }
        long mobile = town.enrol("安然", town.west2);
        town.affiliations.begin(town.root, tie(mobile, town.east2, "mobile", MONTH_AGO, null), null);

        Page<Guest> all = town.affiliations.guests(town.root, town.east, null, 50, TODAY);
        assertEquals(List.of("安然", "陈波", "李娜", "赵敏"), names(all));
        assertEquals("W2组织", all.items().get(0).homeName());
        assertEquals(List.of("安然"), names(town.affiliations.guests(town.root, town.east2, null, 50, TODAY)));
        assertEquals(
                Map.of("double-registration", 3L, "mobile", 1L), town.affiliations.counts(town.root, town.east, TODAY));
        assertEquals(Map.of(), town.affiliations.counts(town.root, town.east, MONTH_AGO.minusDays(1)));
        assertEquals(0, town.members.count(town.root, town.east, TODAY));
        assertEquals(4, town.members.count(town.root, town.town, TODAY));
    }

    @OnEachDatabase
    void pagesShowEveryGuestOnce(Store store) {
        Town town = new Town(store);
        for (int i = 0; i < 11; i++) {
            long member = town.enrol("王" + (char) ('一' + i % 3), town.west1);
            town.affiliations.begin(town.root, guest(member, i % 2 == 0 ? town.east1 : town.east2), null);
        }
        List<Long> seen = new ArrayList<>();
        String after = null;
        do {
            Page<Guest> page = town.affiliations.guests(town.root, town.town, after, 3, TODAY);
            page.items().forEach(guest -> seen.add(guest.affiliation().id()));
            after = page.next();
        } while (after != null);
        assertEquals(11, seen.size());
        assertEquals(11, seen.stream().distinct().count());
        Refusal refusal =
                assertThrows(Refusal.class, () -> town.affiliations.guests(town.root, town.town, "' or 1=1", 3, TODAY));
        assertEquals(Refusal.Reason.MALFORMED, refusal.reason());
    }

    @OnEachDatabase
    void aTieThatContradictsTheRollOrItselfIsRefusedFieldByField(Store store) {
        Town town = new Town(store);
        long member = town.enrol("李娜", town.west1);
        town.affiliations.begin(town.root, guest(member, town.east1), null);
        long short1 = town.found("S", OrganisationType.FUNCTIONAL, town.east, TODAY.plusDays(30));

        Map<Affiliation, String> bad = Map.of(
                tie(member, town.east2, "home", TODAY, null), "/kind",
                tie(member, town.east2, "busy", TODAY, null), "/kind",
                tie(member, town.east2, "mobile", TODAY.plusYears(2), null), "/from",
                tie(member, town.east2, "mobile", LocalDate.MIN, null), "/from",
                tie(member, town.east2, "mobile", TODAY, TODAY), "/until",
                tie(member, town.west1, "mobile", TODAY, null), "/organisation",
                tie(member, town.east2, "mobile", Town.JOINED.minusDays(1), null), "/member",
                tie(member, town.east1, "double-registration", TODAY, null), "/from",
                tie(member, short1, "project", TODAY, TODAY.plusDays(31)), "/organisation",
                tie(member, town.east2, "mobile", null, null), "/from");
        bad.forEach((tie, place) -> {
            Refusal refusal = assertThrows(Refusal.class, () -> town.affiliations.begin(town.root, tie, null));
            assertEquals(Refusal.Reason.INVALID, refusal.reason());
            assertEquals(List.of(place), Town.places(refusal), tie.toString());
        });
        assertEquals(
                short1,
                town.affiliations
                        .begin(town.root, tie(member, short1, "project", TODAY, TODAY.plusDays(30)), null)
                        .organisation());
    }

    @OnEachDatabase
    void aHostRegistersAStrangerByTheirCitizenNumberOnly(Store store) {
        Town town = new Town(store);
        long member = town.enrol("李娜", town.west1, NUMBER);
        Caller host = town.clerk(Role.RECORDER, town.east1);

        for (String number : new String[] {null, "990101197001010028"}) {
            Refusal refusal =
                    assertThrows(Refusal.class, () -> town.affiliations.begin(host, guest(member, town.east1), number));
            assertEquals(Refusal.Reason.FORBIDDEN, refusal.reason());
        }
        Affiliation begun = town.affiliations.begin(host, guest(0, town.east1), NUMBER);
        assertEquals(member, begun.member());
        assertEquals(List.of("李娜"), names(town.affiliations.guests(host, town.east1, null, 50, TODAY)));
        assertThrows(Refusal.class, () -> town.affiliations.of(host, member));
        assertThrows(Refusal.class, () -> town.affiliations.begin(host, guest(0, town.east2), NUMBER));
    }

    @OnEachDatabase
    void hostAndHomeMayEndATieAndNobodyElse(Store store) {
        Town town = new Town(store);
        long member = town.enrol("李娜", town.west1);
        long first = town.affiliations
                .begin(town.root, guest(member, town.east1), null)
                .id();
        long second = town.affiliations
                .begin(town.root, guest(member, town.east2), null)
                .id();
        Caller beside = town.clerk(Role.RECORDER, town.west2);
        assertThrows(Refusal.class, () -> town.affiliations.end(beside, first, TODAY));

        assertEquals(
                TODAY,
                town.affiliations
                        .end(town.clerk(Role.RECORDER, town.east1), first, TODAY)
                        .until());
        town.affiliations.end(town.clerk(Role.RECORDER, town.west1), second, MONTH_AGO);
        assertEquals(
                0,
                town.affiliations
                        .guests(town.root, town.east, null, 50, TODAY)
                        .items()
                        .size());
        assertEquals(
                List.of("李娜"), names(town.affiliations.guests(town.root, town.east, null, 50, TODAY.minusDays(1))));

        Refusal again = assertThrows(Refusal.class, () -> town.affiliations.end(town.root, first, TODAY.plusDays(1)));
        assertEquals(List.of("tie.ended"), Town.reasons(again));
        Refusal early =
                assertThrows(Refusal.class, () -> town.affiliations.end(town.root, first, MONTH_AGO.minusDays(1)));
        assertEquals(List.of("/on"), Town.places(early));
        Refusal none = assertThrows(Refusal.class, () -> town.affiliations.end(town.root, 987_654, TODAY));
        assertEquals(Refusal.Reason.NOT_FOUND, none.reason());
    }

    @OnEachDatabase
    void aTieEndsByItselfWithItsHostWithTheRollAndWithAHomeThere(Store store) {
        Town town = new Town(store);
        long closing = town.found("F", OrganisationType.FUNCTIONAL, town.east, TODAY.plusDays(10));
        long leaving = town.enrol("安然", town.west1);
        long staying = town.enrol("李娜", town.west1);
        long coming = town.enrol("王强", town.west1);
        for (long member : new long[] {leaving, staying}) {
            town.affiliations.begin(town.root, guest(member, closing), null);
        }
        town.affiliations.begin(town.root, guest(coming, town.east1), null);
        LocalDate yesterday = TODAY.minusDays(1);
        town.members.change(town.root, leaving, new MemberChange.Leave("deceased"), yesterday, "去世", null);
        town.transfers.accept(town.root, town.assigned(coming, town.east1).id(), TODAY);

        assertEquals(
                List.of("安然", "李娜", "王强"),
                names(town.affiliations.guests(town.root, town.east, null, 50, TODAY.minusDays(2))));
        assertEquals(List.of("李娜"), names(town.affiliations.guests(town.root, town.east, null, 50, TODAY)));
        assertEquals(List.of(), names(town.affiliations.guests(town.root, town.east, null, 50, TODAY.plusDays(10))));
        assertEquals(TODAY.plusDays(10), last(town, staying).until());
        assertEquals(TODAY, tieOf(town, coming).until());

        town.members.change(town.root, leaving, new MemberChange.Return(town.west1), TODAY, "误报", null);
        assertEquals(
                List.of("李娜"),
                names(town.affiliations.guests(town.root, town.east, null, 50, TODAY)),
                "what has ended does not begin again");
    }

    private static Affiliation last(Town town, long member) {
        return town.affiliations.of(town.root, member).get(0);
    }

    private static Affiliation tieOf(Town town, long member) {
        return town.affiliations.of(town.root, member).stream()
                .filter(tie -> !tie.kind().equals(Affiliation.HOME))
                .findFirst()
                .orElseThrow();
    }

    @OnEachDatabase
    void aMemberShowsTheirHomesAndTiesTheLatestFirst(Store store) {
        Town town = new Town(store);
        long member = town.enrol("李娜", town.west1);
        town.affiliations.begin(town.root, guest(member, town.east1), null);
        town.transfers.accept(town.root, town.assigned(member, town.west2).id(), TODAY);

        List<Affiliation> all = town.affiliations.of(town.root, member);
        assertEquals(
                List.of("home", "double-registration", "home"),
                all.stream().map(Affiliation::kind).toList());
        assertEquals(
                List.of(town.west2, town.east1, town.west1),
                all.stream().map(Affiliation::organisation).toList());
        assertNull(all.get(0).until());
        assertEquals(TODAY, all.get(2).until());
    }

    @OnEachDatabase
    void theTiesOfARecordThatWasMergedAreThoseOfTheOneThatIsKept(Store store) {
        Town town = new Town(store);
        long kept = town.enrol("李娜", town.west1);
        long twice = town.enrol("李 娜", town.west1);
        town.affiliations.begin(town.root, guest(twice, town.east1), null);
        town.members.change(town.root, twice, new MemberChange.MergeInto(kept), null, "重复登记", null);

        Guest guest = town.affiliations
                .guests(town.root, town.east, null, 50, TODAY)
                .items()
                .get(0);
        assertEquals(kept, guest.affiliation().member());
        assertEquals("李娜", guest.name());
        assertEquals(town.east1, last(town, kept).organisation());
    }

    @OnEachDatabase
    void aTieToWhatWasClosedEndsWithIt(Store store) {
        Town town = new Town(store);
        long member = town.enrol("李娜", town.west1);
        town.affiliations.begin(town.root, guest(member, town.east1), null);
        town.decide(new Change.Close(town.east1, null, null), TODAY);
        assertEquals(Map.of(), town.affiliations.counts(town.root, town.town, TODAY));
        assertEquals(TODAY, last(town, member).until());
    }

    @OnEachDatabase
    void theCensusCountsTiesAtTheHost(Store store) {
        Town town = new Town(store);
        long before = town.affiliationCensus.revision();
        long member = town.enrol("李娜", town.west1);
        town.affiliations.begin(
                town.root, new Affiliation(0, member, town.east1, "mobile", MONTH_AGO, null, false, true), null);
        assertTrue(town.affiliationCensus.revision() > before);

        List<String> seen = new ArrayList<>();
        town.affiliationCensus.each(
                TODAY, (organisation, id, attributes) -> seen.add(organisation + " " + id + " " + attributes));
        assertEquals(
                List.of(town.east1 + " " + member + " {\"kind\":\"mobile\",\"votingRight\":false,\"duesAtHost\":true}"),
                seen);
        town.affiliationCensus.each(MONTH_AGO.minusDays(1), (organisation, id, attributes) -> seen.add("more"));
        assertEquals(1, seen.size());
    }
}
