package org.sanqu.sheets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a file is, by its bytes and not by its name. */
final class FileKind {

    private static final long ZIP = 0x504b0304L;
    private static final long OLE2 = 0xd0cf11e0L;
    private static final byte[] ENCRYPTED = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
    private static final byte[] DIRECTORY_ENTRY = {'P', 'K', 1, 2};
    private static final int CHUNK = 64 << 10;

    private FileKind() {}

    /** Passes for a zip file of not too many parts; it need not be a workbook. */
    static void require(Path file) throws IOException {
        long first = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (byte each : in.readNBytes(4)) {
                first = first << 8 | each & 0xff;
            }
        }
        if (first == OLE2) {
            throw Refused.invalid(count(file, ENCRYPTED) > 0 ? "sheet.encrypted" : "sheet.xls");
        }
        if (first != ZIP) {
            throw Refused.invalid("sheet.not-xlsx");
        }
        // counted before the zip is opened, which holds them all
        if (count(file, DIRECTORY_ENTRY) > Bounds.PARTS) {
            throw Refused.tooLarge("sheet.bomb");
        }
    }

    /** How often the bytes, none of which but the first begins them, occur. */
    private static int count(Path file, byte[] wanted) throws IOException {
        int count = 0;
        int matched = 0;
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = Files.newInputStream(file)) {
            for (int many = in.read(chunk); many >= 0; many = in.read(chunk)) {
                for (int i = 0; i < many; i++) {
                    matched = chunk[i] == wanted[matched] ? matched + 1 : chunk[i] == wanted[0] ? 1 : 0;
                    if (matched == wanted.length) {
                        count++;
                        matched = 0;
                    }
                }
            }
        }
        return count;
    }
}
