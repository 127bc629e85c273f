package org.sanqu.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.sanqu.api.module.ModuleExtender;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder whose jars the platform installs.
 *
 * @param path below the data directory
 */
record DeployFolder(Path path) {

    private static final Logger LOG = LoggerFactory.getLogger(DeployFolder.class);

    /** Puts copies of all jars of a folder here, whole or not at all; those that are here already stay. */
    void fill(Path from) throws IOException {
        Files.createDirectories(path);
        for (Path jar : jars(from)) {
            Path target = path.resolve(jar.getFileName());
            if (!Files.exists(target)) {
                Path part = path.resolveSibling(jar.getFileName() + ".part");
                Files.copy(jar, part, StandardCopyOption.REPLACE_EXISTING);
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    /** The ids of the modules whose jars are here; a jar that cannot be read is none, and nobody waits for it. */
    List<String> modules() throws IOException {
        List<String> ids = new ArrayList<>();
        for (Path jar : jars(path)) {
            try {
                module(jar).ifPresent(ids::add);
            } catch (IOException e) {
                LOG.warn("{}: {}", jar, e.toString());
            }
        }
        return ids;
    }

    private static List<Path> jars(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    private static Optional<String> module(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            Manifest manifest = file.getManifest();
            if (manifest == null) {
                return Optional.empty();
            }
            String required = manifest.getMainAttributes().getValue("Require-Capability");
            boolean isModule = required != null && required.contains(ModuleExtender.NAME);
            String name = manifest.getMainAttributes().getValue("Bundle-SymbolicName");
            return isModule && name != null ? Optional.of(withoutDirectives(name)) : Optional.empty();
        }
    }

    private static String withoutDirectives(String symbolicName) {
        return symbolicName.split(";", 2)[0].trim();
    }
}
