package org.sanqu.web.page.submission;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import org.sanqu.api.Fault;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Submission;
import org.sanqu.api.security.Permission;
import org.sanqu.web.Services;
import org.sanqu.web.form.Field;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.HttpFault;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;
import org.sanqu.web.page.Chrome;
import org.sanqu.web.page.form.Filling;
import org.sanqu.web.page.form.Sheet;
import org.sanqu.web.template.form.JtesheetGenerated;

/** Changing a submission, in the present version of its form. */
public final class RevisePage {

    private static final String ADDRESS = "/submissions/{id}/edit";

    private final Services services;

    public RevisePage(Services services) {
        this.services = services;
    }

    public List<Route> routes() {
        return List.of(Route.get(ADDRESS, this::begin), Route.post(ADDRESS, this::sent));
    }

    private Reply begin(Exchange exchange) {
        Submission submission = services.submissions().get(exchange.caller(), exchange.id("id"));
        services.access().require(exchange.caller(), Permission.RECORD, submission.organisation());
        return sheet(200, exchange, submission, submission.revision(), submission.data(), List.of(), null);
    }

    private Reply sent(Exchange exchange) {
        Submission submission = services.submissions().get(exchange.caller(), exchange.id("id"));
        int revision = revision(exchange);
        Filling filling = filling(exchange, submission);
        if (filling.changing()) {
            return sheet(200, exchange, submission, revision, filling.changed(), List.of(), null);
        }
        JsonNode data = filling.submitted();
        try {
            services.submissions().revise(exchange.caller(), submission.id(), revision, data, null);
            return Reply.redirect("/submissions/" + submission.id() + "?notice=revised");
        } catch (Refusal refusal) {
            return refused(exchange, submission, revision, data, refusal);
        }
    }

    private Reply refused(Exchange exchange, Submission submission, int revision, JsonNode data, Refusal refusal) {
        String text = refusal.text().in(exchange.locale());
        Sheet.Alert alert = new Sheet.Alert(text, "/submissions/" + submission.id());
        return switch (refusal.reason()) {
            case INVALID -> {
                Sheet.Alert whole = refusal.faults().isEmpty() ? alert : null;
                yield sheet(422, exchange, submission, revision, data, refusal.faults(), whole);
            }
            case CONFLICT -> sheet(409, exchange, submission, revision, data, List.of(), alert);
            default -> throw refusal;
        };
    }

    private Reply sheet(
            int status,
            Exchange exchange,
            Submission submission,
            int revision,
            JsonNode data,
            List<Fault> faults,
            Sheet.Alert alert) {
        LocalDate today = LocalDate.now();
        Form form = services.forms().get(exchange.caller(), submission.form());
        Filling filling = filling(exchange, submission);
        List<Field> fields = filling.fields(data, faults);
        String member = submission.member() == null
                ? null
                : services.members()
                        .get(exchange.caller(), submission.member(), today)
                        .name();
        Sheet sheet = new Sheet(
                Chrome.of(exchange, "organisations", services.access()),
                form.title(exchange.locale()),
                form.text("/description", "", exchange.locale()),
                services.tree().get(exchange.caller(), submission.organisation(), today),
                member,
                exchange.path(),
                "/submissions/" + submission.id(),
                Filling.references(submission.organisation()),
                null,
                fields,
                filling.summary(fields, faults),
                alert,
                filling.conditional(),
                revision);
        return Reply.html(status, out -> JtesheetGenerated.render(out, null, sheet));
    }

    private Filling filling(Exchange exchange, Submission submission) {
        Form form = services.forms().get(exchange.caller(), submission.form());
        return new Filling(services, exchange, form, submission.organisation());
    }

    private static int revision(Exchange exchange) {
        return Math.toIntExact(exchange.form()
                .id("_revision")
                .filter(it -> it <= Integer.MAX_VALUE)
                .orElseThrow(() -> HttpFault.parameter("_revision")));
    }
}
