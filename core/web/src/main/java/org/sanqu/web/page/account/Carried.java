package org.sanqu.web.page.account;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import org.sanqu.web.http.Body;
import org.sanqu.web.http.Parameters;
import org.sanqu.web.http.Upload;

/** What somebody typed into a form of a module while their session ended: it is carried across the login, and never done by itself. */
public final class Carried {

    /** The parameter by which a form says who fills it in; only such forms are carried. */
    public static final String BY = "_by";

    /** The parameter that carries what was typed, as one text. */
    public static final String TYPED = "_typed";

    /** What does not belong to what was typed: the token of a session that is over, and what a button wanted. */
    private static final String[] BUTTONS = {
        "_csrf", "_keep", "_discard", "_add", "_remove", "_refresh", "_find", "_all", "_names", "_sure"
    };

    private static final int MOST = 4 * Body.MOST;

    private Carried() {}

    /** What a request that nobody is known for would have filled in; empty when it is no form of a module, or too large. */
    public static Optional<String> read(HttpServletRequest request) throws IOException {
        String type = Body.type(request);
        long length = request.getContentLengthLong();
        if (length < 0 || length > MOST) {
            return Optional.empty();
        }
        return switch (type) {
            case "application/x-www-form-urlencoded" -> of(Body.form(request));
            case "multipart/form-data" -> of(Upload.typed(request));
            default -> Optional.empty();
        };
    }

    /** A form of a module as one text; empty for another form. */
    public static Optional<String> of(Parameters form) {
        String before = form.get(TYPED);
        if (before != null) {
            return Optional.of(before);
        }
        return form.has(BY) ? Optional.of(form.without(BUTTONS).encoded()) : Optional.empty();
    }

    /** Who typed it; empty when nobody says. */
    static String by(String typed) {
        return Parameters.parse(typed).text(BY);
    }
}
