package org.sanqu.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sanqu.api.Refusal.Reason.CONFLICT;
import static org.sanqu.api.Refusal.Reason.FORBIDDEN;
import static org.sanqu.api.Refusal.Reason.INVALID;
import static org.sanqu.api.Refusal.Reason.NOT_FOUND;
import static org.sanqu.api.Refusal.Reason.TOO_MANY;
import static org.sanqu.api.Refusal.Reason.UNAUTHENTICATED;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sanqu.api.Fault;
import org.sanqu.api.platform.Account;
import org.sanqu.api.platform.Accounts;
import org.sanqu.api.platform.Session;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Grant;
import org.sanqu.api.security.Permission;
import org.sanqu.api.security.Role;
import org.sanqu.store.OnEachDatabase;

class StoredAccountsTest {

    private static final String ADMIN = "Yan-An-1945-04";
    private static final String ZHANG = "Zun-Yi-1935-01";
    private static final String OFFICE = "10.1.2.3";
    private static final String ELSEWHERE = "203.0.113.9";
    private static final List<Grant> READER = List.of(new Grant(Role.READER, Street.BRANCH));

    private final Street street = new Street();
    private final GrantedAccess access = new GrantedAccess(street);
    private final HandClock clock = new HandClock();

    private Accounts start(Store store) {
        return start(store, 1_000);
    }

    private Accounts start(Store store, int iterations) {
        Settings settings = new Settings(Duration.ofMinutes(30), Duration.ofHours(12), iterations, ADMIN);
        return new StoredAccounts(store, access, street, settings, clock);
    }

    private Accounts withZhang(Store store) {
        Accounts accounts = start(store);
        accounts.create(accounts.console(), "zhang", "张书记", ZHANG, READER);
        return accounts;
    }

    private static void fail(Accounts accounts, String from, int times) {
        for (int i = 0; i < times; i++) {
            Refused.as(UNAUTHENTICATED, "login.failed", () -> accounts.authenticate("zhang", "wrong password", from));
        }
    }

    @OnEachDatabase
    void anAccountLogsInWithItsGrants(Store store) {
        Accounts accounts = withZhang(store);
        Caller zhang = accounts.authenticate("zhang", ZHANG, OFFICE);
        assertEquals("zhang", zhang.account());
        assertEquals(READER, access.grants(zhang));
        assertEquals("zhang", accounts.authenticate(" Zhang ", ZHANG, OFFICE).account());
        assertEquals(
                List.of("admin", "zhang"),
                accounts.list(accounts.console()).stream().map(Account::name).toList());
    }

    @OnEachDatabase
    void aWrongNameIsRefusedLikeAWrongPassword(Store store) {
        Accounts accounts = withZhang(store);
        for (String[] pair : new String[][] {
            {"zhang", "wrong password"},
            {"nobody", ZHANG},
            {"console", ZHANG},
            {"zhang' or 1=1 --", ZHANG},
            {null, ZHANG},
            {"zhang", null},
            {"zhang", ""},
            {"zhang", "x".repeat(100_000)}
        }) {
            String text = Refused.as(
                            UNAUTHENTICATED, "login.failed", () -> accounts.authenticate(pair[0], pair[1], OFFICE))
                    .getMessage();
            assertEquals("用户名或密码不正确。", text);
        }
    }

    @OnEachDatabase
    void aPasswordTypedFullWidthIsTheSame(Store store) {
        Accounts accounts = withZhang(store);
        accounts.authenticate("zhang", ZHANG.replace('Z', 'Ｚ').replace('1', '１'), OFFICE);
    }

    @OnEachDatabase
    void guessingFromOneSourceDoesNotShutTheOwnerOutElsewhere(Store store) {
        Accounts accounts = withZhang(store);
        fail(accounts, ELSEWHERE, 5);
        Refused.as(TOO_MANY, "login.throttled", () -> accounts.authenticate("zhang", ZHANG, ELSEWHERE));
        assertEquals("zhang", accounts.authenticate("zhang", ZHANG, OFFICE).account());
        // what the owner made us remember must not tell a guesser that a guess is right
        Refused.as(TOO_MANY, "login.throttled", () -> accounts.authenticate("zhang", ZHANG, ELSEWHERE));
        assertEquals("admin", accounts.authenticate("admin", ADMIN, ELSEWHERE).account());
    }

    @OnEachDatabase
    void oneSubscriberWithManyAddressesIsOneSource(Store store) {
        Accounts accounts = withZhang(store);
        for (int i = 0; i < 5; i++) {
            fail(accounts, "2001:db8:0:7::" + i, 1);
        }
        Refused.as(TOO_MANY, "login.throttled", () -> accounts.authenticate("zhang", ZHANG, "2001:db8:0:7:a:b:c:d"));
        accounts.authenticate("zhang", ZHANG, "2001:db8:0:8::1");
        accounts.authenticate("zhang", ZHANG, "not:an:address");
        accounts.authenticate("zhang", ZHANG, null);
    }

