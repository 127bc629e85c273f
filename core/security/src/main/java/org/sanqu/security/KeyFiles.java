package org.sanqu.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.platform.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keys of 32 random bytes as files in {@code keys/}, made when the database is new.
 *
 * <p>The database remembers a proof of each key, so that neither a lost nor a wrong file goes unnoticed.
 */
final class KeyFiles {

    private static final Logger LOG = LoggerFactory.getLogger(KeyFiles.class);
    private static final int BYTES = 32;
    private static final byte[] PROOF_OF = "sanqu key".getBytes(StandardCharsets.US_ASCII);

    private final Store store;
    private final Path folder;

    KeyFiles(Store store) {
        this.store = store;
        this.folder = store.directory().resolve("keys");
    }

    /**
     * The key with a name.
     *
     * @throws IllegalStateException when its file is missing, damaged or another's, with what to restore
     */
    byte[] key(String name) {
        Path file = folder.resolve(name + ".key");
        try {
            if (!Files.exists(file)) {
                refuseWhenUsed(name, file);
                make(file);
            }
            byte[] key = Files.readAllBytes(file);
            if (key.length != BYTES) {
                throw unusable("secrets.damaged", file);
            }
            if (!store.write(sql -> prove(sql, name, proof(key)))) {
                throw unusable("secrets.foreign", file);
            }
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void refuseWhenUsed(String name, Path file) {
        if (store.read(sql -> known(sql, name)).isPresent()) {
            throw unusable("secrets.missing", file);
        }
    }

    private void make(Path file) throws IOException {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        PrivateFiles.makeDirectory(folder);
        PrivateFiles.write(file, key);
    }

    private static IllegalStateException unusable(String text, Path file) {
        String reason = Bilingual.text(text, file.toString());
        // on a line of its own: the framework logs what is thrown at the bottom of a long trace
        LOG.error(reason);
        return new IllegalStateException(reason);
    }

    private static boolean prove(Sql sql, String name, String proof) {
        sql.update("insert into secret_key (name, proof) values (?, ?) on conflict (name) do nothing", name, proof);
        return known(sql, name).orElseThrow().equals(proof);
    }

    private static Optional<String> known(Sql sql, String name) {
        return sql.first("select proof from secret_key where name = ?", row -> row.text("proof"), name);
    }

    private static String proof(byte[] key) {
        byte[] text = Arrays.copyOf(PROOF_OF, PROOF_OF.length + key.length);
        System.arraycopy(key, 0, text, PROOF_OF.length, key.length);
        return HexFormat.of().formatHex(Digests.sha256(text), 0, 8);
    }
}
