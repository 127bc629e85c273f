package org.sanqu.web.http;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** The cookie that carries a session; named after the port, for cookies are shared by all ports of a machine. */
public final class SessionCookie {

    private static final int LONGEST = 200;

    private SessionCookie() {}

    /** The token that the browser sent. */
    public static Optional<String> token(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        String name = name(request);
        for (Cookie cookie : cookies == null ? new Cookie[0] : cookies) {
            if (cookie.getName().equals(name) && cookie.getValue().length() <= LONGEST) {
                return Optional.of(cookie.getValue()).filter(value -> !value.isEmpty());
            }
        }
        return Optional.empty();
    }

    /** The header that keeps a token in the browser until it closes. */
    public static String keep(HttpServletRequest request, String token) {
        return name(request) + "=" + token + attributes(request);
    }

    /** The header that makes the browser forget it. */
    public static String forget(HttpServletRequest request) {
        return name(request) + "=; Max-Age=0" + attributes(request);
    }

    private static String attributes(HttpServletRequest request) {
        boolean secure = request.isSecure() || "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto"));
        return "; Path=/; HttpOnly; SameSite=Lax" + (secure ? "; Secure" : "");
    }

    private static String name(HttpServletRequest request) {
        return "sanqu-" + request.getLocalPort();
    }
}
