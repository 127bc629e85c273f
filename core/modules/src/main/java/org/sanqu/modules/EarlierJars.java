package org.sanqu.modules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The last few jars of each module that were served before, kept as {@code <module>/<version>-<SHA-256>.jar}. Not thread-safe. */
final class EarlierJars {

    private static final int MOST = 5;
    private static final Pattern NAME = Pattern.compile("(.+)-([0-9a-f]{64})\\.jar");

    private final Path folder;

    EarlierJars(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /** A jar and until when it was served. */
    record Earlier(Path path, String version, String hash, Instant until) {}

    /** Keeps the jar of a version that another took the place of; those before the last few go. */
    void keep(Deployed replaced) throws IOException {
        Path home = Files.createDirectories(folder.resolve(replaced.id()));
        forget(replaced.id(), replaced.jar().hash());
        Path path = home.resolve(replaced.version() + "-" + replaced.jar().hash() + ".jar");
        Path part = Files.createTempFile(home, "earlier", ".part");
        Files.copy(replaced.jar().path(), part, StandardCopyOption.REPLACE_EXISTING);
        Files.setLastModifiedTime(part, FileTime.from(Instant.now()));
        Files.move(part, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        for (Earlier old : of(replaced.id()).stream().skip(MOST).toList()) {
            Files.deleteIfExists(old.path());
        }
    }

    /** What is kept of a module, the latest first. */
    List<Earlier> of(String id) throws IOException {
        Path home = folder.resolve(id);
        List<Earlier> all = new ArrayList<>();
        if (!Names.isName(id) || !Files.isDirectory(home)) {
            return all;
        }
        try (Stream<Path> paths = Files.list(home)) {
            for (Path path : paths.toList()) {
                Matcher name = NAME.matcher(path.getFileName().toString());
                if (name.matches()) {
                    Instant until = Files.getLastModifiedTime(path).toInstant();
                    all.add(new Earlier(path, name.group(1), name.group(2), until));
                }
            }
        }
        all.sort(Comparator.comparing(Earlier::until).reversed());
        return all;
    }

    /** Lets go of one content, which is served again. */
    void forget(String id, String hash) throws IOException {
        for (Earlier one : of(id)) {
            if (one.hash().equals(hash)) {
                Files.deleteIfExists(one.path());
            }
        }
    }

    /** Lets go of a module that was removed. */
    void forget(String id) throws IOException {
        for (Earlier one : of(id)) {
            Files.deleteIfExists(one.path());
        }
        if (Names.isName(id)) {
            Files.deleteIfExists(folder.resolve(id));
        }
    }
}
