package org.sanqu.web.page.submission;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Draft;
import org.sanqu.api.form.Period;
import org.sanqu.api.security.Permission;
import org.sanqu.web.Services;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.HttpFault;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;

/** Where a task is opened, and what was sent of it taken. */
record Desk(Services services, Task task) {

    List<Route> routes(String address) {
        return List.of(Route.get(address, this::open), Route.post(address, this::sent));
    }

    /** With the draft that was asked for; else what was begun is offered. */
    private Reply open(Exchange exchange) {
        Worksheet worksheet = task.worksheet(exchange);
        if (worksheet.wantsMember()) {
            return Choice.of(worksheet);
        }
        services.access().require(exchange.caller(), Permission.RECORD, worksheet.owner());
        Optional<Draft> asked = exchange.query().id("draft").flatMap(worksheet::draft);
        if (asked.isPresent()) {
            return Intake.resume(worksheet, asked.get());
        }
        Period period = worksheet.suggested();
        return worksheet
                .draft(period)
                .map(draft -> worksheet.over() ? Intake.resume(worksheet, draft) : Offer.of(worksheet, draft))
                .orElseGet(() -> task.anew(worksheet, period));
    }

    private Reply sent(Exchange raw) throws IOException {
        Received received = Received.of(raw);
        Worksheet worksheet;
        try {
            worksheet = task.worksheet(received.exchange());
        } catch (Refusal refusal) {
            return task.rescue(received.exchange(), refusal);
        }
        if (worksheet.wantsMember()) {
            throw HttpFault.parameter("member");
        }
        Received kept = received.keep(services, worksheet.owner());
        Worksheet filled = worksheet.with(kept.exchange());
        int revision = filled.seen();
        return new Intake(filled, kept, revision).take((period, data) -> filled.submit(period, data, revision));
    }
}
