package org.sanqu.web.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Finds the route of a request. Immutable. */
public final class Router {

    /**
     * A route and the variables that its pattern found.
     */
    public record Match(Route route, Map<String, String> variables) {}

    private final List<Route> routes;

    public Router(List<Route> routes) {
        this.routes = routes.stream()
                .sorted(Comparator.comparingInt(Route::variables))
                .toList();
    }

    public List<Route> routes() {
        return routes;
    }

    /**
     * The route of a method (HEAD is GET without a body) and a raw path.
     *
     * @throws HttpFault 404 when no route has the path, 405 when one has it with another method
     */
    public Match find(String method, String path) {
        List<String> segments = segments(path);
        String wanted = method.equals("HEAD") ? "GET" : method;
        TreeSet<String> allowed = new TreeSet<>();
        for (Route route : routes) {
            Optional<Map<String, String>> variables = route.match(segments);
            if (variables.isPresent() && route.method().equals(wanted)) {
                return new Match(route, variables.get());
            }
            variables.ifPresent(there -> allowed.add(route.method()));
        }
        throw allowed.isEmpty() ? HttpFault.notFound() : HttpFault.method(String.join(", ", allowed));
    }

    private static List<String> segments(String path) {
        List<String> segments = new ArrayList<>();
        for (String segment : path.substring(Math.min(1, path.length())).split("/", -1)) {
            segments.add(Parameters.decode(segment, false));
        }
        return segments;
    }
}
