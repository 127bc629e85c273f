package org.sanqu.forms.attachment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.sanqu.api.Refusal;

/** Documents of the older Office and of WPS: known by the names of the streams in them. One that is encrypted cannot be looked into. */
final class CompoundDocument {

    private static final Map<String, ContentType> BY_STREAM = new LinkedHashMap<>();

    static {
        BY_STREAM.put("WordDocument", new ContentType("application/msword", Set.of("doc", "wps")));
        BY_STREAM.put("Workbook", new ContentType("application/vnd.ms-excel", Set.of("xls", "et")));
        BY_STREAM.put("PowerPoint Document", new ContentType("application/vnd.ms-powerpoint", Set.of("ppt", "dps")));
    }

    private CompoundDocument() {}

    /**
     * Looks at what is in it.
     *
     * @throws Refusal INVALID for what is no such document, has macros or is encrypted
     */
    static ContentType look(Path file) throws IOException {
        // One character a byte: the names in the directory are searched as they lie there.
        String content = Files.readString(file, StandardCharsets.ISO_8859_1);
        if (content.contains(stream("_VBA_PROJECT")) || content.contains(stream("Macros") + "\0\0")) {
            throw ContentType.refused("attachment.macro");
        }
        if (content.contains(stream("EncryptedPackage"))) {
            throw ContentType.refused("attachment.encrypted");
        }
        return BY_STREAM.entrySet().stream()
                .filter(type -> content.contains(stream(type.getKey()) + "\0\0"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> ContentType.refused("attachment.type"));
    }

    private static String stream(String name) {
        return new String(name.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);
    }
}
