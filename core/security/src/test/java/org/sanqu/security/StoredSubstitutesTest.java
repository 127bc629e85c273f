package org.sanqu.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sanqu.api.Refusal.Reason.FORBIDDEN;
import static org.sanqu.api.Refusal.Reason.INVALID;
import static org.sanqu.api.Refusal.Reason.NOT_FOUND;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.sanqu.api.platform.Accounts;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Grant;
import org.sanqu.api.security.Permission;
import org.sanqu.api.security.Role;
import org.sanqu.api.security.Substitute;
import org.sanqu.store.OnEachDatabase;

class StoredSubstitutesTest {

    private static final String PASSWORD = "Zun-Yi-1935-01";

    /** Zhang records and administers the first branch, Li reads the second, Wang has nothing. */
    private static final class Office {

        final HandClock clock = new HandClock();
        final LocalDate today = LocalDate.now(clock);
        final Street street = new Street();
        final GrantedAccess access;
        final Accounts accounts;
        final StoredSubstitutes substitutes;
        final Caller zhang;
        final Caller li;
        final Caller wang;

        Office(Store store) {
            ActingFor acting = new ActingFor(store, clock);
            access = new GrantedAccess(street, acting);
            Settings settings = new Settings(Duration.ofDays(30), Duration.ofDays(30), 1_000, PASSWORD);
            accounts = new StoredAccounts(store, access, street, acting, settings, clock);
            substitutes = new StoredSubstitutes(store, access, acting, clock);
            zhang = account(
                    "zhang",
                    "张书记",
                    new Grant(Role.RECORDER, Street.BRANCH),
                    new Grant(Role.SYSTEM_ADMINISTRATOR, Street.BRANCH));
            li = account("li", "李干事", new Grant(Role.READER, Street.BESIDE));
            wang = account("wang", "王干事");
        }

        private Caller account(String name, String title, Grant... grants) {
            accounts.create(accounts.console(), name, title, PASSWORD, List.of(grants));
            return accounts.authenticate(name, PASSWORD, "10.1.2.3");
        }

        boolean may(Caller caller, Permission permission) {
            return access.allows(caller, permission, Street.BRANCH);
        }
    }

    @OnEachDatabase
    void aSubstituteRecordsForTwoDaysAndNoLonger(Store store) {
        Office office = new Office(store);
        office.substitutes.appoint(
                office.zhang, "zhang", "li", office.today.plusDays(1), office.today.plusDays(2), "出差");
        assertFalse(office.may(office.li, Permission.RECORD), "not before");
        for (int day = 1; day <= 2; day++) {
            office.clock.forward(Duration.ofDays(1));
            assertTrue(office.may(office.li, Permission.RECORD), "day " + day);
            assertTrue(office.access.allows(office.li, Permission.READ, Street.BESIDE), "what was theirs stays");
            assertEquals(List.of("zhang"), office.substitutes.principals(office.li));
        }
        office.clock.forward(Duration.ofDays(1));
        assertFalse(office.may(office.li, Permission.RECORD), "no longer");
        assertEquals(List.of(), office.substitutes.principals(office.li));
    }

    @OnEachDatabase
    void nobodyAdministersForAnotherAndNobodyActsForSomebodyElsesPrincipal(Store store) {
        Office office = new Office(store);
        office.substitutes.appoint(office.zhang, "zhang", "li", office.today, office.today, "病假");
        office.substitutes.appoint(office.li, "li", "wang", office.today, office.today, "病假");
        assertTrue(office.may(office.zhang, Permission.MAINTAIN));
        assertFalse(office.may(office.li, Permission.MAINTAIN));
        assertFalse(office.access.holds(office.li, Role.SYSTEM_ADMINISTRATOR, Street.BRANCH));
        assertTrue(office.access.allows(office.wang, Permission.READ, Street.BESIDE));
        assertFalse(office.may(office.wang, Permission.READ));
        assertEquals(List.of(Street.BRANCH), office.access.tops(office.li, Permission.RECORD));
    }

    @OnEachDatabase
    void whatIsConfidentialToADisciplineOfficerDoesNotGoOver(Store store) {
        Office office = new Office(store);
        office.accounts.grant(
                office.accounts.console(),
                "zhang",
                List.of(new Grant(Role.DISCIPLINE_OFFICER, Street.BRANCH), new Grant(Role.READER, Street.GROUP)));
        office.substitutes.appoint(office.zhang, "zhang", "li", office.today, office.today, "出差");
        assertTrue(office.access.allows(office.li, Permission.READ, Street.GROUP));
        assertFalse(office.may(office.li, Permission.READ));
        assertFalse(office.access.holds(office.li, Role.DISCIPLINE_OFFICER, Street.BRANCH));
    }

    @OnEachDatabase
    void twentySubstitutionsStandAtATimeAndNoMore(Store store) {
        Office office = new Office(store);
        for (int i = 0; i < 20; i++) {
            office.substitutes.appoint(office.zhang, "zhang", "li", office.today, office.today, "出差");
        }
        Refused.as(
                INVALID,
                "substitute.invalid",
                () -> office.substitutes.appoint(office.zhang, "zhang", "li", office.today, office.today, "出差"));
        office.clock.forward(Duration.ofDays(1));
        LocalDate tomorrow = office.today.plusDays(1);
        office.substitutes.appoint(office.zhang, "zhang", "li", tomorrow, tomorrow, "出差");
    }

