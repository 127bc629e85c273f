package org.sanqu.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sanqu.api.Refusal.Reason.FORBIDDEN;

import java.time.Duration;
import java.util.List;
import org.sanqu.api.platform.Accounts;
import org.sanqu.api.platform.Session;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Caller;
import org.sanqu.store.OnEachDatabase;

class SessionsTest {

    private static final String PASSWORD = "Yan-An-1945-04";
    private static final String HOME = "10.1.2.3";

    private final Street street = new Street();
    private final HandClock clock = new HandClock();

    private Accounts start(Store store) {
        Settings settings = new Settings(Duration.ofMinutes(30), Duration.ofHours(12), 1_000, PASSWORD);
        return new StoredAccounts(store, new GrantedAccess(street), street, settings, clock);
    }

    private static Session login(Accounts accounts) {
        return accounts.open(accounts.authenticate("admin", PASSWORD, HOME));
    }

    private static long rows(Store store) {
        return store.read(sql -> sql.first("select count(*) as n from account_session", row -> row.number("n")))
                .orElseThrow();
    }

    @OnEachDatabase
    void aSessionIsResumedWithTheSameCallerAndTheSameCsrfToken(Store store) {
        Accounts accounts = start(store);
        Session session = login(accounts);
        Session resumed = accounts.resume(session.token()).orElseThrow();
        assertEquals(session, resumed);
        assertEquals("admin", resumed.caller().account());
        Session another = login(accounts);
        assertNotEquals(session.token(), another.token());
        assertNotEquals(session.csrf(), another.csrf());
        assertNotEquals(session.csrf(), session.token());
    }

    @OnEachDatabase
    void aRestartEndsNoSession(Store store) {
        Session session = login(start(store));
        assertEquals(session, start(store).resume(session.token()).orElseThrow());
    }

    @OnEachDatabase
    void theDatabaseDoesNotHoldTheToken(Store store) {
        Session session = login(start(store));
        List<String> kept =
                store.read(sql -> sql.list("select token_hash from account_session", row -> row.text("token_hash")));
        assertEquals(1, kept.size());
        assertTrue(start(store).resume(kept.get(0)).isEmpty());
        assertFalse(kept.get(0).contains(session.token()));
    }

    @OnEachDatabase
    void anUnusedSessionEndsAfterHalfAnHour(Store store) {
        Accounts accounts = start(store);
        Session session = login(accounts);
        clock.forward(Duration.ofMinutes(30).minusMillis(1));
        assertTrue(accounts.resume(session.token()).isPresent());
        clock.forward(Duration.ofMinutes(30));
        assertTrue(accounts.resume(session.token()).isEmpty());
    }

    @OnEachDatabase
    void aUsedSessionLastsTwelveHoursAndNoLongerAlsoThroughRestarts(Store store) {
        Accounts accounts = start(store);
        Session session = login(accounts);
        for (int minutes = 20; minutes < 12 * 60; minutes += 20) {
            clock.forward(Duration.ofMinutes(20));
            assertTrue(accounts.resume(session.token()).isPresent(), minutes + " minutes");
            accounts = start(store);
        }
        clock.forward(Duration.ofMinutes(20));
        assertTrue(accounts.resume(session.token()).isEmpty());
    }

    @OnEachDatabase
    void whatEndedIsSweptAtTheNextLogin(Store store) {
        Accounts accounts = start(store);
        login(accounts);
        clock.forward(Duration.ofMinutes(31));
        login(accounts);
        assertEquals(1, rows(store));
    }

    @OnEachDatabase
    void aClosedSessionIsOverAtOnce(Store store) {
        Accounts accounts = start(store);
        Session session = login(accounts);
        Session other = login(accounts);
        accounts.resume(session.token()).orElseThrow();
        accounts.close(session.token());
        assertTrue(accounts.resume(session.token()).isEmpty());
        assertTrue(accounts.resume(other.token()).isPresent());
        accounts.close(session.token());
        accounts.close(null);
    }

    @OnEachDatabase
    void whatAnotherNodeEndsIsNoticedWithinSeconds(Store store) {
        Accounts here = start(store);
        Accounts there = start(store);
        Session session = login(here);
        here.resume(session.token()).orElseThrow();
        there.close(session.token());
        clock.forward(Duration.ofSeconds(5));
        assertTrue(here.resume(session.token()).isEmpty());
    }

    @OnEachDatabase
    void aChangedPasswordEndsTheOtherSessions(Store store) {
        Accounts accounts = start(store);
        Session mine = login(accounts);
        Session stolen = login(accounts);
        accounts.resume(stolen.token()).orElseThrow();
        Caller me = accounts.resume(mine.token()).orElseThrow().caller();
        accounts.changePassword(me, PASSWORD, "Chang-An-1921-07");
        assertTrue(accounts.resume(mine.token()).isPresent());
        assertTrue(accounts.resume(stolen.token()).isEmpty());
        assertEquals(1, rows(store));
    }

    @OnEachDatabase
    void aPasswordChangedOutsideASessionEndsThemAll(Store store) {
        Accounts accounts = start(store);
        Session session = login(accounts);
        accounts.changePassword(accounts.authenticate("admin", PASSWORD, HOME), PASSWORD, "Chang-An-1921-07");
        assertTrue(accounts.resume(session.token()).isEmpty());
    }

    @OnEachDatabase
    void whatIsNoTokenIsNoSession(Store store) {
        Accounts accounts = start(store);
        Session session = login(accounts);
        for (String token : new String[] {
            null, "", "x", session.token() + "x", session.token().substring(1), "A".repeat(43), "' or 1=1 --", "\n"
        }) {
            assertTrue(accounts.resume(token).isEmpty(), token);
        }
    }

    @OnEachDatabase
    void nobodyOpensASessionForACallerOfTheirOwnMaking(Store store) {
        Accounts accounts = start(store);
        Refused.as(FORBIDDEN, "access.unknown-caller", () -> accounts.open(() -> "admin"));
        Refused.as(FORBIDDEN, "access.unknown-caller", () -> accounts.open(null));
    }
}
