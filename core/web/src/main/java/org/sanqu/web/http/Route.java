package org.sanqu.web.http;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An address and what answers it.
 *
 * @param method GET, POST, PUT or DELETE
 * @param pattern the path, with variables in braces: {@code /organisations/{id}}
 * @param action what answers
 */
public record Route(String method, String pattern, Action action) {

    /** Answers a request. */
    @FunctionalInterface
    public interface Action {
        Reply answer(Exchange exchange) throws IOException;
    }

    public static Route get(String pattern, Action action) {
        return new Route("GET", pattern, action);
    }

    public static Route post(String pattern, Action action) {
        return new Route("POST", pattern, action);
    }

    public static Route put(String pattern, Action action) {
        return new Route("PUT", pattern, action);
    }

    public static Route delete(String pattern, Action action) {
        return new Route("DELETE", pattern, action);
    }

    /** The variables, if the path is one of this route's. */
    Optional<Map<String, String>> match(List<String> path) {
        String[] segments = pattern.substring(1).split("/");
        if (segments.length != path.size()) {
            return Optional.empty();
        }
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < segments.length; i++) {
            String segment = segments[i];
            if (segment.startsWith("{")) {
                variables.put(segment.substring(1, segment.length() - 1), path.get(i));
            } else if (!segment.equals(path.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }

    /** How exact it is: a pattern without variables goes before one with. */
    int variables() {
        return (int) pattern.chars().filter(c -> c == '{').count();
    }
}
