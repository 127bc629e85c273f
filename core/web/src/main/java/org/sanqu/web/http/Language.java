package org.sanqu.web.http;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;

/** Chooses the reader's language: their own choice, else their browser's, else Chinese. */
public final class Language {

    /** The cookie of the reader's own choice. */
    public static final String COOKIE = "lang";

    private static final int LONGEST = 200;

    private Language() {}

    public static Locale of(HttpServletRequest request) {
        if (request.getAttribute(COOKIE) instanceof String chosen) {
            return locale(chosen);
        }
        Cookie[] cookies = request.getCookies();
        for (Cookie cookie : cookies == null ? new Cookie[0] : cookies) {
            if (cookie.getName().equals(COOKIE) && known(cookie.getValue())) {
                return locale(cookie.getValue());
            }
        }
        return accepted(request.getHeader("Accept-Language"));
    }

    /** Answers this request in a language that was chosen just now. */
    public static void choose(HttpServletRequest request, String language) {
        request.setAttribute(COOKIE, language);
    }

    /** Whether there are texts in it. */
    public static boolean known(String language) {
        return "zh".equals(language) || "en".equals(language);
    }

    /** The locale of a language; Chinese for any but English. */
    public static Locale locale(String language) {
        return "en".equals(language) ? Locale.ENGLISH : Locale.CHINESE;
    }

    static Locale accepted(String header) {
        if (header == null || header.length() > LONGEST) {
            return Locale.CHINESE;
        }
        try {
            List<Locale> known = List.of(Locale.CHINESE, Locale.ENGLISH);
            Locale best = Locale.lookup(Locale.LanguageRange.parse(header), known);
            return best == null ? Locale.CHINESE : best;
        } catch (IllegalArgumentException | IndexOutOfBoundsException malformed) {
            return Locale.CHINESE;
        }
    }
}
