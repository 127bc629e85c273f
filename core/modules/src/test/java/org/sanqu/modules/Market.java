package org.sanqu.modules;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A good module with a bit of everything, to be spoilt in one place. */
final class Market {
    static final String EXTENDER =
            "osgi.extender;effective:=\"sanqu\";filter:=\"(&(osgi.extender=sanqu.module)(version>=1.0)(!(version>=2.0)))\"";

    private final TreeMap<String, String> headers = new TreeMap<>(Map.of(
            "Bundle-ManifestVersion", "2",
            "Bundle-SymbolicName", "market",
            "Bundle-Version", "1.0.0",
            "Bundle-Name", "市场党建",
            "Require-Capability", EXTENDER));
    private final TreeMap<String, byte[]> files = new TreeMap<>();

    Market() {
        for (String path : new String[] {
            "forms/stall.json",
            "metrics/stalls-with-members.json",
            "metrics/visits.json",
            "metrics/women.json",
            "i18n/en.json"
        }) {
            files.put(path, resource(path));
        }
    }

    private static byte[] resource(String path) {
        try (var in = Market.class.getResourceAsStream("/market/" + path)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Market version(String version) {
        return header("Bundle-Version", version);
    }

    Market header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    Market file(String path, String content) {
        return file(path, content.getBytes(StandardCharsets.UTF_8));
    }

    Market file(String path, byte[] content) {
        files.put(path, content);
        return this;
    }

    /** Replaces a text that must be there. */
    Market spoil(String path, String text, String by) {
        String before = new String(files.get(path), StandardCharsets.UTF_8);
        if (!before.contains(text)) {
            throw new IllegalArgumentException(path + " has no " + text);
        }
        return file(path, before.replace(text, by));
    }

    ModuleFiles files() {
        return new ModuleFiles(headers, files);
    }

    Reading read() {
        return ModuleReader.read(files());
    }

    Path jar(Path path) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.forEach((name, value) -> manifest.getMainAttributes().putValue(name, value));
        try (OutputStream out = Files.newOutputStream(path);
                JarOutputStream jar = new JarOutputStream(out, manifest)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                jar.putNextEntry(new JarEntry(file.getKey()));
                jar.write(file.getValue());
            }
        }
        return path;
    }
}
