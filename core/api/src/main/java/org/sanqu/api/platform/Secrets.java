package org.sanqu.api.platform;

import org.osgi.annotation.versioning.ProviderType;

/** Keeps identity data unreadable in the database; the keys lie outside it. Thread-safe. */
@ProviderType
public interface Secrets {

    /** Encrypts (AES-256-GCM, a fresh nonce each time); null stays null. */
    byte[] encrypt(String plain);

    /**
     * Decrypts what {@link #encrypt} made; null stays null.
     *
     * @throws IllegalStateException when it was tampered with or the key is another
     */
    String decrypt(byte[] cipher);

    /** A keyed hash (128 bits of HMAC-SHA-256, 22 characters) to find an equal value by; null stays null. */
    String fingerprint(String plain);
}
