package org.sanqu.forms.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.sanqu.api.Refusal;

/** The directory of attached files: written aside, synced, then moved to where their hash says. Thread-safe. */
final class AttachmentFiles {

    private static final int CHUNK = 1 << 16;
    private static final String ASIDE = "incoming";

    private final Path directory;

    AttachmentFiles(Path directory) {
        this.directory = directory;
        try {
            Files.createDirectories(directory.resolve(ASIDE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A file that has come and is not kept yet.
     *
     * @param hash SHA-256, hexadecimal
     */
    record Incoming(Path path, String hash, long size) implements AutoCloseable {

        @Override
        public void close() throws IOException {
            Files.deleteIfExists(path);
        }
    }

    /**
     * Writes what comes to a file aside, safe on the disk.
     *
     * @throws Refusal TOO_LARGE
     */
    Incoming receive(InputStream content, long most) throws IOException {
        Path aside = Files.createTempFile(directory.resolve(ASIDE), "", null);
        try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] chunk = new byte[CHUNK];
            long size = 0;
            for (int read = content.read(chunk); read >= 0; read = content.read(chunk)) {
                size += read;
                if (size > most) {
                    throw new Refusal(Refusal.Reason.TOO_LARGE, "attachment.too-large", most >> 20);
                }
                digest.update(chunk, 0, read);
                write(channel, ByteBuffer.wrap(chunk, 0, read));
            }
            channel.force(true);
            return new Incoming(aside, HexFormat.of().formatHex(digest.digest()), size);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(aside);
            throw e;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(FileChannel channel, ByteBuffer rest) throws IOException {
        while (rest.hasRemaining()) {
            channel.write(rest);
        }
    }

    /** Moves a file to its place; what lies there already is the same. */
    void settle(Incoming incoming) throws IOException {
        Path place = path(incoming.hash);
        Files.createDirectories(place.getParent());
        Files.move(incoming.path, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        sync(place.getParent());
        sync(directory);
    }

    /** After a power failure a file is there only when its directory was written too. */
    private static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder)) {
            channel.force(true);
        } catch (IOException e) {
            if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                throw e;
            }
        }
    }

    InputStream open(String hash) throws IOException {
        return Files.newInputStream(path(hash));
    }

    void delete(String hash) throws IOException {
        Files.deleteIfExists(path(hash));
    }

    private Path path(String hash) {
        return directory.resolve(hash.substring(0, 2)).resolve(hash);
    }

    /** Deletes what has lain since before without being of use: what never got to its place, and what nothing knows. */
    void sweep(Instant before, Predicate<String> known) throws IOException {
        List<Path> old;
        try (Stream<Path> all = Files.walk(directory, 2)) {
            old = all.filter(Files::isRegularFile)
                    .filter(file -> isOlder(file, before))
                    .toList();
        }
        for (Path file : old) {
            boolean aside = file.getParent().endsWith(ASIDE);
            if (aside || !known.test(file.getFileName().toString())) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static boolean isOlder(Path file, Instant before) {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(before);
        } catch (IOException gone) {
            return false;
        }
    }
}
