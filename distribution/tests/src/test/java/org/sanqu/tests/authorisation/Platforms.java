package org.sanqu.tests.authorisation;

import static org.sanqu.tests.authorisation.Operation.get;
import static org.sanqu.tests.authorisation.Operation.of;
import static org.sanqu.tests.authorisation.Operation.post;
import static org.sanqu.tests.authorisation.Operation.sent;
import static org.sanqu.tests.authorisation.Rule.MAINTAINERS;
import static org.sanqu.tests.authorisation.Rule.READERS;
import static org.sanqu.tests.authorisation.Rule.RECORDERS;
import static org.sanqu.tests.authorisation.Rule.REVIEWERS;
import static org.sanqu.tests.authorisation.Rule.SECURITY;

import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** What is asked of forms, figures, modules and accounts. */
final class Platforms {

    static final List<Operation> OPERATIONS = List.of(
            get("/api/openapi.json", Rule.anybody()),
            get("/api/codes", Rule.anybody()),
            get("/api/codes/{table}", it -> "/api/codes/ethnicity", Rule.anybody()),
            of("/api/forms", Rule.there(READERS)),
            get("/api/forms/{module}/{form}", it -> "/api/forms/service-visits/ticket", Rule.anybody()),
            post(
                    "/api/forms/{module}/{form}/judge",
                    it -> "/api/forms/service-visits/ticket/judge",
                    Subject::question,
                    Rule.there(READERS)),
            get(
                    "/api/forms/{module}/{form}/prefill",
                    it -> "/api/forms/service-visits/ticket/prefill?organisation=" + it.organisation(),
                    Rule.there(READERS)),
            get("/api/burdens", Rule.anybody()),
            of("/api/submissions", Rule.there(READERS)),
            get(
                    "/api/submissions.xlsx",
                    it -> "/api/submissions.xlsx?form=service-visits/ticket&organisation=" + it.organisation(),
                    Rule.there(READERS)),
            get("/api/submissions/{id}", it -> "/api/submissions/" + it.submission(), Rule.there(READERS)),
            post("/api/submissions", Subject::entry, Rule.there(RECORDERS)),
            sent(
                    "PUT",
                    "/api/submissions/{id}",
                    it -> "/api/submissions/" + it.submission(),
                    Subject::revision,
                    Rule.there(RECORDERS)),
            get(
                    "/api/submissions/{id}/history",
                    it -> "/api/submissions/" + it.submission() + "/history",
                    Rule.there(READERS)),
            decided("return", Permits::permit, REVIEWERS),
            decided("reopen", Permits::approved, REVIEWERS),
            decided("annul", Permits::permit, RECORDERS),
            get("/api/reviews", Rule.anybody()),
            post("/api/reviews", it -> "{\"submissions\":[]}", Rule.anybody()),
            get("/api/metrics", Rule.anybody()),
            get(
                    "/api/metrics/{module}/{metric}/values",
                    it -> "/api/metrics/core/members/values?period=2025&organisation=" + it.organisation(),
                    Rule.there(READERS)),
            of("/api/rules", Rule.there(READERS)),
            sent("PUT", "/api/rules/{rule}", RuleNumbers::rule, RuleNumbers::numbers, Rule.there(MAINTAINERS)),
            of("/api/findings", Rule.there(READERS)),
            of("/api/findings/counts", Rule.there(READERS)),
            get("/api/modules", Rule.anywhere(READERS), Rule.onEverything(MAINTAINERS)),
            get(
                    "/api/modules/{module}/update",
                    it -> "/api/modules/service-visits/update",
                    Rule.onEverything(MAINTAINERS)),
            sent(
                    "POST",
                    "/api/modules/{module}/update",
                    it -> "/api/modules/service-visits/update",
                    it -> "{\"act\":\"reject\",\"hash\":\"nothing\"}",
                    Rule.onEverything(MAINTAINERS)),
            get("/api/accounts", Rule.onEverything(SECURITY)),
            post("/api/accounts", it -> Subject.account(Subject.unique()), Rule.onEverything(SECURITY)),
            sent(
                    "PUT",
                    "/api/accounts/{name}/grants",
                    it -> "/api/accounts/" + Subject.NOBODY + "/grants",
                    it -> "{\"grants\":[]}",
                    Rule.onEverything(SECURITY)));

    private Platforms() {}

    /** What is decided about a submission that is made anew. */
    private static Operation decided(String act, Function<Subject, String> submission, Set<String> roles) {
        return post(
                "/api/submissions/{id}/" + act,
                it -> submission.apply(it) + "/" + act,
                Subject::decision,
                Rule.there(roles));
    }
}
