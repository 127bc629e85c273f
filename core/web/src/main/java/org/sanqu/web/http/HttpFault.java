package org.sanqu.web.http;

import java.util.List;
import java.util.Map;

/** A request that the web itself cannot serve, before any service was asked. */
public final class HttpFault extends RuntimeException {

    private final int status;
    private final transient String label;
    private final transient List<Object> args;
    private final transient Map<String, String> headers;

    private HttpFault(int status, String label, List<Object> args, Map<String, String> headers) {
        super(status + " " + label, null, false, false);
        this.status = status;
        this.label = label;
        this.args = args;
        this.headers = headers;
    }

    /** A fault that says a label of the web's own. */
    public static HttpFault of(int status, String label, Object... args) {
        return new HttpFault(status, label, List.of(args), Map.of());
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
        return new HttpFault(405, "error.method", List.of(allowed), Map.of("Allow", allowed));
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
