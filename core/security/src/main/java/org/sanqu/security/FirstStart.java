package org.sanqu.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sanqu.api.Fault;
import org.sanqu.api.Message;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Grant;
import org.sanqu.api.security.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the administrator when there is no account, and keeps the one-time password in a file until it is changed. */
final class FirstStart {

    static final String ADMIN = "admin";

    private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);
    /** Nothing that one could read as something else. */
    private static final String CHARACTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final String FRAME = "==========";

    private final Store store;
    private final Passwords passwords;
    private final Clock clock;
    private final Path file;

    FirstStart(Store store, Passwords passwords, Clock clock) {
        this.store = store;
        this.passwords = passwords;
        this.clock = clock;
        this.file = store.directory().resolve("initial-password");
    }

    /** Every role on everything. */
    static List<Grant> everything() {
        return Stream.of(Role.values()).map(role -> new Grant(role, null)).toList();
    }

    void run(String configured, AccountRules rules) {
        if (store.read(StoredAccount::any)) {
            forgetChangedPassword();
            return;
        }
        if (configured.length() > AccountRules.LONGEST) {
            throw new IllegalStateException(Bilingual.text("password.long", AccountRules.LONGEST));
        }
        if (configured.isBlank()) {
            withRandomPassword();
        } else if (make(configured)) {
            forgetPassword();
            LOG.info(Bilingual.text("first-start.configured", ADMIN));
            rules.ofPassword("", ADMIN, configured).forEach(FirstStart::warn);
        }
    }

    /** A power failure, or a change on another node, may have left the file behind. */
    private void forgetChangedPassword() {
        boolean changed = store.read(sql -> StoredAccount.find(sql, ADMIN))
                .filter(admin -> admin.passwordVersion() > 1)
                .isPresent();
        if (changed) {
            forgetPassword();
        }
    }

    /** Deletes the one-time password. */
    void forgetPassword() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn(Bilingual.text("first-start.left", file.toString(), e.toString()));
        }
    }

    private void withRandomPassword() {
        String password = readable();
        try {
            // before the account: a password that nobody can read would lock everybody out
            PrivateFiles.write(file, (password + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (make(password)) {
            LOG.warn(
                    "{} {} {}", FRAME, Bilingual.text("first-start.password", ADMIN, password, file.toString()), FRAME);
        } else {
            forgetPassword();
        }
    }

    /** False when another node of the same database was first. */
    private boolean make(String password) {
        String hash = passwords.hash(password);
        String title = Message.of("first-start.title").in(Locale.CHINESE);
        return store.write(sql -> {
            sql.lock("account");
            if (StoredAccount.any(sql)) {
                return false;
            }
            StoredAccount.insert(sql, ADMIN, title, hash, everything(), clock.instant());
            return true;
        });
    }

    private static void warn(Fault fault) {
        String reason = fault.reason().in(Locale.CHINESE) + " " + fault.reason().in(Locale.ENGLISH);
        LOG.warn(Bilingual.text("first-start.weak", ADMIN, reason));
    }

    /** Four groups of five: 99 bits. */
    private static String readable() {
        SecureRandom random = new SecureRandom();
        return Stream.generate(() -> random.ints(5, 0, CHARACTERS.length())
                        .mapToObj(i -> CHARACTERS.substring(i, i + 1))
                        .collect(Collectors.joining()))
                .limit(4)
                .collect(Collectors.joining("-"));
    }
}
