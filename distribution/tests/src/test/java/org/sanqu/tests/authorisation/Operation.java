package org.sanqu.tests.authorisation;

import static org.sanqu.tests.authorisation.Rule.MAINTAINERS;
import static org.sanqu.tests.authorisation.Rule.READERS;
import static org.sanqu.tests.authorisation.Rule.RECORDERS;
import static org.sanqu.tests.authorisation.Rule.SECURITY;

import java.util.List;
import java.util.function.Function;

/**
 * An operation of the API and who may do it.
 *
 * @param method of HTTP
 * @param template the path as openapi.json has it
 * @param path of a request about a subject
 * @param body of a request about a subject; null for none
 * @param rules any one of them suffices
 */
record Operation(
        String method,
        String template,
        Function<Subject, String> path,
        Function<Subject, String> body,
        List<Rule> rules) {

    static final List<Operation> ALL = List.of(
            get("/api/openapi.json", Rule.anybody()),
            get("/api/organisations", it -> "/api/organisations?code=" + it.code(), Rule.anybody()),
            get("/api/organisations/{id}", it -> "/api/organisations/" + it.organisation(), Rule.there(READERS)),
            get(
                    "/api/organisations/{id}/children",
                    it -> "/api/organisations/" + it.organisation() + "/children",
                    Rule.there(READERS)),
            post("/api/organisations", Subject::founding, Rule.there(MAINTAINERS)),
            get("/api/members", it -> "/api/members?organisation=" + it.organisation(), Rule.there(READERS)),
            get(
                    "/api/members/count",
                    it -> "/api/members/count?organisation=" + it.organisation(),
                    Rule.there(READERS)),
            get("/api/members/{id}", it -> "/api/members/" + it.member(), Rule.there(READERS)),
            post("/api/members", Subject::enrolment, Rule.there(MAINTAINERS)),
            get("/api/forms", it -> "/api/forms?organisation=" + it.organisation(), Rule.there(READERS)),
            get("/api/forms/{module}/{form}", it -> "/api/forms/service-visits/ticket", Rule.anybody()),
            get("/api/submissions", it -> "/api/submissions?organisation=" + it.organisation(), Rule.there(READERS)),
            get("/api/submissions/{id}", it -> "/api/submissions/" + it.submission(), Rule.there(READERS)),
            post("/api/submissions", Subject::entry, Rule.there(RECORDERS)),
            new Operation(
                    "PUT",
                    "/api/submissions/{id}",
                    it -> "/api/submissions/" + it.submission(),
                    Subject::revision,
                    List.of(Rule.there(RECORDERS))),
            get("/api/metrics", Rule.anybody()),
            get(
                    "/api/metrics/{module}/{metric}/values",
                    it -> "/api/metrics/core/members/values?period=2025&organisation=" + it.organisation(),
                    Rule.there(READERS)),
            get("/api/modules", Rule.anywhere(READERS), Rule.onEverything(MAINTAINERS)),
            new Operation(
                    "POST",
                    "/api/imports/{kind}",
                    it -> "/api/imports/organisations",
                    Subject::rows,
                    List.of(Rule.there(MAINTAINERS))),
            get("/api/accounts", Rule.onEverything(SECURITY)),
            post("/api/accounts", it -> Subject.account(Subject.unique()), Rule.onEverything(SECURITY)),
            new Operation(
                    "PUT",
                    "/api/accounts/{name}/grants",
                    it -> "/api/accounts/" + Subject.NOBODY + "/grants",
                    it -> "{\"grants\":[]}",
                    List.of(Rule.onEverything(SECURITY))));

    private static Operation get(String path, Rule... rules) {
        return get(path, it -> path, rules);
    }

    private static Operation get(String template, Function<Subject, String> path, Rule... rules) {
        return new Operation("GET", template, path, null, List.of(rules));
    }

    private static Operation post(String path, Function<Subject, String> body, Rule... rules) {
        return new Operation("POST", path, it -> path, body, List.of(rules));
    }

    boolean allows(String role, Place place) {
        return rules.stream().anyMatch(rule -> rule.allows(role, place));
    }

    @Override
    public String toString() {
        return method + " " + template;
    }
}
