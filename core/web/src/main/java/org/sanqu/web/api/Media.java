package org.sanqu.web.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.sanqu.web.http.Body;
import org.sanqu.web.http.HttpFault;
import org.sanqu.web.http.Origin;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;

/** The media types of the API: JSON, but for files. */
public final class Media {

    static final String JSON = "application/json";
    static final String ANY = "application/octet-stream";

    /** What is sent where, in the place of JSON. */
    private static final Map<String, String> TAKEN =
            Map.of(SheetsResource.UPLOAD, Reply.XLSX, AttachmentsResource.UPLOAD, ANY);

    private Media() {}

    /**
     * Passes when the reader takes what the route gives, and the route takes what was sent.
     *
     * @throws HttpFault 406, 415
     */
    public static void negotiate(HttpServletRequest request, Route route) {
        String given = given(route.pattern());
        String accepted = request.getHeader("Accept");
        if (accepted != null && !given.equals(ANY) && !takes(accepted, given)) {
            throw HttpFault.of(406, "error.not-acceptable", given);
        }
        String taken = TAKEN.getOrDefault(route.pattern(), JSON);
        if (carries(request) && !Body.type(request).equals(taken)) {
            throw HttpFault.of(415, "error.media-type", Body.type(request), taken);
        }
    }

    /** {@link #ANY} for what is of one type or another. */
    private static String given(String pattern) {
        if (pattern.endsWith(".xlsx")) {
            return Reply.XLSX;
        }
        if (pattern.endsWith(".zip")) {
            return "application/zip";
        }
        return pattern.equals(AttachmentsResource.FILE) ? ANY : JSON;
    }

    /** Whether the request has a body, as all have that change something but deletions. */
    private static boolean carries(HttpServletRequest request) {
        return Origin.changes(request) && !request.getMethod().equals("DELETE");
    }

    /** A program that asks for any JSON, such as {@code application/ld+json}, reads ours. */
    private static boolean takes(String accepted, String given) {
        return accepted.contains("*/*")
                || accepted.contains("application/*")
                || accepted.contains(given)
                || given.equals(JSON) && accepted.contains("json");
    }
}
