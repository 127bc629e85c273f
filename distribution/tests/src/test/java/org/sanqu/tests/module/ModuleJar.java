package org.sanqu.tests.module;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/**
 * A module's jar: its headers and its files; immutable.
 *
 * @param headers of the manifest
 * @param files by path
 */
public record ModuleJar(Map<String, String> headers, Map<String, String> files) {

    public static final String STALL = "forms/stall.json";
    public static final String METRIC = "metrics/stalls-with-members.json";

    /** The market module as Maven built it. */
    public static ModuleJar market() {
        try {
            JarURLConnection connection =
                    (JarURLConnection) ModuleJar.class.getResource("/" + STALL).openConnection();
            JarFile jar = connection.getJarFile();
            Map<String, String> headers = jar.getManifest().getMainAttributes().entrySet().stream()
                    .collect(Collectors.toMap(entry -> entry.getKey().toString(), entry -> entry.getValue()
                            .toString()));
            Map<String, String> files = new LinkedHashMap<>();
            for (String path : new String[] {STALL, METRIC}) {
                try (InputStream in = jar.getInputStream(jar.getEntry(path))) {
                    files.put(path, new String(in.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
            return new ModuleJar(headers, files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public ModuleJar version(String version) {
        return header("Bundle-Version", version);
    }

    public ModuleJar header(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(headers);
        changed.put(name, value);
        return new ModuleJar(changed, files);
    }

    /** With another text of a file, made of the text before; null before when there was none. */
    public ModuleJar file(String path, UnaryOperator<String> change) {
        Map<String, String> changed = new LinkedHashMap<>(files);
        changed.put(path, change.apply(files.get(path)));
        return new ModuleJar(headers, changed);
    }

    /** Writes it where it is read at the same time, as a copying person does. */
    public void write(Path target) {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.forEach(attributes::putValue);
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(target), manifest)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                jar.putNextEntry(new JarEntry(file.getKey()));
                jar.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
