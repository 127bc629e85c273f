package org.sanqu.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sanqu.api.form.Entry;
import org.sanqu.api.form.Period;
import org.sanqu.api.form.Submission;
import org.sanqu.api.form.SubmissionQuery;
import org.sanqu.api.form.SubmissionState;
import org.sanqu.api.form.Submissions;
import org.sanqu.api.sheet.SubmissionSheets;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.HttpFault;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;
import org.sanqu.web.http.Turns;

/** {@code /api/submissions}. */
final class SubmissionsResource {

    /** A submission as it is given. */
    record View(
            long id,
            String form,
            String formVersion,
            long organisation,
            Long member,
            Period period,
            LocalDate day,
            String key,
            JsonNode data,
            String state,
            Long awaits,
            boolean changedAfterApproval,
            int revision,
            String behalf,
            String enteredBy,
            Instant enteredAt,
            Instant submittedAt) {

        static View of(Submission submission) {
            return new View(
                    submission.id(),
                    submission.form(),
                    submission.formVersion(),
                    submission.organisation(),
                    submission.member(),
                    submission.period(),
                    submission.day(),
                    submission.key(),
                    submission.data(),
                    submission.state().code(),
                    submission.awaits(),
                    submission.changedAfterApproval(),
                    submission.revision(),
                    submission.behalf(),
                    submission.enteredBy(),
                    submission.enteredAt(),
                    submission.submittedAt());
        }
    }

    /** What is sent to submit; the organisation is an id or {@code code:XYZ}. */
    record Request(String form, JsonNode organisation, Long member, String period, JsonNode data, String behalf) {}

    /** What is sent to revise; the revision may stand in {@code If-Match} instead. */
    record Revision(Integer revision, JsonNode data, String behalf) {}

    private final Submissions submissions;
    private final SubmissionSheets sheets;
    private final Places places;
    private final Turns turns = new Turns(2, 4);

    SubmissionsResource(Submissions submissions, SubmissionSheets sheets, Places places) {
        this.submissions = submissions;
        this.sheets = sheets;
        this.places = places;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/submissions", this::page),
                Route.get("/api/submissions.xlsx", this::save),
                Route.post("/api/submissions", this::submit),
                Route.get("/api/submissions/{id}", this::get),
                Route.put("/api/submissions/{id}", this::revise));
    }

    private Reply page(Exchange exchange) {
        return Api.json(
                200, submissions.page(exchange.caller(), query(exchange)).map(View::of));
    }

    private SubmissionQuery query(Exchange exchange) {
        return new SubmissionQuery(
                places.organisation(exchange, LocalDate.now()),
                exchange.query().filled("form").orElse(null),
                exchange.query()
                        .filled("period")
                        .map(SubmissionsResource::period)
                        .orElse(null),
                states(exchange),
                Asked.text(exchange, "search"),
                exchange.query().filled("after").orElse(null),
                Asked.size(exchange));
    }

    private static Set<SubmissionState> states(Exchange exchange) {
        return exchange.query().all("state").stream()
                .map(code -> Stream.of(SubmissionState.values())
                        .filter(state -> state.code().equals(code))
                        .findFirst()
                        .orElseThrow(() -> HttpFault.parameter("state")))
                .collect(Collectors.toSet());
    }

    private Reply save(Exchange exchange) throws IOException {
        SubmissionQuery query = query(exchange);
        Required.text("form", query.form());
        String account = exchange.caller().account();
        turns.enter(account);
        try {
            return Reply.file(
                    Reply.XLSX,
                    "submissions.xlsx",
                    out -> sheets.write(exchange.caller(), query, exchange.locale(), out));
        } finally {
            turns.leave(account);
        }
    }

    private Reply submit(Exchange exchange) throws IOException {
        Request request = Api.body(exchange, Request.class);
        Long organisation =
                places.organisation(exchange.caller(), "organisation", request.organisation(), LocalDate.now());
        Entry entry = new Entry(
                Required.text("form", request.form()),
                Required.value("organisation", organisation),
                request.member(),
                request.period() == null ? null : period(request.period()),
                Required.value("data", request.data()),
                request.behalf());
        Submission made = submissions.submit(exchange.caller(), entry);
        return tagged(Api.created("/api/submissions/" + made.id(), View.of(made)), made);
    }

    private Reply get(Exchange exchange) {
        return answer(submissions.get(exchange.caller(), exchange.id("id")));
    }

    private Reply revise(Exchange exchange) throws IOException {
        Revision request = Api.body(exchange, Revision.class);
        int revision = request.revision() != null ? request.revision() : match(exchange);
        JsonNode data = Required.value("data", request.data());
        return answer(submissions.revise(exchange.caller(), exchange.id("id"), revision, data, request.behalf()));
    }

    private static int match(Exchange exchange) {
        String tag = exchange.request().getHeader("If-Match");
        if (tag == null || !tag.matches("\"[0-9]{1,9}\"")) {
            throw HttpFault.of(400, "error.revision");
        }
        return Integer.parseInt(tag.substring(1, tag.length() - 1));
    }

    private static Reply answer(Submission submission) {
        return tagged(Api.json(200, View.of(submission)), submission);
    }

    private static Reply tagged(Reply reply, Submission submission) {
        return reply.with("ETag", "\"" + submission.revision() + "\"");
    }

    static Period period(String text) {
        return Period.parse(text).orElseThrow(() -> HttpFault.parameter("period"));
    }
}
