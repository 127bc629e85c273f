package org.sanqu.security;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.sanqu.api.Refusal;
import org.sanqu.api.platform.Store;

/**
 * Verifies names and passwords: slowly once, then from memory for a minute at most (HTTP Basic sends them with each request).
 *
 * <p>What is remembered is a keyed hash of name, password and source under a key that lives as long as the process. Attempts on
 * one account from one source wait for each other, so that guessing in parallel gains nothing and the same credentials are
 * verified once. Thread-safe.
 */
final class Logins {

    private static final Duration REMEMBERED = Duration.ofSeconds(60);
    private static final int MOST = 10_000;
    private static final int LOCKS = 256;
    private static final int PATIENCE_SECONDS = 10;

    private final Store store;
    private final Passwords passwords;
    private final Throttle throttle;
    private final Recent<KnownCaller> verified;
    private final SecretKey key = processKey();
    private final Lock[] locks =
            Stream.generate(() -> new ReentrantLock(true)).limit(LOCKS).toArray(Lock[]::new);

    Logins(Store store, Passwords passwords, Clock clock) {
        this.store = store;
        this.passwords = passwords;
        this.throttle = new Throttle(clock);
        this.verified = new Recent<>(clock, REMEMBERED, MOST);
    }

    /** As {@link org.sanqu.api.platform.Accounts#authenticate}. */
    KnownCaller authenticate(String account, String password, String from) {
        refuseImpossible(password);
        String name = AccountRules.name(account);
        String attempt = name + "\n" + source(from);
        String credentials = credentials(attempt, password);
        // the throttle comes first: a guess must not be answered from what the owner made us remember
        throttle.check(attempt);
        return verified.get(credentials)
                .orElseGet(() -> oneByOne(attempt, () -> verified.get(credentials)
                        .orElseGet(() -> remembered(credentials, name, password, attempt))));
    }

    /** The account of somebody who is logged in and says the password again; never from memory. */
    StoredAccount confirm(String name, String password) {
        refuseImpossible(password);
        String attempt = name + "\nconfirm";
        return oneByOne(attempt, () -> verify(name, password, attempt));
    }

    /** Makes the account's credentials be verified again. */
    void forget(String account) {
        verified.forget(caller -> caller.account().equals(account));
    }

    private String credentials(String attempt, String password) {
        return HexFormat.of().formatHex(Digests.hmac(key, attempt.length() + "\n" + attempt + password));
    }

    private KnownCaller remembered(String credentials, String name, String password, String attempt) {
        long since = verified.generation();
        KnownCaller caller = verify(name, password, attempt).caller(null);
        verified.keep(credentials, caller, since);
        return caller;
    }

    private StoredAccount verify(String name, String password, String attempt) {
        throttle.check(attempt);
        Optional<StoredAccount> account = store.read(sql -> StoredAccount.find(sql, name));
        String kept = account.map(StoredAccount::password).orElseGet(passwords::ofNobody);
        if (!passwords.fits(password, kept) || account.isEmpty()) {
            throttle.failed(attempt);
            throw failed();
        }
        throttle.passed(attempt);
        if (passwords.outdated(kept)) {
            strengthen(account.get(), password);
        }
        return account.get();
    }

    private void strengthen(StoredAccount account, String password) {
        String stronger = passwords.hash(password);
        store.write(sql -> sql.update(
                "update account set password = ? where id = ? and password = ?",
                stronger,
                account.id(),
                account.password()));
    }

    private <T> T oneByOne(String attempt, Supplier<T> verification) {
        // by keyed hash, so that nobody can choose whom they wait beside
        Lock lock = locks[Math.floorMod(Digests.hmac(key, attempt)[0], LOCKS)];
        boolean mine = false;
        try {
            mine = lock.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!mine) {
            throw new Refusal(Refusal.Reason.TOO_MANY, "login.busy");
        }
        try {
            return verification.get();
        } finally {
            lock.unlock();
        }
    }

    private static void refuseImpossible(String password) {
        if (password == null || password.isEmpty() || password.length() > AccountRules.LONGEST) {
            throw failed();
        }
    }

    private static Refusal failed() {
        return new Refusal(Refusal.Reason.UNAUTHENTICATED, "login.failed");
    }

    /** The network of an IPv6 address (one subscriber has 2⁶⁴ of them), anything else as it is. */
    private static String source(String from) {
        if (from == null || !from.contains(":") || from.length() > 64) {
            return from == null ? "" : from.substring(0, Math.min(from.length(), 64));
        }
        try {
            InetAddress address = InetAddress.getByName("[" + from.replaceAll("[\\[\\]]", "") + "]");
            return address instanceof Inet6Address
                    ? HexFormat.of().formatHex(address.getAddress(), 0, 8)
                    : address.getHostAddress();
        } catch (UnknownHostException notAnAddress) {
            return from;
        }
    }

    private static SecretKey processKey() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return new SecretKeySpec(bytes, Digests.HMAC);
    }
}
