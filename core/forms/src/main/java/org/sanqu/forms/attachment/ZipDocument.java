package org.sanqu.forms.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.sanqu.api.Refusal;

/** Documents that are ZIP files: those of Office, OpenDocument and OFD (GB/T 33190). Nothing but the table of contents is unpacked. */
final class ZipDocument {

    private static final int ENTRIES = 10_000;
    private static final int CONTENTS = 1 << 20;
    private static final int TYPE = 200;
    private static final String OOXML = "application/vnd.openxmlformats-officedocument.";
    private static final String OPEN = "application/vnd.oasis.opendocument.";

    private static final Map<String, ContentType> BY_PART = Map.of(
            "word/document.xml", new ContentType(OOXML + "wordprocessingml.document", Set.of("docx")),
            "xl/workbook.xml", new ContentType(OOXML + "spreadsheetml.sheet", Set.of("xlsx")),
            "ppt/presentation.xml", new ContentType(OOXML + "presentationml.presentation", Set.of("pptx")));

    private static final Map<String, ContentType> BY_TYPE = Map.of(
            OPEN + "text", new ContentType(OPEN + "text", Set.of("odt")),
            OPEN + "spreadsheet", new ContentType(OPEN + "spreadsheet", Set.of("ods")),
            OPEN + "presentation", new ContentType(OPEN + "presentation", Set.of("odp")));

    private static final ContentType OFD = new ContentType("application/ofd", Set.of("ofd"));

    private ZipDocument() {}

    /**
     * Looks at what is in it.
     *
     * @throws Refusal INVALID for what is no such document, has macros or cannot be looked into
     */
    static ContentType look(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() > ENTRIES) {
                throw ContentType.refused("attachment.unreadable");
            }
            if (zip.stream().anyMatch(ZipDocument::isMacro)) {
                throw ContentType.refused("attachment.macro");
            }
            return type(zip);
        } catch (ZipException | IllegalArgumentException unreadable) {
            throw ContentType.refused("attachment.unreadable");
        }
    }

    private static boolean isMacro(ZipEntry entry) {
        String name = entry.getName().toLowerCase(Locale.ROOT).replace('\\', '/');
        return name.contains("vbaproject") || name.startsWith("basic/") || name.startsWith("scripts/");
    }

    private static ContentType type(ZipFile zip) throws IOException {
        String contents = text(zip, "[Content_Types].xml", CONTENTS);
        if (contents.contains("macroEnabled")) {
            throw ContentType.refused("attachment.macro");
        }
        for (Map.Entry<String, ContentType> part : BY_PART.entrySet()) {
            if (!contents.isEmpty() && zip.getEntry(part.getKey()) != null) {
                return part.getValue();
            }
        }
        ContentType open = BY_TYPE.get(text(zip, "mimetype", TYPE).strip());
        if (open != null) {
            return open;
        }
        if (zip.getEntry("OFD.xml") != null) {
            return OFD;
        }
        throw ContentType.refused("attachment.type");
    }

    /** The beginning of an entry; empty when there is no such entry. */
    private static String text(ZipFile zip, String name, int most) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            return "";
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] read = in.readNBytes(most + 1);
            if (read.length > most) {
                throw ContentType.refused("attachment.unreadable");
            }
            return new String(read, StandardCharsets.UTF_8);
        }
    }
}
