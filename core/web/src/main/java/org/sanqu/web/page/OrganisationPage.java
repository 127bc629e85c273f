package org.sanqu.web.page;

import java.time.LocalDate;
import java.util.List;
import org.sanqu.api.form.Period;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.web.Services;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;
import org.sanqu.web.template.organisation.JtebranchesGenerated;
import org.sanqu.web.template.organisation.JtenoneGenerated;

/** Where the tree begins, and its branches while it is opened. */
public final class OrganisationPage {

    private final Services services;
    private final Frames frames;

    OrganisationPage(Services services, Frames frames) {
        this.services = services;
        this.frames = frames;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/organisations", this::first), Route.get("/organisations/{id}/branches", this::branches));
    }

    private Reply first(Exchange exchange) {
        List<Organisation> tops = services.tree().tops(exchange.caller(), LocalDate.now());
        if (tops.isEmpty()) {
            Chrome chrome = Chrome.of(exchange, "organisations", services.access());
            return Reply.html(200, out -> JtenoneGenerated.render(out, null, chrome));
        }
        return Reply.redirect("/organisations/" + tops.get(0).id());
    }

    private Reply branches(Exchange exchange) {
        String tab = exchange.query().text("tab");
        String period = exchange.query()
                .filled("period")
                .flatMap(Period::parse)
                .map(it -> "&period=" + it)
                .orElse("");
        String metric = exchange.query()
                .filled("metric")
                .filter(id -> id.matches("[a-z0-9./-]{1,100}"))
                .map(id -> "&metric=" + id)
                .orElse("");
        List<Node> nodes = frames.branches(exchange, exchange.id("id"), safe(tab), period + metric);
        return Reply.html(200, out -> JtebranchesGenerated.render(out, null, exchange.labels(), nodes));
    }

    private static String safe(String tab) {
        return List.of("forms", "submissions", "figures").contains(tab) ? tab : "members";
    }
}
