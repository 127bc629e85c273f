package org.sanqu.web.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/** The body of a request, read within bounds. */
public final class Body {

    /** Of a form or a JSON document. */
    public static final int MOST = 1 << 20;

    /** The most bytes of what is not wanted that are read. */
    private static final int LEFT = 1 << 22;

    /** The longest that is spent on what is not wanted. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private Body() {}

    /**
     * A posted form.
     *
     * @throws HttpFault 413 when it is larger than {@link #MOST}, 415 when it is something else
     */
    public static Parameters form(HttpServletRequest request) throws IOException {
        String type = type(request);
        if (!type.isEmpty() && !type.equals("application/x-www-form-urlencoded")) {
            throw HttpFault.of(415, "error.media-type", type, "application/x-www-form-urlencoded");
        }
        return Parameters.posted(new String(bytes(request, MOST), StandardCharsets.UTF_8));
    }

    /**
     * The body whole.
     *
     * @throws HttpFault 413 when it is larger
     */
    public static byte[] bytes(HttpServletRequest request, int most) throws IOException {
        if (request.getContentLengthLong() > most) {
            throw tooLarge(most);
        }
        try (InputStream in = request.getInputStream()) {
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw tooLarge(most);
            }
            return bytes;
        }
    }

    public static HttpFault tooLarge(long most) {
        return HttpFault.of(413, "error.too-large", most >> 20);
    }

    /** The media type without parameters, in lower case; empty when none is given. */
    public static String type(HttpServletRequest request) {
        String type = request.getContentType();
        return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /**
     * Deals with what was sent and is not wanted, before a refusal: it is read away, so that the sender gets to read the answer instead of
     * a reset; what is more than {@link #LEFT} or comes slowly is left, and the connection ends.
     */
    public static void leave(HttpServletRequest request, HttpServletResponse response) {
        try {
            if (!readAway(request.getInputStream())) {
                response.setHeader("Connection", "close");
            }
        } catch (IOException | IllegalStateException unreadable) {
            response.setHeader("Connection", "close");
        }
    }

    private static boolean readAway(InputStream rest) throws IOException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        byte[] chunk = new byte[1 << 13];
        long read = 0;
        while (read < LEFT && System.nanoTime() < until) {
            int more = rest.read(chunk);
            if (more < 0) {
                return true;
            }
            read += more;
        }
        return false;
    }
}
