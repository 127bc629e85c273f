package org.sanqu.web.page.work;

import java.io.IOException;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Period;
import org.sanqu.api.security.Permission;
import org.sanqu.api.work.Due;
import org.sanqu.api.work.Reminded;
import org.sanqu.web.Downloads;
import org.sanqu.web.Services;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.Labels;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;
import org.sanqu.web.page.Frame;
import org.sanqu.web.page.sheet.DownloadPage;

/** What can be done about one form for one period: who is missing saved as a workbook, reminded, or given more time. */
final class CompletenessActs {

    private static final String ADDRESS = CompletenessPage.ADDRESS;

    private final Services services;
    private final CompletenessPart part;
    private final Downloads downloads;

    CompletenessActs(Services services, CompletenessPart part, Downloads downloads) {
        this.services = services;
        this.part = part;
        this.downloads = downloads;
    }

    List<Route> routes() {
        return List.of(
                Route.get(ADDRESS + ".xlsx", this::save),
                Route.post(ADDRESS + "/remind", exchange -> tried(exchange, () -> remind(exchange))),
                Route.post(ADDRESS + "/extend", exchange -> tried(exchange, () -> extend(exchange))));
    }

    private Reply save(Exchange exchange) throws IOException {
        long id = exchange.id("id");
        Form form = part.form(exchange);
        Period period = CompletenessPart.period(exchange);
        Labels labels = exchange.labels();
        String name =
                labels.of("completeness.file", form.title(exchange.locale()), period == null ? "" : period.toString());
        Set<Due.State> states = exchange.query().has("all") ? Set.of() : CompletenessPart.MISSING;
        return downloads.save(
                DownloadPage.wanted(exchange, "completeness", Reply.XLSX, name.strip() + ".xlsx"),
                out -> services.dueSheets()
                        .write(exchange.caller(), form.id(), period, id, states, exchange.locale(), out));
    }

    private Reply tried(Exchange exchange, Supplier<String> act) {
        try {
            return Reply.redirect(act.get());
        } catch (Refusal refusal) {
            boolean told = Set.of(Refusal.Reason.INVALID, Refusal.Reason.FORBIDDEN, Refusal.Reason.TOO_MANY)
                    .contains(refusal.reason());
            if (!told || !services.access().allows(exchange.caller(), Permission.READ, exchange.id("id"))) {
                throw refusal;
            }
            String text = refusal.faults().isEmpty()
                    ? refusal.text().in(exchange.locale())
                    : refusal.faults().get(0).reason().in(exchange.locale());
            return part.show(exchange, refusal.reason().status(), text);
        }
    }

    private String remind(Exchange exchange) {
        long id = exchange.id("id");
        String text = exchange.form().filled("text").orElse(null);
        Form form = part.form(exchange);
        Reminded met =
                services.deadlines().remind(exchange.caller(), form.id(), CompletenessPart.period(exchange), id, text);
        return Frame.href("completeness", id) + CompletenessPart.suffix(form.id(), CompletenessPart.period(exchange))
                + "&" + ReminderWords.parameter(met);
    }

    private String extend(Exchange exchange) {
        long id = exchange.id("id");
        Form form = part.form(exchange);
        long whom = exchange.form().id("organisation").orElse(id);
        services.deadlines()
                .extend(
                        exchange.caller(),
                        form.id(),
                        CompletenessPart.period(exchange),
                        whom,
                        true,
                        until(exchange),
                        exchange.form().text("reason"));
        return Frame.href("completeness", id) + CompletenessPart.suffix(form.id(), CompletenessPart.period(exchange))
                + "&notice=extended";
    }

    private static LocalDateTime until(Exchange exchange) {
        try {
            return LocalDateTime.parse(exchange.form().text("day") + "T"
                    + exchange.form().filled("time").orElse("23:59"));
        } catch (DateTimeParseException unread) {
            return null;
        }
    }
}
