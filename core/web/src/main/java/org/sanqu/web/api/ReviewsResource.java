package org.sanqu.web.api;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sanqu.api.Message;
import org.sanqu.api.Text;
import org.sanqu.api.form.Review;
import org.sanqu.api.form.Reviews;
import org.sanqu.api.form.Revision;
import org.sanqu.api.form.Submission;
import org.sanqu.api.form.Submissions;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;

/** {@code /api/reviews}, and what is decided and was said about a submission. */
final class ReviewsResource {

    /** A revision as it is given. */
    record RevisionView(SubmissionsResource.View submission, List<Change> differences, List<ReviewView> reviews) {

        static RevisionView of(Revision revision, Locale locale) {
            return new RevisionView(
                    SubmissionsResource.View.of(revision.submission()),
                    revision.differences().stream()
                            .map(each -> new Change(
                                    each.at(),
                                    each.field().in(locale),
                                    text(each.before(), locale),
                                    text(each.after(), locale)))
                            .toList(),
                    revision.reviews().stream().map(ReviewView::of).toList());
        }

        private static String text(Text text, Locale locale) {
            return text == null ? null : text.in(locale);
        }
    }

    /** A value that changed, as it is shown. */
    record Change(String at, String field, String before, String after) {}

    /** A decision as it is given. */
    record ReviewView(
            int revision,
            String decision,
            long organisation,
            String reason,
            String account,
            String behalf,
            Instant at) {

        static ReviewView of(Review review) {
            return new ReviewView(
                    review.revision(),
                    review.decision().code(),
                    review.organisation(),
                    review.reason(),
                    review.account(),
                    review.behalf(),
                    review.at());
        }
    }

    /** What is sent to agree. */
    record Agreement(List<Chosen> submissions, String remark) {}

    /** A submission in the revision that the reviewer saw. */
    record Chosen(Long id, Integer revision) {}

    /** What is sent to decide otherwise. */
    record Decision(Integer revision, String reason) {}

    /** Those that could not be agreed to. */
    record Refused(long id, String reason) {}

    /** What came of it. */
    record Outcome(int agreed, List<Refused> refused) {}

    private final Reviews reviews;
    private final Submissions submissions;

    /** Decides, with a reason, about the revision that was seen. */
    @FunctionalInterface
    private interface Decide {
        Submission decide(long submission, int revision, String reason);
    }

    ReviewsResource(Reviews reviews, Submissions submissions) {
        this.reviews = reviews;
        this.submissions = submissions;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/reviews", this::waiting),
                Route.post("/api/reviews", this::agree),
                Route.get("/api/submissions/{id}/history", this::history),
                Route.post(
                        "/api/submissions/{id}/return",
                        exchange -> decide(
                                exchange,
                                (id, revision, reason) -> reviews.giveBack(exchange.caller(), id, revision, reason))),
                Route.post(
                        "/api/submissions/{id}/reopen",
                        exchange -> decide(
                                exchange,
                                (id, revision, reason) -> reviews.reopen(exchange.caller(), id, revision, reason))),
                Route.post(
                        "/api/submissions/{id}/annul",
                        exchange -> decide(
                                exchange,
                                (id, revision, reason) -> submissions.annul(exchange.caller(), id, revision, reason))));
    }

    private Reply waiting(Exchange exchange) {
        return Api.json(
                200,
                reviews.waiting(
                                exchange.caller(),
                                exchange.query().filled("form").orElse(null),
                                exchange.query().filled("after").orElse(null),
                                Asked.size(exchange))
                        .map(SubmissionsResource.View::of));
    }

    private Reply agree(Exchange exchange) throws IOException {
        Agreement request = Api.body(exchange, Agreement.class);
        Map<Long, Integer> chosen = new LinkedHashMap<>();
        for (Chosen each : Required.list("submissions", request.submissions())) {
            chosen.put(Required.value("id", each.id()), Required.value("revision", each.revision()));
        }
        Map<Long, Message> refused = reviews.agree(exchange.caller(), chosen, request.remark());
        List<Refused> told = refused.entrySet().stream()
                .map(each -> new Refused(each.getKey(), each.getValue().in(exchange.locale())))
                .toList();
        return Api.json(200, new Outcome(chosen.size() - told.size(), told));
    }

    private Reply history(Exchange exchange) {
        return Api.json(
                200,
                submissions.history(exchange.caller(), exchange.id("id")).stream()
                        .map(each -> RevisionView.of(each, exchange.locale()))
                        .toList());
    }

    private static Reply decide(Exchange exchange, Decide decide) throws IOException {
        Decision request = Api.body(exchange, Decision.class);
        Submission decided =
                decide.decide(exchange.id("id"), Required.value("revision", request.revision()), request.reason());
        return Api.json(200, SubmissionsResource.View.of(decided)).with("ETag", "\"" + decided.revision() + "\"");
    }
}
