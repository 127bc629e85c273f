package org.sanqu.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sanqu.api.Refusal.Reason.INVALID;
import static org.sanqu.api.Refusal.Reason.UNAUTHENTICATED;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.sanqu.api.platform.Accounts;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;
import org.sanqu.store.OnEachDatabase;

class FirstStartTest {

    private final Street street = new Street();
    private final GrantedAccess access = new GrantedAccess(street);

    private Accounts start(Store store, String configured) {
        Settings usual = Settings.defaults();
        Settings settings = new Settings(usual.idle(), usual.absolute(), 1_000, configured);
        return new StoredAccounts(store, access, street, settings, Clock.systemUTC());
    }

    private static Path file(Store store) {
        return store.directory().resolve("initial-password");
    }

    @OnEachDatabase
    void theFirstStartMakesAnAdministratorWithAOneTimePassword(Store store) throws IOException {
        Accounts accounts = start(store, "");
        String password = Files.readString(file(store)).strip();
        assertTrue(password.matches("[a-z2-9-]{16,}"), password);
        assertFalse(password.matches(".*[ilo].*"), password);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file(store))));
        Caller admin = accounts.authenticate("admin", password, "127.0.0.1");
        for (Permission permission : Permission.values()) {
            assertTrue(access.allows(admin, permission), permission.name());
        }
    }

    @OnEachDatabase
    void theOneTimePasswordIsSaidOnceAndPlainToSee(Store store) throws IOException {
        List<String> lines = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(new SimpleFormatter().formatMessage(line));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger(FirstStart.class.getName());
        logger.addHandler(handler);
        try {
            start(store, "");
            start(store, "");
        } finally {
            logger.removeHandler(handler);
        }
        String password = Files.readString(file(store)).strip();
        assertEquals(1, lines.stream().filter(line -> line.contains(password)).count());
        assertTrue(lines.get(0).indexOf("一次性密码") < lines.get(0).indexOf("one-time password"));
    }

    @OnEachDatabase
    void aSecondStartKeepsEverything(Store store) throws IOException {
        start(store, "");
        String password = Files.readString(file(store)).strip();
        Accounts again = start(store, "Another-Password-9");
        assertEquals(password, Files.readString(file(store)).strip());
        again.authenticate("admin", password, "127.0.0.1");
        assertEquals(1, again.list(again.console()).size());
    }

    @OnEachDatabase
    void aConfiguredPasswordIsTakenAndWrittenNowhere(Store store) {
        Accounts accounts = start(store, "Sanqu-2026-Test");
        assertFalse(Files.exists(file(store)));
        assertEquals(
                "admin",
                accounts.authenticate("admin", "Sanqu-2026-Test", "127.0.0.1").account());
    }

    @OnEachDatabase
    void changingThePasswordDeletesTheOneTimeOne(Store store) throws IOException {
        Accounts accounts = start(store, "");
        String password = Files.readString(file(store)).strip();
        Caller admin = accounts.authenticate("admin", password, "127.0.0.1");
        Refused.as(INVALID, "password.invalid", () -> accounts.changePassword(admin, password, "short"));
        assertTrue(Files.exists(file(store)));
        accounts.changePassword(admin, password, "Chang-An-1921-07");
        assertFalse(Files.exists(file(store)));
        Refused.as(UNAUTHENTICATED, "login.failed", () -> accounts.authenticate("admin", password, "127.0.0.1"));
        Accounts again = start(store, "");
        assertFalse(Files.exists(file(store)));
        again.authenticate("admin", "Chang-An-1921-07", "127.0.0.1");
    }

    @OnEachDatabase
    void aOneTimePasswordThatAPowerFailureLeftBehindIsDeletedAtTheNextStart(Store store) throws IOException {
        Accounts accounts = start(store, "");
        String password = Files.readString(file(store)).strip();
        accounts.changePassword(accounts.authenticate("admin", password, "127.0.0.1"), password, "Chang-An-1921-07");
        Files.writeString(file(store), password);
        start(store, "");
        assertFalse(Files.exists(file(store)));
    }

    @OnEachDatabase
    void aWeakConfiguredPasswordIsTakenButOneThatCannotBeTypedIsNot(Store store) {
        assertThrows(IllegalStateException.class, () -> start(store, "x".repeat(129)));
        start(store, "admin").authenticate("admin", "admin", "127.0.0.1");
    }
}
