package org.sanqu.modules;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sanqu.api.Fault;
import org.sanqu.api.Refusal;
import org.sanqu.api.Refusal.Reason;

/**
 * The jars that were found good, kept as {@code <file in the deploy folder>/<SHA-256>.jar}, each whole or not there at all.
 *
 * <p>Not thread-safe.
 */
final class KeptJars {
    private static final long LARGEST = 64L << 20;

    private final Path folder;

    KeptJars(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        for (Path unfinished : children(folder, "*.part")) {
            Files.delete(unfinished);
        }
    }

    /** A jar with the hash of its content. */
    record Jar(Path path, String hash) {}

    /**
     * Copies a file aside, to be looked at while the original may change.
     *
     * @throws Refusal INVALID when it is too large
     */
    Jar copy(Path file) throws IOException {
        Path part = Files.createTempFile(folder, "incoming", ".part");
        MessageDigest digest = sha256();
        try (InputStream in = Files.newInputStream(file);
                OutputStream out = new DigestOutputStream(Files.newOutputStream(part), digest)) {
            byte[] buffer = new byte[65536];
            long size = 0;
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                size += n;
                if (size > LARGEST) {
                    throw tooLarge();
                }
                out.write(buffer, 0, n);
            }
        } catch (IOException | Refusal e) {
            Files.deleteIfExists(part);
            throw e;
        }
        return new Jar(part, HexFormat.of().formatHex(digest.digest()));
    }

    private static Refusal tooLarge() {
        Fault fault = Fault.at("", "modules.jar-too-large", String.valueOf(LARGEST >> 20));
        return new Refusal(Reason.INVALID, fault.reason(), List.of(fault));
    }

    /** Keeps a copy for a file of the deploy folder; on the disk when this returns, beside what was kept before. */
    Jar keep(Jar copy, String file) throws IOException {
        Path home = Files.createDirectories(folder.resolve(file));
        Path path = home.resolve(copy.hash() + ".jar");
        try (FileChannel channel = FileChannel.open(copy.path(), StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(copy.path(), path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return new Jar(path, copy.hash());
    }

    void discard(Jar jar) throws IOException {
        Files.deleteIfExists(jar.path());
    }

    /** The names of the files of the deploy folder for which something is kept. */
    List<String> files() throws IOException {
        return children(folder, "*.jar").stream()
                .filter(Files::isDirectory)
                .map(path -> path.getFileName().toString())
                .toList();
    }

    /** What is kept for a file, the newest first; two when the process was killed between one and the other. */
    List<Jar> of(String file) throws IOException {
        List<Jar> jars = new ArrayList<>();
        if (Files.isDirectory(folder.resolve(file))) {
            for (Path path : children(folder.resolve(file), "*.jar")) {
                String name = path.getFileName().toString();
                jars.add(new Jar(path, name.substring(0, name.length() - ".jar".length())));
            }
        }
        jars.sort(Comparator.comparing(KeptJars::age).reversed());
        return jars;
    }

    /** Of what is kept for a file, what has the content that it has now, else the newest; empty when nothing is kept. */
    Optional<Jar> best(String file, Path present) throws IOException {
        List<Jar> jars = of(file);
        String hash = jars.size() < 2 ? "" : hash(present);
        return jars.stream().filter(jar -> jar.hash().equals(hash)).findFirst().or(() -> jars.stream()
                .findFirst());
    }

    /** The hash of a file's content. */
    static String hash(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            Files.copy(file, out);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static long age(Jar jar) {
        return jar.path().toFile().lastModified();
    }

    /** Deletes what is kept for a file, but for one jar; null deletes all. */
    void forget(String file, Jar but) throws IOException {
        for (Jar jar : of(file)) {
            if (but == null || !jar.hash().equals(but.hash())) {
                discard(jar);
            }
        }
        if (but == null) {
            Files.deleteIfExists(folder.resolve(file));
        }
    }

    private static List<Path> children(Path folder, String glob) throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            var matcher = folder.getFileSystem().getPathMatcher("glob:" + glob);
            return paths.filter(path -> matcher.matches(path.getFileName())).toList();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
