package org.sanqu.security;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.sanqu.api.Refusal;
import org.sanqu.api.platform.Session;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.platform.Store;
import org.sanqu.api.platform.StoreFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sessions in the database, so that they survive a restart, and a few seconds in memory, so that resuming costs nothing.
 *
 * <p>The use of a session is written down once in a thirtieth of the idle time, not at every request. What another node of the
 * same database ends or grants is noticed after {@link #UNASKED}. Thread-safe.
 */
final class Sessions {

    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
    private static final Duration UNASKED = Duration.ofSeconds(5);
    private static final int MOST = 10_000;
    private static final int TOKEN_BYTES = 32;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final SecureRandom random = new SecureRandom();
    private final Store store;
    private final Clock clock;
    private final Duration idle;
    private final Duration absolute;
    private final Recent<Live> live;

    Sessions(Store store, Settings settings, Clock clock) {
        this.store = store;
        this.clock = clock;
        this.idle = settings.idle();
        this.absolute = settings.absolute();
        this.live = new Recent<>(clock, UNASKED, MOST);
    }

    Session open(KnownCaller caller) {
        String token = token();
        String hash = hash(token);
        Instant now = clock.instant();
        int opened = store.write(sql -> {
            sql.update(
                    "delete from account_session where used_at <= ? or opened_at <= ?",
                    now.minus(idle),
                    now.minus(absolute));
            return sql.update(
                    "insert into account_session (token_hash, account, opened_at, used_at)"
                            + " select ?, id, ?, ? from account where name = ? and password_version = ?",
                    hash,
                    now,
                    now,
                    caller.account(),
                    caller.passwordVersion());
        });
        if (opened == 0) {
            throw new Refusal(Refusal.Reason.UNAUTHENTICATED, "login.failed");
        }
        return new Session(caller.in(hash), token, csrf(token));
    }

    Optional<Session> resume(String token) {
        if (token == null || !TOKEN.matcher(token).matches()) {
            return Optional.empty();
        }
        String hash = hash(token);
        Instant now = clock.instant();
        long since = live.generation();
        return live.get(hash)
                .or(() -> load(hash, since))
                .filter(session -> now.isBefore(session.usedAt.plus(idle)))
                .filter(session -> now.isBefore(session.openedAt.plus(absolute)))
                .map(session -> {
                    used(hash, session, now, since);
                    return new Session(session.caller, token, csrf(token));
                });
    }

    void close(String token) {
        if (token == null) {
            return;
        }
        String hash = hash(token);
        store.write(sql -> {
            sql.afterCommit(
                    () -> live.forget(session -> session.caller.session().equals(hash)));
            return sql.update("delete from account_session where token_hash = ?", hash);
        });
    }

    /** Ends every session of an account but one, together with the transaction. */
    void endOthers(Sql sql, StoredAccount account, String kept) {
        sql.update(
                "delete from account_session where account = ? and token_hash <> ?",
                account.id(),
                kept == null ? "" : kept);
        sql.afterCommit(() -> forget(account.name()));
    }

    /** Makes the account's sessions be read again. */
    void forget(String account) {
        live.forget(session -> session.caller.account().equals(account));
    }

    private Optional<Live> load(String hash, long since) {
        Optional<Live> found = store.read(sql -> sql.first(
                        "select s.opened_at, s.used_at, a.name from account_session s"
                                + " join account a on a.id = s.account where s.token_hash = ?",
                        row -> new Opened(row.text("name"), row.instant("opened_at"), row.instant("used_at")),
                        hash)
                .flatMap(opened -> StoredAccount.find(sql, opened.account)
                        .map(account -> new Live(account.caller(hash), opened.openedAt, opened.usedAt))));
        found.ifPresent(session -> live.keep(hash, session, since));
        return found;
    }

    private void used(String hash, Live session, Instant now, long since) {
        if (now.isBefore(session.usedAt.plus(idle.dividedBy(30)))) {
            return;
        }
        // kept first, so that of many requests at once only one writes
        live.keep(hash, new Live(session.caller, session.openedAt, now), since);
        try {
            store.write(sql -> sql.update(
                    "update account_session set used_at = ? where token_hash = ? and used_at < ?", now, hash, now));
        } catch (StoreFailure e) {
            LOG.warn("the use of a session was not written down; people can go on reading", e);
        }
    }

    private String token() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return base64(bytes);
    }

    private static String hash(String token) {
        return HexFormat.of().formatHex(Digests.sha256(token.getBytes(StandardCharsets.UTF_8)));
    }

    /** Follows from the token, so that nothing has to be kept, and does not lead back to it. */
    private static String csrf(String token) {
        SecretKeySpec key = new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), Digests.HMAC);
        return base64(Digests.hmac(key, "csrf"));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private record Opened(String account, Instant openedAt, Instant usedAt) {}

    private record Live(KnownCaller caller, Instant openedAt, Instant usedAt) {}
}
