package org.sanqu.web.http;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import org.sanqu.api.platform.Session;

/** Whether a changing request was made by a page of ours. */
public final class Origin {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private Origin() {}

    /** Whether the request may change something. */
    public static boolean changes(HttpServletRequest request) {
        return !READING.contains(request.getMethod());
    }

    /** Whether the browser says that another site made the request; programs say nothing. */
    public static boolean foreign(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return !site.equals("same-origin") && !site.equals("none");
        }
        String origin = request.getHeader("Origin");
        return origin != null && !origin.replaceFirst("^https?://", "").equals(request.getHeader("Host"));
    }

    /**
     * Passes when the token is the session's.
     *
     * @throws HttpFault 403 otherwise
     */
    public static void require(Session session, String token) {
        byte[] given = token == null ? new byte[0] : token.getBytes(StandardCharsets.UTF_8);
        if (session == null || !MessageDigest.isEqual(given, session.csrf().getBytes(StandardCharsets.UTF_8))) {
            throw HttpFault.of(403, "error.csrf");
        }
    }
}
