package org.sanqu.web.page.submission;

import java.util.List;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Period;
import org.sanqu.api.form.Submission;
import org.sanqu.web.Services;
import org.sanqu.web.form.Remarks;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;

/** Changing a submission, in the present version of its form. */
public final class RevisePage implements Task {

    private final Services services;
    private final Rescue rescue;

    public RevisePage(Services services) {
        this.services = services;
        this.rescue = new Rescue(services);
    }

    public List<Route> routes() {
        return new Desk(services, this).routes("/submissions/{id}/edit");
    }

    private Submission revised(Exchange exchange) {
        return services.submissions().get(exchange.caller(), exchange.id("id"));
    }

    @Override
    public Worksheet worksheet(Exchange exchange) {
        Submission submission = revised(exchange);
        Form form = services.forms().get(exchange.caller(), submission.form());
        Whose whose = new Whose(services, exchange.caller(), submission);
        return Worksheet.of(services, exchange, form, whose.organisation(), whose.member(), submission);
    }

    @Override
    public Reply anew(Worksheet worksheet, Period period) {
        Submission submission = services.editions().reading(worksheet.submission());
        var fields = worksheet.filling().fields(submission.data(), Remarks.NONE);
        return new Drawing(worksheet, submission.data())
                .period(null, period)
                .leftovers(Leftovers.of(worksheet, submission.formVersion(), submission.data(), fields))
                .reply(200);
    }

    @Override
    public Reply rescue(Exchange exchange, Refusal gone) {
        return rescue.of(exchange, gone, revised(exchange));
    }
}
