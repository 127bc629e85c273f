package org.sanqu.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.sanqu.api.form.Draft;
import org.sanqu.api.form.Drafts;
import org.sanqu.api.form.Entry;
import org.sanqu.api.form.Period;
import org.sanqu.api.form.Submission;
import org.sanqu.api.form.Submissions;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.HttpFault;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;

/** {@code /api/drafts}: what the caller has begun and not submitted. */
final class DraftsResource {

    /** Where and when something was begun. */
    record Begun(
            long id,
            String form,
            String formVersion,
            long organisation,
            Long member,
            Period period,
            Long submission,
            Instant savedAt) {

        static Begun of(Draft draft) {
            return new Begun(
                    draft.id(),
                    draft.form(),
                    draft.formVersion(),
                    draft.organisation(),
                    draft.member(),
                    draft.period(),
                    draft.submission(),
                    draft.savedAt());
        }
    }

    /** The same with what was typed. */
    record View(
            long id,
            String form,
            String formVersion,
            long organisation,
            Long member,
            Period period,
            Long submission,
            JsonNode data,
            Instant savedAt) {

        static View of(Draft draft) {
            return new View(
                    draft.id(),
                    draft.form(),
                    draft.formVersion(),
                    draft.organisation(),
                    draft.member(),
                    draft.period(),
                    draft.submission(),
                    draft.data(),
                    draft.savedAt());
        }
    }

    /** What is sent to be kept; the organisation is an id or {@code code:XYZ}. */
    record Request(String form, JsonNode organisation, Long member, String period, Long submission, JsonNode data) {}

    private final Drafts drafts;
    private final Submissions submissions;
    private final Places places;

    DraftsResource(Drafts drafts, Submissions submissions, Places places) {
        this.drafts = drafts;
        this.submissions = submissions;
        this.places = places;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/drafts", this::list),
                Route.put("/api/drafts", this::keep),
                Route.get("/api/drafts/{id}", this::get),
                Route.delete("/api/drafts/{id}", this::discard));
    }

    private Reply list(Exchange exchange) {
        return Api.json(
                200, drafts.places(exchange.caller()).stream().map(Begun::of).toList());
    }

    private Reply keep(Exchange exchange) throws IOException {
        Request request = Api.body(exchange, Request.class);
        Long organisation =
                places.organisation(exchange.caller(), "organisation", request.organisation(), LocalDate.now());
        Entry entry = new Entry(
                Required.text("form", request.form()),
                Required.value("organisation", organisation),
                request.member(),
                request.period() == null ? null : SubmissionsResource.period(request.period()),
                Required.value("data", request.data()));
        if (request.submission() != null) {
            requireSame(submissions.get(exchange.caller(), request.submission()), entry);
        }
        return Api.json(200, View.of(drafts.keep(exchange.caller(), entry, request.submission())));
    }

    /** Passes when what is typed is of the form of the submission that it changes, and about the same member. */
    static void requireSame(Submission changed, Entry entry) {
        if (!changed.form().equals(entry.form()) || !Objects.equals(changed.member(), entry.member())) {
            throw HttpFault.of(422, "error.draft-of-other", String.valueOf(changed.id()));
        }
    }

    private Reply get(Exchange exchange) {
        Draft there = place(exchange);
        return drafts.find(
                        exchange.caller(),
                        there.form(),
                        there.organisation(),
                        there.member(),
                        there.period(),
                        there.submission())
                .map(draft -> Api.json(200, View.of(draft)))
                .orElseThrow(HttpFault::notFound);
    }

    private Reply discard(Exchange exchange) {
        drafts.discard(exchange.caller(), place(exchange).id());
        return Api.json(200, Map.of());
    }

    /** The caller's draft with the id in the path; nobody is told of another's. */
    private Draft place(Exchange exchange) {
        long id = exchange.id("id");
        return drafts.places(exchange.caller()).stream()
                .filter(draft -> draft.id() == id)
                .findFirst()
                .orElseThrow(HttpFault::notFound);
    }
}