    @OnEachDatabase
    void theWaitGrowsWithEveryFailureAndEndsWithASuccess(Store store) {
        Accounts accounts = withZhang(store);
        fail(accounts, OFFICE, 5);
        for (int seconds = 1; seconds <= 8; seconds *= 2) {
            clock.forward(Duration.ofSeconds(seconds).minusMillis(1));
            Refused.as(TOO_MANY, "login.throttled", () -> accounts.authenticate("zhang", ZHANG, OFFICE));
            clock.forward(Duration.ofMillis(1));
            fail(accounts, OFFICE, 1);
        }
        clock.forward(Duration.ofSeconds(16));
        accounts.authenticate("zhang", ZHANG, OFFICE);
        fail(accounts, OFFICE, 4);
        accounts.authenticate("zhang", ZHANG, OFFICE);
    }

    @OnEachDatabase
    void guessingInParallelGainsNothing(Store store) throws Exception {
        Accounts accounts = withZhang(store);
        Callable<String> guess =
                () -> Refused.reason(() -> accounts.authenticate("zhang", "wrong password", ELSEWHERE));
        ExecutorService guessers = Executors.newFixedThreadPool(16);
        try {
            List<String> answers = guessers
                    .invokeAll(Stream.generate(() -> guess).limit(40).toList())
                    .stream()
                    .map(Refused::answer)
                    .toList();
            assertEquals(5, answers.stream().filter("UNAUTHENTICATED"::equals).count());
            assertEquals(35, answers.stream().filter("TOO_MANY"::equals).count());
        } finally {
            guessers.shutdown();
        }
    }

    @OnEachDatabase
    void rememberedCredentialsEndWithThePasswordAndAfterAMinute(Store store) {
        Accounts accounts = withZhang(store);
        Caller zhang = accounts.authenticate("zhang", ZHANG, OFFICE);
        store.write(
                sql -> sql.update("update account set password = 'pbkdf2-sha512:1:AAAA:AAAA' where name = 'zhang'"));
        clock.forward(Duration.ofSeconds(59));
        assertEquals("zhang", accounts.authenticate("zhang", ZHANG, OFFICE).account());
        clock.forward(Duration.ofSeconds(1));
        Refused.as(UNAUTHENTICATED, "login.failed", () -> accounts.authenticate("zhang", ZHANG, OFFICE));
        assertEquals("zhang", zhang.account());
    }

    @OnEachDatabase
    void aChangedPasswordReplacesTheOldOneAtOnce(Store store) {
        Accounts accounts = withZhang(store);
        Caller zhang = accounts.authenticate("zhang", ZHANG, OFFICE);
        accounts.changePassword(zhang, ZHANG, "Jing-Gang-1927");
        Refused.as(UNAUTHENTICATED, "login.failed", () -> accounts.authenticate("zhang", ZHANG, OFFICE));
        accounts.authenticate("zhang", "Jing-Gang-1927", OFFICE);
        Refused.as(UNAUTHENTICATED, "login.failed", () -> accounts.open(zhang));
    }

    @OnEachDatabase
    void aPasswordIsOnlyChangedByWhoKnowsTheOldOne(Store store) {
        Accounts accounts = withZhang(store);
        Caller zhang = accounts.authenticate("zhang", ZHANG, OFFICE);
        for (int i = 0; i < 5; i++) {
            Refused.as(
                    UNAUTHENTICATED,
                    "login.failed",
                    () -> accounts.changePassword(zhang, "wrong password", "Jing-Gang-1927"));
        }
        Refused.as(TOO_MANY, "login.throttled", () -> accounts.changePassword(zhang, ZHANG, "Jing-Gang-1927"));
        Refused.as(
                FORBIDDEN, "account.console", () -> accounts.changePassword(accounts.console(), "", "Jing-Gang-1927"));
        Refused.as(
                FORBIDDEN,
                "access.unknown-caller",
                () -> accounts.changePassword(() -> "zhang", ZHANG, "Jing-Gang-1927"));
    }

    @OnEachDatabase
    void aHashWithFewerIterationsIsMadeAgainAtTheNextLogin(Store store) {
        withZhang(store);
        String before = kept(store);
        assertTrue(before.startsWith("pbkdf2-sha512:1000:"), before);
        Accounts stricter = start(store, Settings.FEWEST_ITERATIONS);
        stricter.authenticate("zhang", ZHANG, OFFICE);
        String after = kept(store);
        assertTrue(after.startsWith("pbkdf2-sha512:210000:"), after);
        start(store).authenticate("zhang", ZHANG, OFFICE);
        assertEquals(after, kept(store));
    }

    private static String kept(Store store) {
        return store.read(sql ->
                        sql.first("select password from account where name = 'zhang'", row -> row.text("password")))
                .orElseThrow();
    }

    @OnEachDatabase
    void equalPasswordsAreKeptDifferently(Store store) {
        Accounts accounts = withZhang(store);
        accounts.create(accounts.console(), "li", "李书记", ZHANG, READER);
        List<String> kept = store.read(
                sql -> sql.list("select password from account where name <> 'admin'", row -> row.text("password")));
        assertNotEquals(kept.get(0), kept.get(1));
        assertFalse(kept.get(0).contains(ZHANG));
    }

