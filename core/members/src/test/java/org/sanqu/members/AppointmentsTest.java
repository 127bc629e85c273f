package org.sanqu.members;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.sanqu.members.Town.TODAY;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sanqu.api.Page;
import org.sanqu.api.Refusal;
import org.sanqu.api.member.Appointment;
import org.sanqu.api.member.Appointments;
import org.sanqu.api.member.MemberChange;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Role;
import org.sanqu.store.OnEachDatabase;

class AppointmentsTest {

    private static final LocalDate MONTH_AGO = TODAY.minusDays(30);

    private static Appointment post(long member, long organisation, String post, LocalDate from, LocalDate until) {
        return new Appointment(0, member, organisation, post, false, null, "elected", from, until, null, null);
    }

    private static Appointment post(long member, long organisation, String post) {
        return post(member, organisation, post, MONTH_AGO, null);
    }

    private static List<String> posts(List<Appointments.Named> all) {
        return all.stream()
                .map(named -> named.organisation() + " " + named.name() + " "
                        + named.appointment().post())
                .toList();
    }

    @OnEachDatabase
    void aPersonHoldsSeveralPostsAndAnOrganisationListsThemInOrder(Store store) {
        Town town = new Town(store);
        long li = town.enrol("李娜", town.west1);
        long wang = town.enrol("王强", town.west1);
        town.appointments.begin(town.root, post(li, town.west1, "publicity"));
        town.appointments.begin(town.root, post(wang, town.west1, "secretary"));
        town.appointments.begin(town.root, post(li, town.west1, "organisation"));
        Appointment full = town.appointments.begin(
                town.root,
                new Appointment(
                        0,
                        li,
                        town.east,
                        "instructor",
                        true,
                        "社区干事",
                        "recruited",
                        TODAY,
                        null,
                        new BigDecimal("1200.5"),
                        "〔2026〕3号"));

        assertEquals(new BigDecimal("1200.50"), full.allowance());
        assertEquals("社区干事", full.concurrentPost());
        assertEquals(
                List.of("W1组织 王强 secretary", "W1组织 李娜 organisation", "W1组织 李娜 publicity"),
                posts(town.appointments.in(town.root, town.west1, TODAY)));
        assertEquals(List.of(), town.appointments.in(town.root, town.west1, MONTH_AGO.minusDays(1)));
        assertEquals(
                List.of("E组织 李娜 instructor", "W1组织 李娜 organisation", "W1组织 李娜 publicity"),
                posts(town.appointments.of(town.root, li)));
    }

    @OnEachDatabase
    void aSecondSecretaryAtATimeIsRefusedUntilTheFirstHasGone(Store store) {
        Town town = new Town(store);
        long li = town.enrol("李娜", town.west1);
        long wang = town.enrol("王强", town.west1);
        long first = town.appointments
                .begin(town.root, post(li, town.west1, "secretary"))
                .id();
        Refusal refusal = assertThrows(
                Refusal.class, () -> town.appointments.begin(town.root, post(wang, town.west1, "secretary")));
        assertEquals(List.of("appointment.second-secretary"), Town.reasons(refusal));
        Refusal twice = assertThrows(
                Refusal.class, () -> town.appointments.begin(town.root, post(li, town.west1, "secretary")));
        assertEquals(List.of("appointment.twice"), Town.reasons(twice));

        town.appointments.end(town.root, first, TODAY);
        town.appointments.begin(town.root, post(wang, town.west1, "secretary", TODAY, null));
        assertEquals(List.of("W1组织 王强 secretary"), posts(town.appointments.in(town.root, town.west1, TODAY)));
        assertEquals(
                List.of("W1组织 李娜 secretary"), posts(town.appointments.in(town.root, town.west1, TODAY.minusDays(1))));
    }

    @OnEachDatabase
    void aSecretaryWhoLeftTheRollBarsNobody(Store store) {
        Town town = new Town(store);
        long li = town.enrol("李娜", town.west1);
        long wang = town.enrol("王强", town.west1);
        town.appointments.begin(town.root, post(li, town.west1, "secretary"));
        town.members.change(town.root, li, new MemberChange.Leave("deceased"), TODAY, "去世", null);

        assertEquals(List.of(), town.appointments.in(town.root, town.west1, TODAY));
        town.appointments.begin(town.root, post(wang, town.west1, "secretary", TODAY, null));
        assertEquals(List.of("W1组织 王强 secretary"), posts(town.appointments.in(town.root, town.west1, TODAY)));
        assertEquals(
                TODAY, town.appointments.of(town.root, li).get(0).appointment().until());
    }

