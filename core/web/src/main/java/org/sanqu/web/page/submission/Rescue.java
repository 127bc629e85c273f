package org.sanqu.web.page.submission;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Entry;
import org.sanqu.api.form.Period;
import org.sanqu.web.Services;
import org.sanqu.web.form.Loose;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.Reply;
import org.sanqu.web.page.Chrome;
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

    Reply of(Exchange exchange, Refusal gone) {
        String form = exchange.variable("module") + "/" + exchange.variable("form");
        JsonNode data = Loose.of(exchange.form());
        boolean kept = kept(exchange, form, data);
        if (exchange.form().text("_keep").equals("auto")) {
            return Intake.said(410, null, exchange.labels().of(kept ? "form.gone-kept" : "form.gone"));
        }
        View view = new View(
                Chrome.of(exchange, "organisations", services.access()),
                form,
                gone.text().in(exchange.locale()),
                kept,
                Loose.lines(data));
        return Reply.html(410, out -> JtegoneGenerated.render(out, null, view));
    }

    private boolean kept(Exchange exchange, String form, JsonNode data) {
        try {
            Long member = exchange.query().id("member").orElse(null);
            Period period =
                    exchange.query().filled("period").flatMap(Period::parse).orElse(null);
            Entry entry = new Entry(form, exchange.id("id"), member, period, data);
            services.drafts().keep(exchange.caller(), entry, null);
            return true;
        } catch (Refusal neverUsed) {
            return false;
        }
    }
}
