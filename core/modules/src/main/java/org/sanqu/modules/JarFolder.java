package org.sanqu.modules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sanqu.api.Refusal;

/**
 * The files of the deploy folder, which anybody may change at any time.
 *
 * @param path of the folder
 */
record JarFolder(Path path) {

    static final String JAR = ".jar";

    Path file(String name) {
        return path.resolve(name);
    }

    boolean has(String name) {
        return Files.isRegularFile(file(name));
    }

    /** When a file changed last, milliseconds; 0 when there is none. */
    long changed(String name) {
        return file(name).toFile().lastModified();
    }

    /** The hash of what lies there under a name; empty when nothing does. */
    Optional<String> hash(String name) throws IOException {
        return has(name) ? Optional.of(KeptJars.hash(file(name))) : Optional.empty();
    }

    /** Puts a jar there, at once and whole. */
    void put(Path jar, String name) throws IOException {
        Path part = path.resolve(name + ".part");
        Files.copy(jar, part, StandardCopyOption.REPLACE_EXISTING);
        Files.setLastModifiedTime(part, FileTime.from(Instant.now()));
        Files.move(part, file(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    void remove(String name) throws IOException {
        Files.deleteIfExists(file(name));
    }

    /** Whether any jar there, good or bad, says that it is a module. */
    boolean holds(String id) throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            List<Path> jars =
                    files.filter(file -> file.toString().endsWith(JAR)).toList();
            return jars.stream().anyMatch(jar -> id.equals(idOf(jar)));
        }
    }

    /** Empty for what cannot be read. */
    private static String idOf(Path jar) {
        try {
            return new Headers(ModuleJar.read(jar).headers()).symbolicName();
        } catch (Refusal e) {
            return "";
        }
    }
}
