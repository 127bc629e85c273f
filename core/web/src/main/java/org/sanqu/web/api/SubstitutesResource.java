package org.sanqu.web.api;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.sanqu.api.security.Substitutes;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;

/** {@code /api/substitutes}. */
final class SubstitutesResource {

    /** Who is to act for whom; without a principal for the caller. */
    record Request(String principal, String substitute, LocalDate from, LocalDate to, String reason) {}

    private final Substitutes substitutes;

    SubstitutesResource(Substitutes substitutes) {
        this.substitutes = substitutes;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/substitutes", this::list),
                Route.post("/api/substitutes", this::appoint),
                Route.post("/api/substitutes/{id}/end", this::end));
    }

    private Reply list(Exchange exchange) {
        return Api.json(200, substitutes.list(exchange.caller()));
    }

    private Reply appoint(Exchange exchange) throws IOException {
        Request request = Api.body(exchange, Request.class);
        String principal = request.principal() == null ? exchange.caller().account() : request.principal();
        return Api.json(
                201,
                substitutes.appoint(
                        exchange.caller(),
                        principal,
                        Required.text("substitute", request.substitute()),
                        request.from(),
                        request.to(),
                        request.reason()));
    }

    private Reply end(Exchange exchange) {
        substitutes.end(exchange.caller(), exchange.id("id"));
        return Api.json(200, substitutes.list(exchange.caller()));
    }
}
