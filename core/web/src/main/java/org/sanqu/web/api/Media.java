package org.sanqu.web.api;

import jakarta.servlet.http.HttpServletRequest;
import org.sanqu.web.http.Body;
import org.sanqu.web.http.HttpFault;
import org.sanqu.web.http.Origin;
import org.sanqu.web.http.Route;

/** The media types of the API: JSON, but for workbooks. */
public final class Media {

    static final String JSON = "application/json";
    static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private Media() {}

    /**
     * Passes when the reader takes what the route gives, and the route takes what was sent.
     *
     * @throws HttpFault 406, 415
     */
    public static void negotiate(HttpServletRequest request, Route route) {
        String given = route.pattern().endsWith(".xlsx") ? WORKBOOK : JSON;
        String accepted = request.getHeader("Accept");
        if (accepted != null && !takes(accepted, given)) {
            throw HttpFault.of(406, "error.not-acceptable", given);
        }
        String taken = route.pattern().equals(SheetsResource.UPLOAD) ? WORKBOOK : JSON;
        if (Origin.changes(request) && !Body.type(request).equals(taken)) {
            throw HttpFault.of(415, "error.media-type", Body.type(request), taken);
        }
    }

    /** A program that asks for any JSON, such as {@code application/ld+json}, reads ours. */
    private static boolean takes(String accepted, String given) {
        return accepted.contains("*/*")
                || accepted.contains("application/*")
                || accepted.contains(given)
                || given.equals(JSON) && accepted.contains("json");
    }
}
