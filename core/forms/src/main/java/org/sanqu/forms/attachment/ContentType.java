package org.sanqu.forms.attachment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.sanqu.api.Refusal;

/**
 * What a file is, by its content: the closed set of what may be attached, so a table of signatures and a look inside are enough.
 *
 * @param type the media type
 * @param endings how the name of such a file may end
 */
record ContentType(String type, Set<String> endings) {

    private static final ContentType PDF = new ContentType("application/pdf", Set.of("pdf"));
    private static final ContentType PNG = new ContentType("image/png", Set.of("png"));
    private static final ContentType JPEG = new ContentType("image/jpeg", Set.of("jpg", "jpeg", "jfif"));
    private static final ContentType GIF = new ContentType("image/gif", Set.of("gif"));
    private static final ContentType BMP = new ContentType("image/bmp", Set.of("bmp"));

    private static final byte[] ZIP_START = {'P', 'K', 3, 4};
    private static final byte[] COMPOUND_START = {
        (byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1
    };
    private static final byte[] PNG_START = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] JPEG_START = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};

    /**
     * Looks into a file.
     *
     * @param name as the sender calls it, cleaned
     * @throws Refusal INVALID for what may not be attached, and for what is not what its name says
     */
    static ContentType of(Path file, String name) throws IOException {
        ContentType found = found(file);
        if (!found.endings.contains(FileName.extension(name))) {
            throw refused("attachment.misnamed", name, found.type);
        }
        return found;
    }

    private static ContentType found(Path file) throws IOException {
        byte[] start = start(file);
        if (begins(start, ZIP_START)) {
            return ZipDocument.look(file);
        }
        if (begins(start, COMPOUND_START)) {
            return CompoundDocument.look(file);
        }
        if (begins(start, "%PDF-".getBytes(StandardCharsets.US_ASCII))) {
            return PDF;
        }
        ContentType picture = picture(start);
        if (picture == null) {
            throw refused("attachment.type");
        }
        Picture.look(file, picture.type);
        return picture;
    }

    private static ContentType picture(byte[] start) {
        if (begins(start, PNG_START)) {
            return PNG;
        }
        if (begins(start, JPEG_START)) {
            return JPEG;
        }
        if (begins(start, "GIF8".getBytes(StandardCharsets.US_ASCII))) {
            return GIF;
        }
        return begins(start, "BM".getBytes(StandardCharsets.US_ASCII)) ? BMP : null;
    }

    private static byte[] start(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(16);
        }
    }

    private static boolean begins(byte[] content, byte[] with) {
        return content.length >= with.length && Arrays.equals(content, 0, with.length, with, 0, with.length);
    }

    static Refusal refused(String key, Object... args) {
        return new Refusal(Refusal.Reason.INVALID, key, args);
    }
}