    @OnEachDatabase
    void changedGrantsTakeEffectOnThoseWhoAreLoggedIn(Store store) {
        Accounts accounts = withZhang(store);
        Session session = accounts.open(accounts.authenticate("zhang", ZHANG, OFFICE));
        assertFalse(access.allows(now(accounts, session), Permission.RECORD, Street.BRANCH));
        List<Grant> recorder = List.of(new Grant(Role.RECORDER, Street.COMMITTEE));
        assertEquals(
                recorder, accounts.grant(accounts.console(), "zhang", recorder).grants());
        assertTrue(access.allows(now(accounts, session), Permission.RECORD, Street.BRANCH));
        assertTrue(access.allows(accounts.authenticate("zhang", ZHANG, OFFICE), Permission.RECORD, Street.BRANCH));
        accounts.grant(accounts.console(), "zhang", List.of());
        assertFalse(access.allows(now(accounts, session), Permission.READ, Street.BRANCH));
        assertFalse(access.allows(accounts.authenticate("zhang", ZHANG, OFFICE), Permission.READ, Street.BRANCH));
    }

    private static Caller now(Accounts accounts, Session session) {
        return accounts.resume(session.token()).orElseThrow().caller();
    }

    @OnEachDatabase
    void onlyTheSecurityAdministratorOfEverythingManagesAccounts(Store store) {
        Accounts accounts = withZhang(store);
        List<Grant> most = Stream.of(Role.values())
                .map(role -> new Grant(role, role == Role.SECURITY_ADMINISTRATOR ? Street.COMMITTEE : null))
                .toList();
        accounts.grant(accounts.console(), "zhang", most);
        Caller zhang = accounts.authenticate("zhang", ZHANG, OFFICE);
        String text = "access.forbidden-everything";
        Refused.as(FORBIDDEN, text, () -> accounts.list(zhang));
        Refused.as(FORBIDDEN, text, () -> accounts.create(zhang, "li", "李书记", ZHANG, READER));
        Refused.as(FORBIDDEN, text, () -> accounts.grant(zhang, "zhang", FirstStart.everything()));
        Refused.as(FORBIDDEN, "access.unknown-caller", () -> accounts.list(() -> "admin"));
        accounts.grant(accounts.console(), "zhang", List.of(new Grant(Role.SECURITY_ADMINISTRATOR, null)));
        Caller security = accounts.authenticate("zhang", ZHANG, OFFICE);
        assertEquals("li", accounts.create(security, "li", "李书记", ZHANG, READER).name());
    }

    @OnEachDatabase
    void everyMistakeInANewAccountIsToldAtOnce(Store store) {
        Accounts accounts = start(store);
        List<Grant> grants = List.of(new Grant(null, null), new Grant(Role.READER, Street.CLOSED));
        List<Fault> faults = Refused.as(
                        INVALID,
                        "account.invalid",
                        () -> accounts.create(accounts.console(), "Zhang San", " ", "short", grants))
                .faults();
        assertEquals(
                List.of("/name", "/title", "/password", "/grants/0/role", "/grants/1/organisation"),
                faults.stream().map(Fault::at).toList());
        assertEquals(1, accounts.list(accounts.console()).size());
    }

    @OnEachDatabase
    void weakPasswordsAreRefused(Store store) {
        Accounts accounts = start(store);
        for (String weak :
                List.of("Qwertyuiop", "1234567890", "aaaaaaaaaa", "zhang.san-1", "x".repeat(129), "九个字不够长的密码")) {
            Refused.as(
                    INVALID,
                    "account.invalid",
                    () -> accounts.create(accounts.console(), "zhang.san-1", "张三", weak, List.of()));
        }
        accounts.create(accounts.console(), "zhang.san-1", "张三", "十个字以上就足够长了吧", List.of());
    }

    @OnEachDatabase
    void aNameIsTakenOnlyOnce(Store store) {
        Accounts accounts = withZhang(store);
        Refused.as(
                CONFLICT,
                "account.taken",
                () -> accounts.create(accounts.console(), "ZHANG".toLowerCase(), "又一个", ZHANG, List.of()));
        assertEquals(READER, access.grants(accounts.authenticate("zhang", ZHANG, OFFICE)));
        Refused.as(NOT_FOUND, "account.not-found", () -> accounts.grant(accounts.console(), "nobody", List.of()));
    }

    @OnEachDatabase
    void theConsoleMayEverythingButHasNoSession(Store store) {
        Accounts accounts = start(store);
        for (Permission permission : Permission.values()) {
            assertTrue(access.allows(accounts.console(), permission), permission.name());
        }
        Refused.as(FORBIDDEN, "account.console", () -> accounts.open(accounts.console()));
        String names =
                accounts.list(accounts.console()).stream().map(Account::name).collect(Collectors.joining());
        assertEquals("admin", names);
    }
}
