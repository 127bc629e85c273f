package org.sanqu.web.page.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
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

    /** What marks files that did not come along, by their names. */
    public static final String FILES = "_files";

    /** Of what is carried, in bytes: a form of {@link Body#MOST} with every character escaped, and to spare. */
    public static final int MOST = 4 * Body.MOST;

    private Carried() {}

    /** What a request that nobody is known for would have filled in; empty when it is no form of a module, or too large. */
    public static Optional<String> read(HttpServletRequest request) throws IOException {
        String type = Body.type(request);
        if (!small(request)) {
            return Optional.empty();
        }
        return switch (type) {
            case "application/x-www-form-urlencoded" -> of(Body.form(request));
            case "multipart/form-data" -> of(request, typed(request));
            default -> Optional.empty();
        };
    }

    /** Whether a request says how long it is and is no longer than what is carried: nobody unknown may send more. */
    public static boolean small(HttpServletRequest request) {
        long length = request.getContentLengthLong();
        return length >= 0 && length <= MOST;
    }

    /** What was typed into a form with files, or is carried. */
    public static Parameters typed(HttpServletRequest request) throws IOException {
        return Upload.typed(request, TYPED, MOST);
    }

    /** The same, with the names of the files of the request, which are not carried. */
    public static Optional<String> of(HttpServletRequest request, Parameters form) {
        Parameters all = form;
        if (Body.type(request).equals("multipart/form-data")) {
            for (Part file : Upload.files(request)) {
                all = all.with(FILES, file.getSubmittedFileName());
            }
        }
        return of(all);
    }

    /** A form of a module as one text; empty for another form. */
    public static Optional<String> of(Parameters form) {
        String before = form.get(TYPED);
        if (before != null) {
            return Optional.of(before);
        }
        return form.has(BY) ? Optional.of(form.without(BUTTONS).encoded()) : Optional.empty();
    }

    /** The names of the files that did not come along; empty for none. */
    public static String files(String typed) {
        return String.join("、", Parameters.posted(typed).all(FILES));
    }

    /** Who typed it; empty when nobody says. */
    static String by(String typed) {
        return Parameters.posted(typed).text(BY);
    }
}
