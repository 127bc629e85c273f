package org.sanqu.tests.authorisation;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * An operation of the API or a page, and who may do it.
 *
 * @param method of HTTP
 * @param template the path as openapi.json or the route has it
 * @param path of a request about a subject
 * @param body of a request about a subject; null for none
 * @param type the media type of the body
 * @param refusals what everybody else is answered: 403, or 404 where they are not even told that there is something
 * @param rules any one of them suffices
 */
record Operation(
        String method,
        String template,
        Function<Subject, String> path,
        Function<Subject, byte[]> body,
        String type,
        Set<Integer> refusals,
        List<Rule> rules) {

    static final String JSON = "application/json";
    static final String FORM = "application/x-www-form-urlencoded";
    static final Set<Integer> FORBIDDEN = Set.of(403);

    static Operation get(String path, Rule... rules) {
        return get(path, it -> path, rules);
    }

    static Operation get(String template, Function<Subject, String> path, Rule... rules) {
        return new Operation("GET", template, path, null, null, FORBIDDEN, List.of(rules));
    }

    /** Of what the query names as the organisation. */
    static Operation of(String path, Rule... rules) {
        return get(path, it -> path + "?organisation=" + it.organisation(), rules);
    }

    static Operation post(String path, Function<Subject, String> body, Rule... rules) {
        return post(path, it -> path, body, rules);
    }

    static Operation post(
            String template, Function<Subject, String> path, Function<Subject, String> body, Rule... rules) {
        return sent("POST", template, path, body, rules);
    }

    static Operation sent(
            String method,
            String template,
            Function<Subject, String> path,
            Function<Subject, String> body,
            Rule... rules) {
        Function<Subject, byte[]> bytes = it -> body.apply(it).getBytes(StandardCharsets.UTF_8);
        return new Operation(method, template, path, bytes, JSON, FORBIDDEN, List.of(rules));
    }

    /** The same, about something that others are not even told about. */
    Operation hidden() {
        return refusing(404);
    }

    /** The same, with other answers for everybody else. */
    Operation refusing(Integer... refusals) {
        return new Operation(method, template, path, body, type, Set.of(refusals), rules);
    }

    boolean allows(String role, Place place) {
        return rules.stream().anyMatch(rule -> rule.allows(role, place));
    }

    @Override
    public String toString() {
        return method + " " + template;
    }
}
