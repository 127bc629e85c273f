package org.sanqu.security;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.sanqu.api.platform.Store;
import org.sanqu.store.OnEachDatabase;

class KeyedSecretsTest {

    private static final String NUMBER = "99000019850101001X";

    private static Path key(Store store, String name) {
        return store.directory().resolve("keys").resolve(name + ".key");
    }

    @OnEachDatabase
    void whatIsEncryptedIsReadableAfterARestartAndNeverTheSameTwice(Store store) {
        KeyedSecrets secrets = new KeyedSecrets(store);
        byte[] cipher = secrets.encrypt(NUMBER);
        assertEquals(NUMBER, new KeyedSecrets(store).decrypt(cipher));
        assertFalse(Arrays.equals(cipher, secrets.encrypt(NUMBER)));
        assertFalse(new String(cipher, StandardCharsets.ISO_8859_1).contains(NUMBER));
        assertEquals("张三", secrets.decrypt(secrets.encrypt("张三")));
        assertEquals("", secrets.decrypt(secrets.encrypt("")));
    }

    @OnEachDatabase
    void aFingerprintStaysTheSameAndIsAnothersInAnotherDistrict(Store store) throws IOException {
        String here = new KeyedSecrets(store).fingerprint(NUMBER);
        assertEquals(here, new KeyedSecrets(store).fingerprint(NUMBER));
        assertTrue(here.matches("[A-Za-z0-9_-]{22}"));
        assertNotEquals(here, new KeyedSecrets(store).fingerprint(NUMBER.replace('X', '1')));
        store.write(sql -> sql.update("delete from secret_key"));
        Files.delete(key(store, "fingerprint-1"));
        assertNotEquals(here, new KeyedSecrets(store).fingerprint(NUMBER));
    }

    @OnEachDatabase
    void nothingStaysNothing(Store store) {
        KeyedSecrets secrets = new KeyedSecrets(store);
        assertNull(secrets.encrypt(null));
        assertNull(secrets.decrypt(null));
        assertNull(secrets.fingerprint(null));
    }

    @OnEachDatabase
    void aCipherThatWasTamperedWithIsRefusedWhereverItWasTouched(Store store) {
        KeyedSecrets secrets = new KeyedSecrets(store);
        byte[] cipher = secrets.encrypt(NUMBER);
        for (int i = 0; i < cipher.length; i++) {
            byte[] touched = cipher.clone();
            touched[i] ^= 1;
            assertThrows(IllegalStateException.class, () -> secrets.decrypt(touched), "byte " + i);
        }
        for (int length = 0; length < cipher.length; length++) {
            byte[] cut = Arrays.copyOf(cipher, length);
            assertThrows(IllegalStateException.class, () -> secrets.decrypt(cut), "length " + length);
        }
    }

    @OnEachDatabase
    void theTwoKeysDifferAndOnlyTheOwnerReadsThem(Store store) throws IOException {
        new KeyedSecrets(store);
        Path encryption = key(store, "encryption-1");
        Path fingerprint = key(store, "fingerprint-1");
        assertFalse(Arrays.equals(Files.readAllBytes(encryption), Files.readAllBytes(fingerprint)));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(encryption)));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(fingerprint)));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(encryption.getParent())));
        try (var files = Files.list(encryption.getParent())) {
            assertEquals(2, files.count());
        }
    }

    @OnEachDatabase
    void aMissingKeyIsNeverReplacedInSilence(Store store) throws IOException {
        byte[] cipher = new KeyedSecrets(store).encrypt(NUMBER);
        Path file = key(store, "encryption-1");
        byte[] saved = Files.readAllBytes(file);
        Files.delete(file);
        IllegalStateException refused = assertThrows(IllegalStateException.class, () -> new KeyedSecrets(store));
        assertTrue(refused.getMessage().contains(file.toString()));
        assertFalse(Files.exists(file));
        Files.write(file, saved);
        assertEquals(NUMBER, new KeyedSecrets(store).decrypt(cipher));
    }

    @OnEachDatabase
    void aWrongOrDamagedKeyIsNoticedBeforeAnythingIsWrittenWithIt(Store store) throws IOException {
        new KeyedSecrets(store);
        Path file = key(store, "fingerprint-1");
        byte[] another = Files.readAllBytes(file);
        another[7] ^= 1;
        Files.write(file, another);
        assertTrue(assertThrows(IllegalStateException.class, () -> new KeyedSecrets(store))
                .getMessage()
                .contains("不匹配"));
        Files.write(file, Arrays.copyOf(another, 31));
        assertTrue(assertThrows(IllegalStateException.class, () -> new KeyedSecrets(store))
                .getMessage()
                .contains("已损坏"));
        assertArrayEquals(Arrays.copyOf(another, 31), Files.readAllBytes(file));
    }

    @OnEachDatabase
    void aKeyThatWasWrittenJustBeforeAPowerFailureIsTakenOver(Store store) throws IOException {
        String fingerprint = new KeyedSecrets(store).fingerprint(NUMBER);
        store.write(sql -> sql.update("delete from secret_key"));
        assertEquals(fingerprint, new KeyedSecrets(store).fingerprint(NUMBER));
    }
}
