package org.sanqu.web.page.local;

import java.util.List;
import java.util.Map;
import org.sanqu.api.Fault;
import org.sanqu.api.Refusal;
import org.sanqu.api.local.LocalForm;
import org.sanqu.api.local.LocalForm.State;
import org.sanqu.api.local.Readiness;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.web.Services;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;
import org.sanqu.web.page.Chrome;
import org.sanqu.web.page.Places;
import org.sanqu.web.template.local.JtesendGenerated;

/** The last look before a table is sent: who gets it, how much work that is, what is asked for elsewhere already. */
public final class SendPage {

    private static final String ADDRESS = "/local-forms/{id}/send";
    private static final int NAMED = 40;

    /**
     * What is about to be sent.
     *
     * @param names the names of the first of those who are asked
     * @param alert what hindered sending; null for nothing
     */
    public record View(
            Chrome chrome,
            Organisation organisation,
            LocalForm form,
            Readiness readiness,
            List<String> names,
            String alert) {

        public String t(String key, Object... args) {
            return chrome.t(key, args);
        }

        /** How many are not named. */
        public int others() {
            return readiness.asked().size() - names.size();
        }

        /** Where a fault is mended. */
        public String href(Fault fault) {
            String here = "/local-forms/" + form.id();
            return fault.at().equals("/due") || fault.at().equals("/addressees")
                    ? here + "/addressees"
                    : here + "/edit?check=1";
        }

        public String text(Fault fault) {
            return fault.reason().in(chrome.labels().locale());
        }
    }

    private final Services services;

    public SendPage(Services services) {
        this.services = services;
    }

    public List<Route> routes() {
        return List.of(Route.get(ADDRESS, exchange -> show(exchange, 200, null)), Route.post(ADDRESS, this::send));
    }

    private Reply show(Exchange exchange, int status, String alert) {
        LocalForm form = services.localForms().get(exchange.caller(), exchange.id("id"));
        if (form.state() != State.DRAFT) {
            return Reply.redirect("/local-forms/" + form.id());
        }
        Readiness readiness = services.localForms().ready(exchange.caller(), form.id());
        List<Long> first = readiness.asked().stream().limit(NAMED).toList();
        Map<Long, String> names = Places.names(services, exchange, first.stream());
        View view = new View(
                Chrome.of(exchange, "local", services.access()),
                Revisions.organisation(services, exchange, form),
                form,
                readiness,
                first.stream().filter(names::containsKey).map(names::get).toList(),
                alert);
        return Reply.html(status, out -> JtesendGenerated.render(out, null, view));
    }

    private Reply send(Exchange exchange) {
        long id = exchange.id("id");
        try {
            services.localForms().send(exchange.caller(), id, Revisions.of(exchange));
            return Reply.redirect("/local-forms/" + id + "?notice=local-sent");
        } catch (Refusal refusal) {
            Trouble trouble = Trouble.of(refusal, exchange.locale());
            return show(exchange, trouble.status(), trouble.text());
        }
    }
}
