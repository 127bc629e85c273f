package org.sanqu.web.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A request that the web itself cannot serve, before any service was asked. */
public final class HttpFault extends RuntimeException {

    private final int status;
    private final String at;
    private final transient String label;
    private final transient List<Object> args;
    private final transient Map<String, String> headers;

    private HttpFault(int status, String at, String label, List<Object> args, Map<String, String> headers) {
        super(status + " " + label, null, false, false);
        this.status = status;
        this.at = at;
        this.label = label;
        this.args = args;
        this.headers = headers;
    }

    /** A fault that says a label of the web's own. */
    public static HttpFault of(int status, String label, Object... args) {
        return new HttpFault(status, null, label, List.of(args), Map.of());
    }

    /** A fault at a place in a document, which the label names first. */
    static HttpFault at(String pointer, String label, Object... more) {
        List<Object> args = new ArrayList<>(List.of(pointer));
        args.addAll(List.of(more));
        return new HttpFault(400, pointer, label, List.copyOf(args), Map.of());
    }

    /** There is nothing at this address. */
    public static HttpFault notFound() {
        return of(404, "error.not-found");
    }

    /** A parameter that makes no sense. */
    public static HttpFault parameter(String name) {
        return of(400, "error.parameter", name);
    }

    /** The address exists for other methods. */
    public static HttpFault method(String allowed) {
        return new HttpFault(405, null, "error.method", List.of(allowed), Map.of("Allow", allowed));
    }

    /** The place in the document that was sent, a JSON Pointer; null when there is none to point at. */
    public String at() {
        return at;
    }

    public int status() {
        return status;
    }

    /** The key of the label that tells the reader. */
    public String label() {
        return label;
    }

    public Object[] args() {
        return args.toArray();
    }

    public Map<String, String> headers() {
        return headers;
    }
}
