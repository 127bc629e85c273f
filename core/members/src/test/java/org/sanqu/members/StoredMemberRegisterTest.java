package org.sanqu.members;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sanqu.members.District.TODAY;
import static org.sanqu.members.District.person;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.sanqu.api.Fault;
import org.sanqu.api.Page;
import org.sanqu.api.Refusal;
import org.sanqu.api.member.Enrolment;
import org.sanqu.api.member.Member;
import org.sanqu.api.member.MemberFilter;
import org.sanqu.api.member.MemberQuery;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Role;
import org.sanqu.store.OnEachDatabase;

class StoredMemberRegisterTest {

    /** A region that was never issued. */
    private static final String NUMBER = "99010119700101001X";

    private static List<String> names(Page<Member> page) {
        return page.items().stream().map(Member::name).toList();
    }

    private static MemberQuery query(Organisation organisation, boolean below, String text) {
        return new MemberQuery(
                organisation.id(), Hierarchy.FORMAL, below, MemberFilter.containing(text), null, 50, TODAY);
    }

    @OnEachDatabase
    void membersAreListedByPinyinAndCountedAtHome(Store store) {
        District district = new District(store);
        Organisation street = district.found("S", OrganisationType.WORKING_COMMITTEE, null);
        Organisation branch = district.found("S1", OrganisationType.BRANCH, street);
        for (String name : List.of("赵敏", "陈波", "李娜")) {
            district.members.enrol(district.root, person(name, branch));
        }
        district.members.enrol(district.root, person("安然", street));

        assertEquals(
                List.of("安然", "陈波", "李娜", "赵敏"),
                names(district.members.page(district.root, query(street, true, null))));
        assertEquals(List.of("安然"), names(district.members.page(district.root, query(street, false, ""))));
        assertEquals(List.of("李娜"), names(district.members.page(district.root, query(street, true, "娜"))));
        assertEquals(4, district.members.count(district.root, street.id(), TODAY));
        assertEquals(3, district.members.count(district.root, branch.id(), TODAY));
        assertEquals(0, district.members.count(district.root, street.id(), LocalDate.of(2001, 6, 30)));
    }

    @OnEachDatabase
    void aCitizenNumberIsFoundByItsHashShownMaskedAndNowhereReadable(Store store) {
        District district = new District(store);
        Organisation branch = district.found("B", OrganisationType.BRANCH, null);
        Member member = district.members.enrol(district.root, person("王强", branch.id(), "９９010119700101001X"));

        assertEquals("**************001X", member.citizenNumber());
        assertEquals("138****1234", member.phone());
        assertEquals(
                member.id(),
                district.members
                        .find(district.root, NUMBER, TODAY)
                        .orElseThrow()
                        .id());
        byte[] kept =
                store.read(sql -> sql.first("select citizen_number from member", row -> row.bytes("citizen_number"))
                        .orElseThrow());
        assertFalse(new String(kept, StandardCharsets.ISO_8859_1).contains("1970"));

        Enrolment again = person("王强", branch.id(), NUMBER);
        Refusal refusal = assertThrows(Refusal.class, () -> district.members.enrol(district.root, again));
        assertEquals(Refusal.Reason.CONFLICT, refusal.reason());
        assertEquals(1, district.members.count(district.root, branch.id(), TODAY));
    }

    @OnEachDatabase
    void anEnrolmentThatContradictsItselfIsRefusedFieldByField(Store store) {
        District district = new District(store);
        Organisation branch = district.found("B", OrganisationType.BRANCH, null);
        Enrolment bad = new Enrolment(
                "",
                "3",
                LocalDate.of(2020, 1, 1),
                "57",
                "11",
                "probationary",
                "busy",
                LocalDate.of(1920, 1, 1),
                LocalDate.of(2001, 1, 1),
                "123",
                "call me",
                branch.id(),
                null);
        Refusal refusal = assertThrows(Refusal.class, () -> district.members.enrol(district.root, bad));
        assertEquals(
                List.of(
                        "/name",
                        "/sex",
                        "/birthDate",
                        "/ethnicity",
                        "/education",
                        "/standing",
                        "/joinedOn",
                        "/convertedOn",
                        "/citizenNumber",
                        "/phone",
                        "/home"),
                refusal.faults().stream().map(Fault::at).toList());
    }

    @OnEachDatabase
    void aClerkSeesTheMembersOfTheirSubtreeOnly(Store store) {
        District district = new District(store);
        Organisation street = district.found("S", OrganisationType.WORKING_COMMITTEE, null);
        Organisation mine = district.found("S1", OrganisationType.BRANCH, street);
        Organisation beside = district.found("S2", OrganisationType.BRANCH, street);
        Member own = district.members.enrol(district.root, person("李娜", mine));
        Member other = district.members.enrol(district.root, person("王强", beside.id(), NUMBER));
        Caller clerk = district.clerk(Role.RECORDER, mine.id());

        assertEquals("李娜", district.members.get(clerk, own.id(), TODAY).name());
        for (long hidden : new long[] {other.id(), 987_654}) {
            Refusal refusal = assertThrows(Refusal.class, () -> district.members.get(clerk, hidden, TODAY));
            assertEquals(Refusal.Reason.FORBIDDEN, refusal.reason());
        }
        assertTrue(district.members.find(clerk, NUMBER, TODAY).isEmpty());
        assertThrows(Refusal.class, () -> district.members.page(clerk, query(street, true, null)));
        assertThrows(Refusal.class, () -> district.members.count(clerk, beside.id(), TODAY));
        assertThrows(Refusal.class, () -> district.members.enrol(clerk, person("新人", mine)));
    }

