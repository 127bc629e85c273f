package org.sanqu.security;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
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
    private static final int OVERHEAD = 1 + NONCE_BYTES + TAG_BITS / 8;

    private final SecureRandom random = new SecureRandom();
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
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(plain.getBytes(StandardCharsets.UTF_8));
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
            byte[] plain = cipher(Cipher.DECRYPT_MODE, nonce).doFinal(cipher, start, cipher.length - start);
            return new String(plain, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw unreadable(cipher, e);
        }
    }

    @Override
    public String fingerprint(String plain) {
        return plain == null ? null : HexFormat.of().formatHex(Digests.hmac(fingerprint, plain));
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, encryption, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(new byte[] {NUMBER});
        return cipher;
    }

    private static IllegalStateException unreadable(byte[] cipher, Exception cause) {
        String number = cipher.length == 0 ? "?" : String.valueOf(Byte.toUnsignedInt(cipher[0]));
        return new IllegalStateException(Bilingual.text("secrets.unreadable", number), cause);
    }
}
