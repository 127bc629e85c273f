package org.sanqu.web.page.submission;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Entry;
import org.sanqu.api.form.Period;
import org.sanqu.api.form.Period.Kind;
import org.sanqu.api.form.Submission;
import org.sanqu.web.Services;
import org.sanqu.web.form.Loose;
import org.sanqu.web.form.PeriodField;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.Reply;
import org.sanqu.web.page.Chrome;
import org.sanqu.web.page.account.Carried;
import org.sanqu.web.page.account.Salvage;
import org.sanqu.web.template.form.JtegoneGenerated;

/** Saves what was typed into a form whose module went away meanwhile. */
public final class Rescue {

    /**
     * What is told.
     *
     * @param kept whether it is kept as a draft
     * @param lines what was typed: the names of the fields, what they said
     */
    public record View(Chrome chrome, String form, String text, boolean kept, Map<String, String> lines) {}

    private final Services services;

    Rescue(Services services) {
        this.services = services;
    }

    /**
     * For a new submission.
     *
     * @throws Refusal the same when it is about something else, or no form of a module was sent
     */
    Reply of(Exchange exchange, Refusal gone) {
        if (!concerns(exchange, gone)) {
            throw gone;
        }
        JsonNode data = Loose.of(exchange.form());
        String form = exchange.variable("module") + "/" + exchange.variable("form");
        return told(exchange, gone, form, data, kept(exchange, () -> entry(exchange, form, data), null));
    }

    /**
     * For one that is being revised.
     *
     * @throws Refusal as {@link #of(Exchange, Refusal)}
     */
    Reply of(Exchange exchange, Refusal gone, Submission revised) {
        if (!concerns(exchange, gone)) {
            throw gone;
        }
        JsonNode data = Loose.of(exchange.form());
        long owner = services.submissions().keeper(exchange.caller(), revised);
        Entry entry = new Entry(revised.form(), owner, revised.member(), revised.period(), data, behalf(exchange));
        return told(exchange, gone, revised.form(), data, kept(exchange, () -> entry, revised.id()));
    }

    private static boolean concerns(Exchange exchange, Refusal gone) {
        return gone.reason() == Refusal.Reason.NOT_FOUND && exchange.form().has(Carried.BY);
    }

    private Reply told(Exchange exchange, Refusal gone, String form, JsonNode data, boolean kept) {
        if (exchange.form().text("_keep").equals("auto")) {
            return Salvage.said(410, null, exchange.labels().of(kept ? "form.gone-kept" : "form.gone"));
        }
        View view = new View(
                Chrome.of(exchange, "organisations", services.access()),
                form,
                gone.text().in(exchange.locale()),
                kept,
                Loose.lines(data));
        return Reply.html(410, out -> JtegoneGenerated.render(out, null, view));
    }

    private Entry entry(Exchange exchange, String form, JsonNode data) {
        Long member = exchange.query().id("member").orElse(null);
        Long home = member == null
                ? null
                : services.members()
                        .get(exchange.caller(), member, LocalDate.now())
                        .home();
        long owner = home == null ? exchange.id("id") : home;
        return new Entry(form, owner, member, period(exchange), data, behalf(exchange));
    }

    /** The period as chosen, else as asked for in the address; whether a day stands for its week is not known without the form. */
    private static Period period(Exchange exchange) {
        Optional<Period> asked = exchange.query().filled("period").flatMap(Period::parse);
        Kind kind = asked.map(Period::kind).orElse(exchange.form().has("day") ? Kind.DAY : null);
        return PeriodField.of(kind, exchange.form(), exchange.labels())
                .period()
                .or(() -> asked)
                .orElse(null);
    }

    private static String behalf(Exchange exchange) {
        return exchange.form().filled("_behalf").orElse(null);
    }

    private boolean kept(Exchange exchange, Supplier<Entry> entry, Long revised) {
        try {
            return Shelf.worth(exchange)
                    && Shelf.keep(services, exchange, entry.get(), revised).isPresent();
        } catch (Refusal notKept) {
            return false;
        }
    }
}
