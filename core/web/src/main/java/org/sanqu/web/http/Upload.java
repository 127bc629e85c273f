package org.sanqu.web.http;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The parts of an uploaded form; the container keeps large ones in files and bounds their size. */
public final class Upload {

    /** The largest upload, in bytes. */
    public static final int LARGEST = 64 << 20;

    private static final String TYPE = "multipart/form-data";
    private static final int LONGEST = 1_000;

    /** Under this name a request remembers that its body cannot be read: what is left of it is not taken for another beginning. */
    private static final String UNREADABLE = Upload.class.getName();

    private Upload() {}

    /** A short text part; null when there is none. */
    public static String text(HttpServletRequest request, String name) throws IOException {
        Part part = part(request, name);
        if (part == null) {
            return null;
        }
        try (InputStream in = part.getInputStream()) {
            return new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8);
        }
    }

    /**
     * What was typed beside the files.
     *
     * @param roomy the part that may be larger than all others together
     * @param most how large, in bytes
     * @throws HttpFault 413 when that part is larger, or the others together are larger than {@link Body#MOST}
     */
    public static Parameters typed(HttpServletRequest request, String roomy, int most) throws IOException {
        List<Map.Entry<String, String>> pairs = new ArrayList<>();
        long size = 0;
        for (Part part : parts(request)) {
            if (part.getSubmittedFileName() == null) {
                boolean large = part.getName().equals(roomy);
                size += large ? 0 : part.getSize();
                if (size > Body.MOST || part.getSize() > most) {
                    throw Body.tooLarge(large ? most : Body.MOST);
                }
                try (InputStream in = part.getInputStream()) {
                    pairs.add(Map.entry(part.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8)));
                }
            }
        }
        return Parameters.of(pairs);
    }

    /** The files that were chosen, in their order; those of fields in which none was are left out. */
    public static List<Part> files(HttpServletRequest request) {
        return parts(request).stream()
                .filter(part -> part.getSubmittedFileName() != null
                        && !part.getSubmittedFileName().isEmpty())
                .toList();
    }

    /**
     * A part; null when there is none.
     *
     * @throws HttpFault 413 when the whole is too large, 415 for a body of another kind, 400 for one that cannot be read
     */
    public static Part part(HttpServletRequest request, String name) {
        return parts(request).stream()
                .filter(part -> part.getName().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static Collection<Part> parts(HttpServletRequest request) {
        if (request.getAttribute(UNREADABLE) instanceof HttpFault before) {
            throw before;
        }
        try {
            return read(request);
        } catch (HttpFault fault) {
            request.setAttribute(UNREADABLE, fault);
            throw fault;
        }
    }

    private static Collection<Part> read(HttpServletRequest request) {
        if (!Body.type(request).equals(TYPE)) {
            throw HttpFault.of(415, "error.media-type", Body.type(request), TYPE);
        }
        if (request.getContentLengthLong() > LARGEST) {
            throw Body.tooLarge(LARGEST);
        }
        try {
            return request.getParts();
        } catch (IllegalStateException tooLarge) {
            throw Body.tooLarge(LARGEST);
        } catch (IOException | ServletException malformed) {
            throw HttpFault.of(400, "error.upload");
        }
    }
}
