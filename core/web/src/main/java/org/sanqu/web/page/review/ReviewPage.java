package org.sanqu.web.page.review;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sanqu.api.Message;
import org.sanqu.api.Page;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Approval;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Submission;
import org.sanqu.web.Services;
import org.sanqu.web.form.Field;
import org.sanqu.web.form.Fields;
import org.sanqu.web.form.Kind;
import org.sanqu.web.form.Named;
import org.sanqu.web.form.Option;
import org.sanqu.web.form.Referents;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.HttpFault;
import org.sanqu.web.http.Parameters;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;
import org.sanqu.web.page.Chrome;
import org.sanqu.web.page.Places;
import org.sanqu.web.page.Told;
import org.sanqu.web.page.form.KnownReferents;
import org.sanqu.web.template.review.JtecountGenerated;
import org.sanqu.web.template.review.JtelistGenerated;

/** What awaits the reader's agreement, the longest waiting first; many can be agreed to at once. */
public final class ReviewPage {

    private static final int SIZE = 50;
    private static final int SHOWN = 4;

    /**
     * A submission that waits.
     *
     * @param period what it is for, else its day
     * @param values its listed fields, each with its title
     * @param trouble why it could not be agreed to just now; null when nothing was tried
     */
    public record Line(
            Submission submission,
            String title,
            String place,
            String period,
            String since,
            List<String> values,
            boolean chosen,
            String trouble) {}

    /**
     * The page.
     *
     * @param forms those of the forms that can be chosen
     * @param agreed how many were agreed to just now, when others could not be
     */
    public record View(
            Chrome chrome, List<Line> lines, String next, List<Option> forms, String form, boolean first, int agreed) {

        /** The text of a key. */
        public String t(String key, Object... args) {
            return chrome.t(key, args);
        }

        /** Whether something could not be agreed to. */
        public boolean troubled() {
            return lines.stream().anyMatch(line -> line.trouble() != null);
        }
    }

    private final Services services;

    public ReviewPage(Services services) {
        this.services = services;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/reviews", exchange -> show(exchange, 200, exchange.query(), Map.of(), 0)),
                Route.get("/reviews/count", this::count),
                Route.post("/reviews", this::agree));
    }

    /** The number beside the link, for the navigation to fetch. */
    private Reply count(Exchange exchange) {
        int count = services.reviews().count(exchange.caller());
        return Reply.html(200, out -> JtecountGenerated.render(out, null, exchange.labels(), count));
    }

    private Reply agree(Exchange exchange) {
        Map<Long, Integer> chosen = new LinkedHashMap<>();
        for (String each : exchange.form().all("chosen")) {
            String[] parts = each.split("\\.", 2);
            if (parts.length < 2 || !parts[0].matches("[0-9]{1,18}") || !parts[1].matches("[0-9]{1,9}")) {
                throw HttpFault.parameter("chosen");
            }
            chosen.put(Long.parseLong(parts[0]), Integer.parseInt(parts[1]));
        }
        Map<Long, Message> refused = services.reviews()
                .agree(exchange.caller(), chosen, exchange.form().get("remark"));
        if (refused.isEmpty()) {
            String form = exchange.form().text("form");
            String notice = chosen.isEmpty() ? "review-none" : "review-agreed";
            return Reply.redirect("/reviews?notice=" + notice + (form.isEmpty() ? "" : "&form=" + form));
        }
        return show(exchange, 409, exchange.form(), refused, chosen.size() - refused.size());
    }

    private Reply show(Exchange exchange, int status, Parameters asked, Map<Long, Message> refused, int agreed) {
        String form = asked.text("form");
        String after = asked.filled("after").orElse(null);
        Page<Submission> page =
                services.reviews().waiting(exchange.caller(), form.isEmpty() ? null : form, after, SIZE);
        View view = new View(
                Chrome.of(exchange, "reviews", services.access()),
                lines(exchange, page.items(), refused),
                page.next(),
                forms(exchange, form),
                form,
                after == null,
                agreed);
        return Reply.html(status, out -> JtelistGenerated.render(out, null, view));
    }

    private List<Line> lines(Exchange exchange, List<Submission> waiting, Map<Long, Message> refused) {
        Map<Long, String> places =
                Places.names(services, exchange, waiting.stream().map(Submission::organisation));
        Named referents = Named.of(new KnownReferents(services, exchange.caller(), 0));
        referents.ahead(() -> waiting.forEach(each -> fields(exchange, each, referents)));
        List<Line> lines = new ArrayList<>();
        for (Submission each : waiting) {
            Form form = services.forms().version(exchange.caller(), each.formVersion());
            Message trouble = refused.get(each.id());
            lines.add(new Line(
                    each,
                    form.title(exchange.locale()),
                    places.getOrDefault(each.organisation(), ""),
                    period(exchange, each),
                    Past.minute(each.enteredAt()),
                    values(form, fields(exchange, each, referents)),
                    trouble != null,
                    trouble == null ? null : trouble.in(exchange.locale())));
        }
        // One that somebody else decided meanwhile is not in the list any more, and yet the reader must learn of it.
        refused.forEach((id, trouble) -> gone(exchange, lines, id, trouble));
        return lines;
    }

    private void gone(Exchange exchange, List<Line> lines, long id, Message trouble) {
        if (lines.stream().anyMatch(line -> line.submission().id() == id)) {
            return;
        }
        try {
            Submission submission = services.submissions().get(exchange.caller(), id);
            Form form = services.forms().version(exchange.caller(), submission.formVersion());
            lines.add(
                    0,
                    new Line(
                            submission,
                            form.title(exchange.locale()),
                            "",
                            period(exchange, submission),
                            Past.minute(submission.enteredAt()),
                            List.of(),
                            false,
                            trouble.in(exchange.locale())));
        } catch (Refusal notReadable) {
            throw new Refusal(Refusal.Reason.FORBIDDEN, trouble, List.of());
        }
    }

    private static String period(Exchange exchange, Submission submission) {
        return submission.period() == null
                ? submission.day().toString()
                : Told.period(exchange.labels(), submission.period());
    }

    private List<Field> fields(Exchange exchange, Submission submission, Referents referents) {
        Form form = services.forms().version(exchange.caller(), submission.formVersion());
        return new Fields(form, exchange.labels(), referents, Map.of(), Map.of()).of(submission.data());
    }

    /** What the form's lists show, else its first plain fields. */
    private static List<String> values(Form form, List<Field> fields) {
        List<String> listed = form.list().stream().map(Object::toString).toList();
        return fields.stream()
                .filter(field -> listed.isEmpty() || listed.contains(field.pointer()))
                .filter(field -> field.kind() != Kind.GROUP && field.kind() != Kind.ROWS)
                .filter(field -> !field.shown().isEmpty())
                .limit(SHOWN)
                .map(field -> field.title() + " " + field.shown() + field.unit())
                .toList();
    }

    private List<Option> forms(Exchange exchange, String chosen) {
        Map<String, String> titles = new TreeMap<>();
        services.modules().catalogue().forms().stream()
                .filter(form -> form.approval().kind() != Approval.Kind.FILED)
                .forEach(form -> titles.put(form.id(), form.title(exchange.locale())));
        return titles.entrySet().stream()
                .map(each ->
                        new Option(each.getKey(), each.getValue(), each.getKey().equals(chosen)))
                .toList();
    }
}