    @OnEachDatabase
    void anAppointmentThatMakesNoSenseIsRefusedFieldByField(Store store) {
        Town town = new Town(store);
        long li = town.enrol("李娜", town.west1);
        Appointment bad = new Appointment(
                0,
                li,
                town.west1,
                "boss",
                false,
                " ",
                "inherited",
                TODAY,
                TODAY.minusDays(1),
                new BigDecimal("-1"),
                "文".repeat(61));
        Refusal refusal = assertThrows(Refusal.class, () -> town.appointments.begin(town.root, bad));
        assertEquals(
                List.of("/post", "/selection", "/concurrentPost", "/documentNumber", "/allowance", "/until"),
                Town.places(refusal));
        LocalDate before = Town.FOUNDED.minusDays(1);
        Refusal early = assertThrows(
                Refusal.class, () -> town.appointments.begin(town.root, post(li, town.west1, "deputy", before, null)));
        assertEquals(List.of("/member", "/organisation"), Town.places(early));
    }

    @OnEachDatabase
    void onlyWhoRecordsForTheOrganisationAndReadsTheMemberAppoints(Store store) {
        Town town = new Town(store);
        long li = town.enrol("李娜", town.west1);
        Caller east = town.clerk(Role.RECORDER, town.east1);
        Caller west = town.clerk(Role.RECORDER, town.west1);
        for (long organisation : new long[] {town.east1, town.west1}) {
            Refusal refusal =
                    assertThrows(Refusal.class, () -> town.appointments.begin(east, post(li, organisation, "deputy")));
            assertEquals(Refusal.Reason.FORBIDDEN, refusal.reason());
        }
        long begun =
                town.appointments.begin(west, post(li, town.west1, "deputy")).id();
        assertThrows(Refusal.class, () -> town.appointments.end(east, begun, TODAY));
        assertThrows(Refusal.class, () -> town.appointments.in(east, town.west1, TODAY));
        assertThrows(Refusal.class, () -> town.appointments.of(east, li));
        assertEquals(TODAY, town.appointments.end(west, begun, TODAY).until());
    }

    @OnEachDatabase
    void holdersBelowArePagedByCodeOfTheOrganisation(Store store) {
        Town town = new Town(store);
        List<String> expected = new ArrayList<>();
        for (long branch : new long[] {town.west2, town.east1, town.west1}) {
            for (String post : List.of("deputy", "secretary", "publicity")) {
                long member = town.enrol("王强", branch);
                town.appointments.begin(town.root, post(member, branch, post));
            }
        }
        for (String code : List.of("E1", "W1", "W2")) {
            for (String post : List.of("secretary", "deputy", "publicity")) {
                expected.add(code + "组织 王强 " + post);
            }
        }
        assertEquals(expected, everybody(town, town.town, null));
        assertEquals(List.of("W1组织 王强 secretary", "W2组织 王强 secretary"), everybody(town, town.west, "secretary"));
    }

    private static List<String> everybody(Town town, long organisation, String post) {
        List<String> all = new ArrayList<>();
        String after = null;
        do {
            Page<Appointments.Named> page = town.appointments.page(town.root, organisation, post, after, 2, TODAY);
            all.addAll(posts(page.items()));
            after = page.next();
        } while (after != null);
        return all;
    }

    @OnEachDatabase
    void theCensusesCountPostsWorkersAndTheTerm(Store store) {
        Town town = new Town(store);
        long li = town.enrol("李娜", town.west1);
        town.appointments.begin(town.root, post(li, town.west1, "secretary"));
        for (String post : List.of("instructor", "liaison")) {
            town.appointments.begin(
                    town.root,
                    new Appointment(0, li, town.west1, post, true, null, "recruited", MONTH_AGO, null, null, null));
        }
        town.appointments.elect(town.root, town.west1, TODAY.minusYears(3).minusDays(10), null, null);

        Map<String, Long> seen = new TreeMap<>();
        town.appointmentCensus.each(TODAY, (organisation, id, attributes) -> {
            assertEquals(town.west1, organisation);
            assertEquals(li, id);
            seen.put(
                    attributes.get("post").textValue(),
                    attributes.get("fullTime").booleanValue() ? 1L : 0L);
        });
        assertEquals(Map.of("secretary", 0L, "instructor", 1L, "liaison", 1L), seen);

        ObjectNode west1 = JsonNodeFactory.instance.objectNode();
        ObjectNode west2 = JsonNodeFactory.instance.objectNode();
        Hierarchy tree = town.hierarchies.current(Hierarchy.FORMAL);
        store.read(sql -> {
            town.offices.add(sql, TODAY, tree, Map.of(town.west1, west1, town.west2, west2));
            return null;
        });
        assertEquals(
                "{\"secretaries\":1,\"committeePosts\":0,\"fullTimeWorkers\":1,\"termEndsInDays\":-10,\"termYears\":3}",
                west1.toString());
        assertEquals("{\"secretaries\":0,\"committeePosts\":0,\"fullTimeWorkers\":0}", west2.toString());
    }
}
