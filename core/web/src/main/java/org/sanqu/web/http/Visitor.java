package org.sanqu.web.http;

import jakarta.servlet.http.HttpServletRequest;
import org.sanqu.api.platform.Session;
import org.sanqu.api.security.Caller;

/**
 * Who sent a request, as the filter at the door found out.
 *
 * @param caller the caller; null for nobody
 * @param session the browser's session; null for nobody and for HTTP Basic
 */
public record Visitor(Caller caller, Session session) {

    private static final String ATTRIBUTE = Visitor.class.getName();

    /** Somebody who has not logged in. */
    public static final Visitor NOBODY = new Visitor(null, null);

    /** Keeps it with the request. */
    public void enter(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /**
     * The visitor of a request.
     *
     * @throws HttpFault 503 when no filter stood at the door: then nothing is served
     */
    public static Visitor of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Visitor visitor) {
            return visitor;
        }
        throw HttpFault.of(503, "error.starting");
    }
}
