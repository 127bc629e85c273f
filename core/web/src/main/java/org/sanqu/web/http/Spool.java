package org.sanqu.web.http;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A large body, written to a file before the first byte is sent, so that what fails is still told; gone once it was sent or closed. */
public final class Spool {

    /** Writes a body. */
    @FunctionalInterface
    public interface Writer {
        void write(OutputStream out) throws IOException;
    }

    private final FileChannel file;
    private final boolean once;

    private Spool(FileChannel file, boolean once) {
        this.file = file;
        this.once = once;
    }

    /**
     * Writes a body to a file.
     *
     * @throws IOException when the writer does, or the file cannot be written
     */
    public static Spool of(Writer writer) throws IOException {
        Path path = Files.createTempFile("sanqu", null);
        FileChannel file = FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        try {
            OutputStream out = new Kept(Channels.newOutputStream(file));
            writer.write(out);
            out.flush();
            return new Spool(file, true);
        } catch (IOException | RuntimeException | Error e) {
            file.close();
            throw e;
        }
    }

    long length() throws IOException {
        return file.size();
    }

    /** The same body, which can be sent again and again until this one is closed. */
    public Spool kept() {
        return new Spool(file, false);
    }

    /** Lets go of the file. */
    public void close() throws IOException {
        file.close();
    }

    /** Sends it; null only lets go of it. */
    void send(OutputStream out) throws IOException {
        try {
            if (out != null) {
                copy(Channels.newChannel(out));
            }
        } finally {
            if (once) {
                close();
            }
        }
    }

    /** Leaves the file's own position alone, for several may be sending it. */
    private void copy(WritableByteChannel out) throws IOException {
        long sent = 0;
        while (sent < file.size()) {
            sent += file.transferTo(sent, file.size() - sent, out);
        }
    }

    /** Stays open when the writer closes it, for closing deletes the file. */
    private static final class Kept extends BufferedOutputStream {
        Kept(OutputStream out) {
            super(out, 1 << 16);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
