package org.sanqu.web.page.review;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.sanqu.api.Message;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Submission;
import org.sanqu.web.Services;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.HttpFault;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;
import org.sanqu.web.page.act.Act;
import org.sanqu.web.page.act.ActPage;
import org.sanqu.web.page.act.Question;

/** What is decided about one submission, each with its reason on a small page of its own; agreeing needs none. */
public final class ReviewActs {

    private static final String REVISION = "_revision";

    private final Services services;
    private final ActPage acts;

    /** Decides, with a reason, about the revision that was seen. */
    @FunctionalInterface
    private interface Decide {
        Submission decide(Submission seen, String reason);
    }

    public ReviewActs(Services services) {
        this.services = services;
        this.acts = new ActPage(services.access());
    }

    public List<Route> routes() {
        return Stream.of(
                        List.of(Route.post("/submissions/{id}/agree", this::agree)),
                        acts.routes("/submissions/{id}/return", this::giveBack),
                        acts.routes("/submissions/{id}/reopen", this::reopen),
                        acts.routes("/submissions/{id}/void", this::annul))
                .flatMap(List::stream)
                .toList();
    }

    private Reply agree(Exchange exchange) {
        long id = exchange.id("id");
        int revision = (int) Math.min(
                Integer.MAX_VALUE, exchange.form().id("revision").orElseThrow(() -> HttpFault.parameter("revision")));
        Map<Long, Message> refused = services.reviews()
                .agree(exchange.caller(), Map.of(id, revision), exchange.form().get("remark"));
        if (!refused.isEmpty()) {
            Message why = refused.get(id);
            boolean forbidden = why.key().startsWith("access.");
            throw new Refusal(forbidden ? Refusal.Reason.FORBIDDEN : Refusal.Reason.CONFLICT, why, List.of());
        }
        return Reply.redirect("/submissions/" + id + "?notice=agreed");
    }

    private Act giveBack(Exchange exchange) {
        return act(exchange, "return", (seen, reason) -> services.reviews()
                .giveBack(exchange.caller(), seen.id(), seen.revision(), reason));
    }

    private Act reopen(Exchange exchange) {
        return act(exchange, "reopen", (seen, reason) -> services.reviews()
                        .reopen(exchange.caller(), seen.id(), seen.revision(), reason))
                .help("review.reopen-help");
    }

    private Act annul(Exchange exchange) {
        return act(exchange, "void", (seen, reason) -> services.submissions()
                        .annul(exchange.caller(), seen.id(), seen.revision(), reason))
                .help("review.void-help");
    }

    private Act act(Exchange exchange, String name, Decide decide) {
        Submission submission = services.submissions().get(exchange.caller(), exchange.id("id"));
        Form form = services.forms().version(exchange.caller(), submission.formVersion());
        String there = "/submissions/" + submission.id();
        long seen = exchange.form()
                .id(REVISION)
                .or(() -> exchange.query().id("revision"))
                .orElse((long) submission.revision());
        return Act.of(
                        "reviews",
                        exchange.labels().of("review." + name),
                        form.title(exchange.locale()) + " · "
                                + exchange.labels().of("submission.number", String.valueOf(submission.id())),
                        there,
                        "review." + name,
                        List.of(Question.lines("reason").must().called("review.reason")),
                        answers -> {
                            if (seen != submission.revision()) {
                                String text = exchange.labels().of("review.changed-meanwhile");
                                throw new Act.Outdated(text, there, carried(submission.revision()));
                            }
                            decide.decide(submission, answers.text("reason"));
                            return there + "?notice=review-" + name;
                        })
                .carrying(carried(seen));
    }

    /** Nobody decides about a revision that they have not seen. */
    private static Map<String, String> carried(long revision) {
        return Map.of(REVISION, String.valueOf(revision));
    }
}
