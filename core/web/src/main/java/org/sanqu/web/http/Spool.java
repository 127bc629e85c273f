package org.sanqu.web.http;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A large body, written to a file before the first byte is sent, so that what fails is still told; gone once it was sent. */
public final class Spool {

    /** Writes a body. */
    @FunctionalInterface
    public interface Writer {
        void write(OutputStream out) throws IOException;
    }

    private final FileChannel file;

    private Spool(FileChannel file) {
        this.file = file;
    }

    static Spool of(Writer writer) throws IOException {
        Path path = Files.createTempFile("sanqu", null);
        FileChannel file = FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        try {
            OutputStream out = new Kept(Channels.newOutputStream(file));
            writer.write(out);
            out.flush();
            file.position(0);
            return new Spool(file);
        } catch (IOException | RuntimeException | Error e) {
            file.close();
            throw e;
        }
    }

    long length() throws IOException {
        return file.size();
    }

    /** Sends it; null only lets go of it. */
    void send(OutputStream out) throws IOException {
        try (InputStream in = Channels.newInputStream(file)) {
            if (out != null) {
                in.transferTo(out);
            }
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
