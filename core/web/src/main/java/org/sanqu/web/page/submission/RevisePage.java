package org.sanqu.web.page.submission;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Draft;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Submission;
import org.sanqu.api.member.Member;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.security.Permission;
import org.sanqu.web.Services;
import org.sanqu.web.form.Remarks;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.HttpFault;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;

/** Changing a submission, in the present version of its form. */
public final class RevisePage {

    private static final String ADDRESS = "/submissions/{id}/edit";

    private final Services services;
    private final Rescue rescue;

    public RevisePage(Services services) {
        this.services = services;
        this.rescue = new Rescue(services);
    }

    public List<Route> routes() {
        return List.of(Route.get(ADDRESS, this::begin), Route.post(ADDRESS, this::sent));
    }

    private Reply begin(Exchange exchange) {
        Worksheet worksheet = worksheet(exchange);
        services.access().require(exchange.caller(), Permission.RECORD, worksheet.owner());
        Optional<Draft> draft = worksheet.draft(worksheet.suggested());
        if (draft.isPresent()) {
            boolean asked = exchange.query().has("draft");
            return asked ? Intake.resume(worksheet, draft.get()) : Offer.of(worksheet, draft.get());
        }
        Submission submission = services.editions().reading(worksheet.submission());
        var fields = worksheet.filling().fields(submission.data(), Remarks.NONE);
        return new Drawing(worksheet, submission.data())
                .period(null, submission.period())
                .leftovers(Leftovers.of(worksheet, submission.formVersion(), submission.data(), fields))
                .reply(200);
    }

    private Reply sent(Exchange raw) throws IOException {
        Received received = Received.of(raw);
        Submission revised = services.submissions().get(raw.caller(), raw.id("id"));
        try {
            services.forms().get(raw.caller(), revised.form());
        } catch (Refusal refusal) {
            return rescue.of(received.exchange(), refusal, revised);
        }
        Received kept = received.keep(services, revised.organisation());
        Worksheet worksheet = worksheet(kept.exchange());
        int revision = kept.exchange().form().has("_discard") ? 0 : revision(kept.exchange());
        return new Intake(worksheet, kept, revision).take((period, data) -> {
            long id = worksheet.submission().id();
            services.submissions().revise(raw.caller(), id, revision, data, worksheet.behalf());
            return "/submissions/" + id + "?notice=revised";
        });
    }

    private Worksheet worksheet(Exchange exchange) {
        LocalDate today = LocalDate.now();
        Submission submission = services.submissions().get(exchange.caller(), exchange.id("id"));
        Form form = services.forms().get(exchange.caller(), submission.form());
        Organisation organisation = services.tree().get(exchange.caller(), submission.organisation(), today);
        Member member = submission.member() == null
                ? null
                : services.members().get(exchange.caller(), submission.member(), today);
        return Worksheet.of(services, exchange, form, organisation, member, submission);
    }

    private static int revision(Exchange exchange) {
        return Math.toIntExact(exchange.form()
                .id("_revision")
                .filter(it -> it <= Integer.MAX_VALUE)
                .orElseThrow(() -> HttpFault.parameter("_revision")));
    }
}
