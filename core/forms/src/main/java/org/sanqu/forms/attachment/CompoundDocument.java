package org.sanqu.forms.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.sanqu.api.Refusal;

/** Documents of the older Office and of WPS: known by the names of the streams in them. One that is encrypted cannot be looked into. */
final class CompoundDocument {

    private static final Map<String, ContentType> BY_STREAM = new LinkedHashMap<>();

    static {
        BY_STREAM.put(whole("WordDocument"), new ContentType("application/msword", Set.of("doc", "wps")));
        BY_STREAM.put(whole("Workbook"), new ContentType("application/vnd.ms-excel", Set.of("xls", "et")));
        BY_STREAM.put(
                whole("PowerPoint Document"), new ContentType("application/vnd.ms-powerpoint", Set.of("ppt", "dps")));
    }

    private static final String VBA = stream("_VBA_PROJECT");
    private static final String MACROS = whole("Macros");
    private static final String ENCRYPTED = stream("EncryptedPackage");
    private static final int CHUNK = 1 << 16;

    /** Longer than any of the names, so that one on the border of two chunks is found. */
    private static final int OVERLAP = 64;

    private CompoundDocument() {}

    /**
     * Looks at what is in it.
     *
     * @throws Refusal INVALID for what is no such document, has macros or is encrypted
     */
    static ContentType look(Path file) throws IOException {
        Set<String> found = names(file);
        if (found.contains(VBA) || found.contains(MACROS)) {
            throw ContentType.refused("attachment.macro");
        }
        if (found.contains(ENCRYPTED)) {
            throw ContentType.refused("attachment.encrypted");
        }
        return BY_STREAM.entrySet().stream()
                .filter(type -> found.contains(type.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> ContentType.refused("attachment.type"));
    }

    /** Which of the names are in it: searched as they lie in the directory, a chunk at a time. */
    private static Set<String> names(Path file) throws IOException {
        Set<String> wanted = new HashSet<>(BY_STREAM.keySet());
        Collections.addAll(wanted, VBA, MACROS, ENCRYPTED);
        Set<String> found = new HashSet<>();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] chunk = new byte[CHUNK];
            int kept = 0;
            for (int read = in.readNBytes(chunk, 0, CHUNK); read > 0; read = in.readNBytes(chunk, kept, CHUNK - kept)) {
                int size = kept + read;
                // One character a byte.
                String text = new String(chunk, 0, size, StandardCharsets.ISO_8859_1);
                wanted.stream().filter(text::contains).forEach(found::add);
                kept = Math.min(OVERLAP, size);
                System.arraycopy(chunk, size - kept, chunk, 0, kept);
            }
        }
        return found;
    }

    private static String stream(String name) {
        return new String(name.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);
    }

    /** The name with its end, so that no longer one is meant. */
    private static String whole(String name) {
        return stream(name) + "\0\0";
    }
}
