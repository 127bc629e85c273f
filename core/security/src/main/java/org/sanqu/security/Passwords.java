package org.sanqu.security;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.sanqu.api.Refusal;

/**
 * Slow, salted hashes of passwords (PBKDF2 with HMAC-SHA-512), kept as {@code pbkdf2-sha512:iterations:salt:hash}.
 *
 * <p>One takes 100 ms and more, so it never runs inside a transaction, and only half of the processors do such work at a time:
 * those who are logged in go on while others try to get in.
 */
final class Passwords {

    private static final String SCHEME = "pbkdf2-sha512";
    private static final String SEPARATOR = ":";
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int PATIENCE_SECONDS = 10;

    private final SecureRandom random = new SecureRandom();
    private final Semaphore processors =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);
    private final int iterations;

    Passwords(int iterations) {
        this.iterations = iterations;
    }

    /** The text to keep instead of a password; another each time. */
    String hash(String password) {
        byte[] salt = random(SALT_BYTES);
        return text(salt, derive(password, salt, iterations));
    }

    /** A kept text that no password fits, to spend the same time on an unknown name. */
    String ofNobody() {
        return text(random(SALT_BYTES), random(HASH_BYTES));
    }

    boolean fits(String password, String kept) {
        String[] parts = kept.split(SEPARATOR);
        if (parts.length != 4 || !parts[0].equals(SCHEME)) {
            throw new IllegalStateException("not a password hash of this platform");
        }
        byte[] salt = Base64.getDecoder().decode(parts[2]);
        byte[] hash = Base64.getDecoder().decode(parts[3]);
        return MessageDigest.isEqual(hash, derive(password, salt, Integer.parseInt(parts[1])));
    }

    /** Whether the text was made with fewer iterations than are asked for now. */
    boolean outdated(String kept) {
        return Integer.parseInt(kept.split(SEPARATOR)[1]) < iterations;
    }

    private String text(byte[] salt, byte[] hash) {
        Base64.Encoder base64 = Base64.getEncoder();
        return String.join(
                SEPARATOR,
                SCHEME,
                String.valueOf(iterations),
                base64.encodeToString(salt),
                base64.encodeToString(hash));
    }

    private byte[] random(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] derive(String password, byte[] salt, int times) {
        PBEKeySpec spec = new PBEKeySpec(plain(password).toCharArray(), salt, times, HASH_BYTES * 8);
        takeProcessor();
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } finally {
            processors.release();
            spec.clearPassword();
        }
    }

    /** One form for what a Chinese keyboard may write in two: full-width and half-width characters. */
    static String plain(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    private void takeProcessor() {
        try {
            if (processors.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new Refusal(Refusal.Reason.TOO_MANY, "login.busy");
    }
}
