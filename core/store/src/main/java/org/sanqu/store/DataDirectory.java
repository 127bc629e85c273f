package org.sanqu.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** The directory of one instance, held for as long as it runs: two on the same data would not see each other's changes. */
final class DataDirectory implements AutoCloseable {

    private final Path path;
    private final FileChannel channel;

    DataDirectory(Path path) {
        this.path = path.toAbsolutePath().normalize();
        try {
            Files.createDirectories(this.path.resolve("database"));
            if (Set.copyOf(this.path.getFileSystem().supportedFileAttributeViews())
                    .contains("posix")) {
                Files.setPosixFilePermissions(this.path, PosixFilePermissions.fromString("rwx------"));
            }
            channel = FileChannel.open(this.path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!lock()) {
            close();
            throw new IllegalStateException(
                    "another Sanqu uses " + this.path + ": stop it, or give this one another SANQU_DATA");
        }
    }

    private boolean lock() {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
