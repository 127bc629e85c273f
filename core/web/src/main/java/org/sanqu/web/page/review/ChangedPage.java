package org.sanqu.web.page.review;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Period;
import org.sanqu.api.form.Submission;
import org.sanqu.api.metric.Metric;
import org.sanqu.web.Services;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.HttpFault;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;
import org.sanqu.web.page.Chrome;
import org.sanqu.web.page.Places;
import org.sanqu.web.page.Told;
import org.sanqu.web.template.review.JtechangedGenerated;

/** What was changed after it was approved, so that figures which were read before are others now. */
public final class ChangedPage {

    private static final int MOST = 200;

    /** A submission that was changed. */
    public record Line(Submission submission, String title, String place, String at) {}

    /** The page. */
    public record View(Chrome chrome, String place, String period, String figures, List<Line> lines) {

        /** The text of a key. */
        public String t(String key, Object... args) {
            return chrome.t(key, args);
        }
    }

    private final Services services;

    public ChangedPage(Services services) {
        this.services = services;
    }

    public List<Route> routes() {
        return List.of(Route.get("/submissions/changed", this::show));
    }

    private Reply show(Exchange exchange) {
        long organisation = exchange.query().id("organisation").orElseThrow(() -> HttpFault.parameter("organisation"));
        Period period = Period.parse(exchange.query().text("period")).orElseThrow(() -> HttpFault.parameter("period"));
        String metric = exchange.query().text("metric");
        List<Metric> metrics = services.rollups().metrics(exchange.caller()).stream()
                .filter(each -> metric.isEmpty() || each.id().equals(metric))
                .toList();
        List<Submission> changed =
                services.reviews().changed(exchange.caller(), Flagged.forms(metrics), organisation, period, MOST);
        Map<Long, String> places = Places.names(
                services,
                exchange,
                Stream.concat(Stream.of(organisation), changed.stream().map(Submission::organisation)));
        View view = new View(
                Chrome.of(exchange, "figures", services.access()),
                places.getOrDefault(organisation, ""),
                Told.period(exchange.labels(), period),
                "/figures?organisation=" + organisation + "&period=" + period
                        + (metric.isEmpty() ? "" : "&metric=" + metric),
                changed.stream().map(each -> line(exchange, each, places)).toList());
        return Reply.html(200, out -> JtechangedGenerated.render(out, null, view));
    }

    private Line line(Exchange exchange, Submission submission, Map<Long, String> places) {
        Form form = services.forms().version(exchange.caller(), submission.formVersion());
        return new Line(
                submission,
                form.title(exchange.locale()),
                Optional.ofNullable(places.get(submission.organisation())).orElse(""),
                Past.minute(submission.enteredAt()));
    }
}
