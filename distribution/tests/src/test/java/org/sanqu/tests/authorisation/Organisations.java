package org.sanqu.tests.authorisation;

import static org.sanqu.tests.authorisation.Operation.get;
import static org.sanqu.tests.authorisation.Operation.of;
import static org.sanqu.tests.authorisation.Operation.post;
import static org.sanqu.tests.authorisation.Rule.MAINTAINERS;
import static org.sanqu.tests.authorisation.Rule.READERS;
import static org.sanqu.tests.authorisation.Rule.RECORDERS;

import java.util.List;

/** What is asked of organisations. */
final class Organisations {

    static final List<Operation> OPERATIONS = List.of(
            get("/api/organisations", it -> "/api/organisations?code=" + it.code(), Rule.anybody()),
            post("/api/organisations", Subject::founding, Rule.there(MAINTAINERS)),
            of("/api/organisations.xlsx", Rule.there(READERS)),
            read(""),
            read("/below"),
            read("/children"),
            read("/path"),
            read("/events"),
            read("/terms"),
            post(
                    "/api/organisations/{id}/terms",
                    it -> "/api/organisations/" + it.branch() + "/terms",
                    it -> "{\"electedOn\":\"2025-03-01\"}",
                    Rule.there(RECORDERS)),
            post(
                    "/api/organisations/{id}/terms/{electedOn}/withdraw",
                    it -> it.term() + "/withdraw",
                    it -> "{\"reason\":\"误录\"}",
                    Rule.there(RECORDERS)),
            get("/api/events/{id}", it -> "/api/events/" + it.event(), Rule.there(READERS)),
            post("/api/events", Subject::renaming, Rule.there(MAINTAINERS)),
            post("/api/events/preview", Subject::renaming, Rule.there(MAINTAINERS)));

    private Organisations() {}

    private static Operation read(String part) {
        return get(
                "/api/organisations/{id}" + part,
                it -> "/api/organisations/" + it.organisation() + part,
                Rule.there(READERS));
    }
}