    @OnEachDatabase
    void bothPlansPageThroughEverybodyOnceInOrder(Store store) {
        District district = new District(store);
        Organisation street = district.found("S", OrganisationType.WORKING_COMMITTEE, null);
        StringBuilder organisations = new StringBuilder("[");
        StringBuilder people = new StringBuilder("[");
        for (int i = 0; i < 300; i++) {
            organisations.append(
                    """
                    %s{"code": "B%d", "name": "第%d支部", "type": "branch", "parent": "%s", "establishedOn": "1999-07-01"}"""
                            .formatted(i == 0 ? "" : ",", i, i, i < 150 ? "S" : "B" + (i - 150)));
            people.append(
                    """
                    %s{"name": "张%c", "sex": "1", "birthDate": "1970-01-01", "category": "full", "standing": "retired",
                     "joinedOn": "2001-07-01", "convertedOn": "2002-07-01", "home": "B%d"}"""
                            .formatted(i == 0 ? "" : ",", (char) ('一' + i % 40), i));
        }
        assertEquals(
                300,
                district.organisationImport.apply(
                        district.root, District.rows(organisations.append("]").toString())));
        assertEquals(
                300,
                district.memberImport.apply(
                        district.root, District.rows(people.append("]").toString())));

        Organisation few = district.tree.find(district.root, "B3", TODAY).orElseThrow();
        assertEquals(2, everybody(district, few).size());
        List<Member> all = everybody(district, street);
        assertEquals(300, all.size());
        assertEquals(300, all.stream().map(Member::id).distinct().count());
        List<String> keys =
                all.stream().map(member -> NameOrder.key(member.name())).toList();
        assertEquals(keys.stream().sorted().toList(), keys);
    }

    private static List<Member> everybody(District district, Organisation organisation) {
        List<Member> all = new ArrayList<>();
        String after = null;
        do {
            MemberQuery query =
                    new MemberQuery(organisation.id(), Hierarchy.FORMAL, true, MemberFilter.ALL, after, 7, TODAY);
            Page<Member> page = district.members.page(district.root, query);
            all.addAll(page.items());
            after = page.next();
        } while (after != null);
        return all;
    }

    @OnEachDatabase
    void aForgedCursorIsRefused(Store store) {
        District district = new District(store);
        Organisation street = district.found("S", OrganisationType.WORKING_COMMITTEE, null);
        MemberQuery forged =
                new MemberQuery(street.id(), Hierarchy.FORMAL, true, MemberFilter.ALL, "' or 1=1", 7, TODAY);
        Refusal refusal = assertThrows(Refusal.class, () -> district.members.page(district.root, forged));
        assertEquals(Refusal.Reason.MALFORMED, refusal.reason());
        assertNull(
                district.members.page(district.root, query(street, true, null)).next());
    }

    @OnEachDatabase
    void aHomeThatBeginsTomorrowOrBeforeJoiningIsRefused(Store store) {
        District district = new District(store);
        Organisation branch = district.found("B", OrganisationType.BRANCH, null);
        for (LocalDate from : List.of(TODAY.plusDays(1), LocalDate.of(2001, 6, 30), LocalDate.MAX)) {
            Enrolment person = since(District.person("张三", branch), LocalDate.of(1970, 1, 1), from);
            Refusal refusal = assertThrows(Refusal.class, () -> district.members.enrol(district.root, person));
            assertEquals("/homeFrom", refusal.faults().get(0).at());
        }
        assertEquals(0, district.members.count(district.root, branch.id(), TODAY));
    }

    @OnEachDatabase
    void aBirthAtTheEndOfTimeIsAFaultAndNoBreakdown(Store store) {
        District district = new District(store);
        Organisation branch = district.found("B", OrganisationType.BRANCH, null);
        Enrolment person = since(District.person("张三", branch), LocalDate.MAX, null);
        Refusal refusal = assertThrows(Refusal.class, () -> district.members.enrol(district.root, person));
        assertEquals("/birthDate", refusal.faults().get(0).at());
    }

    private static Enrolment since(Enrolment person, LocalDate birthDate, LocalDate homeFrom) {
        return new Enrolment(
                person.name(),
                person.sex(),
                birthDate,
                person.ethnicity(),
                person.education(),
                person.category(),
                person.standing(),
                person.joinedOn(),
                person.convertedOn(),
                person.citizenNumber(),
                person.phone(),
                person.home(),
                homeFrom);
    }
}
