package org.sanqu.tests.authorisation;

import static org.sanqu.tests.authorisation.Operation.get;
import static org.sanqu.tests.authorisation.Operation.of;
import static org.sanqu.tests.authorisation.Operation.post;
import static org.sanqu.tests.authorisation.Rule.MAINTAINERS;
import static org.sanqu.tests.authorisation.Rule.READERS;
import static org.sanqu.tests.authorisation.Rule.RECORDERS;
import static org.sanqu.tests.authorisation.Rule.REVIEWERS;

import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** What is asked of members, their ties, transfers and posts. */
final class Members {

    static final List<Operation> OPERATIONS = List.of(
            of("/api/members", Rule.there(READERS)),
            of("/api/members/count", Rule.there(READERS)),
            of("/api/members/duplicates", Rule.there(READERS)),
            of("/api/members.xlsx", Rule.there(READERS)),
            post("/api/members", Subject::enrolment, Rule.there(MAINTAINERS)),
            post("/api/members/find", Subject::number, Rule.there(READERS)).hidden(),
            read(""),
            read("/events"),
            read("/affiliations"),
            read("/transfers"),
            read("/appointments"),
            post(
                    "/api/members/{id}/changes",
                    it -> "/api/members/" + it.person() + "/changes",
                    Subject::amendment,
                    Rule.there(MAINTAINERS)),
            of("/api/affiliations", Rule.there(READERS)),
            of("/api/affiliations/counts", Rule.there(READERS)),
            post("/api/affiliations", Subject::tie, Rule.there(RECORDERS)),
            post(
                    "/api/affiliations/{id}/end",
                    it -> "/api/affiliations/" + it.begun("/api/affiliations", it.tie()) + "/end",
                    Subject::end,
                    Rule.there(RECORDERS)),
            of("/api/appointments", Rule.there(READERS)),
            post("/api/appointments", Subject::post, Rule.there(RECORDERS)),
            post(
                    "/api/appointments/{id}/end",
                    it -> "/api/appointments/" + it.begun("/api/appointments", it.post()) + "/end",
                    Subject::end,
                    Rule.there(RECORDERS)),
            of("/api/transfers", Rule.there(READERS)),
            get(
                    "/api/transfers/destinations",
                    it -> "/api/transfers/destinations?size=5&text=" + it.code(),
                    Rule.anywhere(RECORDERS),
                    Rule.anywhere(REVIEWERS)),
            get("/api/transfers/{id}", it -> "/api/transfers/" + it.issued(), Rule.there(READERS)),
            post("/api/transfers", Subject::transfer, Rule.there(RECORDERS)),
            transfer("send", Subject::issued, it -> "{}", REVIEWERS),
            transfer("assign", Subject::sent, Subject::assignment, REVIEWERS),
            transfer("accept", Subject::assigned, Subject::end, RECORDERS),
            transfer("return", Subject::issued, it -> "{\"grounds\":\"去向不明\"}", REVIEWERS),
            transfer("withdraw", Subject::issued, it -> "{}", RECORDERS));

    private Members() {}

    private static Operation read(String part) {
        return get("/api/members/{id}" + part, it -> "/api/members/" + it.member() + part, Rule.there(READERS));
    }

    private static Operation transfer(
            String act, Function<Subject, Long> transfer, Function<Subject, String> body, Set<String> roles) {
        return post(
                "/api/transfers/{id}/" + act,
                it -> "/api/transfers/" + transfer.apply(it) + "/" + act,
                body,
                Rule.there(roles));
    }
}