    @OnEachDatabase
    void whatComesThroughAPrincipalAloneIsDoneInTheirName(Store store) {
        Office office = new Office(store);
        office.substitutes.appoint(office.zhang, "zhang", "li", office.today, office.today, "出差");
        assertEquals(Optional.of("张书记"), office.access.behalf(office.li, Permission.RECORD, Street.GROUP));
        assertEquals(Optional.empty(), office.access.behalf(office.li, Permission.READ, Street.BESIDE));
        assertEquals(Optional.empty(), office.access.behalf(office.li, Permission.RECORD, Street.OTHER));
        assertEquals(Optional.empty(), office.access.behalf(office.zhang, Permission.RECORD, Street.BRANCH));
    }

    @OnEachDatabase
    void aSubstituteLosesWhatThePrincipalLosesAndAllWhenItIsEnded(Store store) {
        Office office = new Office(store);
        Substitute made =
                office.substitutes.appoint(office.zhang, "zhang", "li", office.today, office.today.plusDays(9), "出差");
        assertTrue(office.may(office.li, Permission.RECORD));
        office.accounts.grant(office.accounts.console(), "zhang", List.of(new Grant(Role.READER, Street.BRANCH)));
        assertFalse(office.may(office.li, Permission.RECORD));
        assertTrue(office.may(office.li, Permission.READ));
        Refused.as(FORBIDDEN, "access.forbidden-everything", () -> office.substitutes.end(office.li, made.id()));
        Refused.as(FORBIDDEN, "access.forbidden-everything", () -> office.substitutes.end(office.li, 4711));
        office.substitutes.end(office.zhang, made.id());
        assertFalse(office.may(office.li, Permission.READ));
        Refused.as(NOT_FOUND, "substitute.not-found", () -> office.substitutes.end(office.accounts.console(), 4711));
    }

    @OnEachDatabase
    void onlyOnesOwnPlaceIsGivenAwayAndOnlyForDaysThatCanBe(Store store) {
        Office office = new Office(store);
        LocalDate day = office.today;
        Refused.as(
                FORBIDDEN,
                "access.forbidden-everything",
                () -> office.substitutes.appoint(office.li, "zhang", "li", day, day, "出差"));
        office.substitutes.appoint(office.accounts.console(), "zhang", "li", day, day, "出差");
        Object[][] bad = {
            {"nobody", day, day, "出差"},
            {"zhang", day, day, "出差"},
            {"li", day, day.minusDays(1), "出差"},
            {"li", day, day.plusYears(1).plusDays(1), "出差"},
            {"li", day.minusDays(2), day.minusDays(1), "出差"},
            {"li", null, day, "出差"},
            {"li", day, day, " "},
            {"li", day, day, "长".repeat(201)}
        };
        for (Object[] each : bad) {
            Refused.as(
                    INVALID,
                    "substitute.invalid",
                    () -> office.substitutes.appoint(
                            office.zhang, "zhang", (String) each[0], (LocalDate) each[1], (LocalDate) each[2], (String)
                                    each[3]));
        }
    }

    @OnEachDatabase
    void eachSeesTheirOwnAndWhoManagesAccountsSeesAll(Store store) {
        Office office = new Office(store);
        office.substitutes.appoint(office.zhang, "zhang", "li", office.today, office.today, "出差");
        assertEquals(1, office.substitutes.list(office.zhang).size());
        assertEquals("出差", office.substitutes.list(office.li).get(0).reason());
        assertEquals(List.of(), office.substitutes.list(office.wang));
        assertEquals(1, office.substitutes.list(office.accounts.console()).size());
    }

    @OnEachDatabase
    void anAddressIsOnesOwnAndOneAddressOnly(Store store) {
        Office office = new Office(store);
        assertEquals(
                "zhang@example.org",
                office.accounts
                        .address(office.zhang, "zhang", " zhang@example.org ")
                        .email());
        assertEquals("zhang@example.org", office.accounts.own(office.zhang).email());
        for (String bad : List.of(
                "zhang",
                "a@b@c",
                "a..b@c",
                ".a@b",
                "a.@b",
                "a@-b",
                "a".repeat(65) + "@b",
                "a@b\r\nBcc: x@y",
                "a@b,c@d",
                "张@example.org",
                "<a@b>",
                "a@" + "b".repeat(300))) {
            Refused.as(INVALID, "account.invalid", () -> office.accounts.address(office.zhang, "zhang", bad));
        }
        Refused.as(
                FORBIDDEN,
                "access.forbidden-everything",
                () -> office.accounts.address(office.li, "zhang", "li@example.org"));
        assertEquals(null, office.accounts.address(office.zhang, "zhang", " ").email());
    }

    @OnEachDatabase
    void onlyTheConsoleLooksWithTheEyesOfSomebodyAbsent(Store store) {
        Office office = new Office(store);
        Caller absent = office.accounts.absent(office.accounts.console(), "zhang");
        assertEquals("zhang", absent.account());
        assertTrue(office.may(absent, Permission.RECORD));
        Refused.as(FORBIDDEN, "access.unknown-caller", () -> office.accounts.absent(office.zhang, "li"));
        Refused.as(NOT_FOUND, "account.not-found", () -> office.accounts.absent(office.accounts.console(), "nobody"));
    }
}
