package org.sanqu.sheets;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The files of imports, below the data directory and readable by nobody else: workbooks to import, and bad rows to give back. */
final class StagedFiles {

    /** They hold numbers that are sealed in the database. */
    private static final Duration KEPT = Duration.ofDays(2);

    private static final String WORKBOOK = ".xlsx";
    private static final String BAD_ROWS = ".bad";

    /** Stands while an import is taken back, to say where that ran. */
    private static final String UNDOING = ".undo";

    private final Path directory;
    private final Clock clock;

    StagedFiles(Path data, Clock clock) {
        this.directory = data.resolve("imports");
        this.clock = clock;
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes a file in under no id yet; the caller keeps or deletes it. */
    Path take(InputStream in) throws IOException {
        Path file = create("upload", ".tmp");
        try (OutputStream out = Files.newOutputStream(file)) {
            long left = Bounds.FILE_BYTES;
            byte[] chunk = new byte[64 << 10];
            for (int many = in.read(chunk); many >= 0; many = in.read(chunk)) {
                left -= many;
                if (left < 0) {
                    throw Refused.tooLarge("sheet.file", Bounds.FILE_BYTES >> 20);
                }
                out.write(chunk, 0, many);
            }
            return file;
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** A new file that only this process may read. */
    private Path create(String prefix, String suffix) throws IOException {
        boolean posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] mode = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        return Files.createTempFile(directory, prefix, suffix, mode);
    }

    void keep(Path file, long id) throws IOException {
        Files.move(file, workbook(id), StandardCopyOption.REPLACE_EXISTING);
    }

    Path workbook(long id) {
        return directory.resolve(id + WORKBOOK);
    }

    /** Refuses as a CONFLICT when the workbook was deleted. */
    void requireWorkbook(long id) {
        if (!Files.exists(workbook(id))) {
            throw Refused.conflict("sheet.gone");
        }
    }

    Path badRows(long id) {
        return directory.resolve(id + BAD_ROWS);
    }

    /** An empty file for the bad rows of an import, in place of the one before. */
    Path newBadRows(long id) throws IOException {
        return Files.move(create("bad", ".tmp"), badRows(id), StandardCopyOption.REPLACE_EXISTING);
    }

    void deleteWorkbook(long id) {
        delete(workbook(id));
    }

    void deleteBadRows(long id) {
        delete(badRows(id));
    }

    void undoing(long id) throws IOException {
        Files.write(directory.resolve(id + UNDOING), new byte[0]);
    }

    void undone(long id) {
        delete(directory.resolve(id + UNDOING));
    }

    /** Deletes what has lain too long, and uploads that were cut off. */
    void clean() {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Duration age = Duration.between(Files.getLastModifiedTime(file).toInstant(), clock.instant());
                boolean cutOff = file.toString().endsWith(".tmp") && age.compareTo(Duration.ofHours(1)) > 0;
                if (cutOff || age.compareTo(KEPT) > 0) {
                    delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Which of the imports have their workbook here, or are taken back here; on a shared database another node has those of the others. */
    List<Long> here(List<Long> imports) {
        return imports.stream()
                .filter(id -> Files.exists(workbook(id)) || Files.exists(directory.resolve(id + UNDOING)))
                .toList();
    }
}
