package org.sanqu.modules;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.sanqu.api.Fault;
import org.sanqu.api.Message;
import org.sanqu.api.Refusal;
import org.sanqu.api.Refusal.Reason;

/** Reads a module's files from a jar that anybody may have made: names, number and inflated size are bounded. */
final class ModuleJar {
    private static final int MOST_ENTRIES = 20_000;
    private static final long LARGEST_INFLATED = 256L << 20;

    private final SortedMap<String, byte[]> files = new TreeMap<>();
    private final SortedMap<String, String> headers = new TreeMap<>();
    private final Set<String> names = new HashSet<>();
    private long inflated;

    private ModuleJar() {}

    /**
     * Reads a jar.
     *
     * @throws Refusal INVALID when it is not a jar or not one that may be opened
     */
    static ModuleFiles read(Path path) {
        ModuleJar jar = new ModuleJar();
        try (ZipFile zip = new ZipFile(path.toFile())) {
            if (zip.size() > MOST_ENTRIES) {
                throw refusal("", "modules.jar-too-many-entries", String.valueOf(MOST_ENTRIES));
            }
            for (ZipEntry entry : Collections.list(zip.entries())) {
                jar.read(zip, entry);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw refusal("", "modules.jar-unreadable");
        }
        return new ModuleFiles(jar.headers, jar.files);
    }

    private void read(ZipFile zip, ZipEntry entry) throws IOException {
        String name = entry.getName();
        if (!isPlain(name)) {
            throw refusal(name, "modules.jar-entry-name");
        }
        if (!names.add(name)) {
            throw refusal(name, "modules.jar-entry-twice");
        }
        if (!entry.isDirectory()) {
            try (InputStream in = zip.getInputStream(entry)) {
                take(name, in);
                drain(name, in);
            }
        }
    }

    private void take(String name, InputStream in) throws IOException {
        if (name.equals(Headers.FILE)) {
            manifest(in.readNBytes(ModuleFiles.LONGEST));
        } else if (ModuleFiles.reads(name)) {
            byte[] bytes = in.readNBytes(ModuleFiles.LONGEST + 1);
            files.put(name, bytes);
            count(name, bytes.length);
        }
    }

    /** Inflates the rest to learn its true size, which the jar's directory may lie about. */
    private void drain(String name, InputStream in) throws IOException {
        byte[] buffer = new byte[8192];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            count(name, n);
        }
    }

    private void count(String name, int bytes) {
        inflated += bytes;
        if (inflated > LARGEST_INFLATED) {
            throw refusal(name, "modules.jar-too-large-inflated", String.valueOf(LARGEST_INFLATED >> 20));
        }
    }

    private void manifest(byte[] bytes) throws IOException {
        Attributes attributes = new Manifest(new ByteArrayInputStream(bytes)).getMainAttributes();
        attributes.forEach((name, value) -> headers.put(name.toString(), value.toString()));
    }

    private static boolean isPlain(String name) {
        return !name.isEmpty()
                && !name.startsWith("/")
                && name.indexOf('\\') < 0
                && name.indexOf('\0') < 0
                && !("/" + name + "/").contains("/../");
    }

    private static Refusal refusal(String at, String key, Object... args) {
        Fault fault = Fault.at(at, key, args);
        return new Refusal(Reason.INVALID, Message.of(key, args), List.of(fault));
    }
}
