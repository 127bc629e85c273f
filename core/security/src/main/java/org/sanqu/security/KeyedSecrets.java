package org.sanqu.security;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.platform.Secrets;
import org.sanqu.api.platform.Store;

/**
 * Secrets by two keys that lie beside the database: one encrypts, the other makes fingerprints.
 *
 * <p>A cipher is the key's number (1 byte), the nonce (12 bytes) and what AES-256-GCM makes of the text, tag included.
 */
@Component(immediate = true)
public final class KeyedSecrets implements Secrets {

    private static final byte NUMBER = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    /** Enough for nobody ever to find two alike, and short, since it is what the indexes of a register are made of. */
    private static final int FINGERPRINT_BYTES = 16;

    private static final int OVERHEAD = 1 + NONCE_BYTES + TAG_BITS / 8;

    private final SecureRandom random = new SecureRandom();
    private final Queue<Cipher> ciphers = new ConcurrentLinkedQueue<>();
    private final SecretKey encryption;
    private final SecretKey fingerprint;

    @Activate
    public KeyedSecrets(@Reference Store store) {
        Tables.prepare(store);
        KeyFiles files = new KeyFiles(store);
        encryption = new SecretKeySpec(files.key("encryption-" + NUMBER), "AES");
        fingerprint = new SecretKeySpec(files.key("fingerprint-" + NUMBER), Digests.HMAC);
    }

    @Override
    public byte[] encrypt(String plain) {
        if (plain == null) {
            return null;
        }
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = with(Cipher.ENCRYPT_MODE, nonce, plain.getBytes(StandardCharsets.UTF_8), 0);
            return ByteBuffer.allocate(1 + NONCE_BYTES + sealed.length)
                    .put(NUMBER)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String decrypt(byte[] cipher) {
        if (cipher == null) {
            return null;
        }
        if (cipher.length < OVERHEAD || cipher[0] != NUMBER) {
            throw unreadable(cipher, null);
        }
        byte[] nonce = new byte[NONCE_BYTES];
        ByteBuffer.wrap(cipher, 1, NONCE_BYTES).get(nonce);
        int start = 1 + NONCE_BYTES;
        try {
            return new String(with(Cipher.DECRYPT_MODE, nonce, cipher, start), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw unreadable(cipher, e);
        }
    }

    @Override
    public String fingerprint(String plain) {
        if (plain == null) {
            return null;
        }
        byte[] hash = Digests.hmac(fingerprint, plain);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, FINGERPRINT_BYTES));
    }

    /** Ciphers are kept: to make one, and the round keys, takes longer than to use it. */
    private byte[] with(int mode, byte[] nonce, byte[] text, int from) throws GeneralSecurityException {
        Cipher kept = ciphers.poll();
        Cipher cipher = kept == null ? Cipher.getInstance("AES/GCM/NoPadding") : kept;
        cipher.init(mode, encryption, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(new byte[] {NUMBER});
        byte[] result = cipher.doFinal(text, from, text.length - from);
        ciphers.offer(cipher);
        return result;
    }

    private static IllegalStateException unreadable(byte[] cipher, Exception cause) {
        String number = cipher.length == 0 ? "?" : String.valueOf(Byte.toUnsignedInt(cipher[0]));
        return new IllegalStateException(Bilingual.text("secrets.unreadable", number), cause);
    }
}
