package org.sanqu.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.sanqu.api.organisation.Decision;
import org.sanqu.api.organisation.Effect;
import org.sanqu.api.organisation.History;
import org.sanqu.api.organisation.OrganisationEvent;
import org.sanqu.api.organisation.Preview;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;

/** {@code /api/events}: what happened to organisations, and making something happen. */
final class EventsResource {

    /** A decision as it is sent; who approved it is an id or {@code code:XYZ}. What is expected is a preview's fingerprint. */
    record Request(
            ChangeRequest change,
            LocalDate effectiveOn,
            String reason,
            JsonNode approvedBy,
            String documentNumber,
            String expected) {}

    /** What a decision would do, as it is given. */
    record View(
            List<Effect> effects,
            long organisations,
            long members,
            long submissions,
            long ties,
            long appointments,
            List<RulesResource.Found> findings,
            List<Problem.At> faults,
            String fingerprint) {

        static View of(Preview preview, Locale locale) {
            return new View(
                    preview.effects(),
                    preview.organisations(),
                    preview.members(),
                    preview.submissions(),
                    preview.ties(),
                    preview.appointments(),
                    preview.findings().stream()
                            .map(finding -> RulesResource.Found.of(finding, locale))
                            .toList(),
                    Problem.At.list(preview.faults(), locale),
                    preview.fingerprint());
        }
    }

    private final History history;
    private final Places places;

    EventsResource(History history, Places places) {
        this.history = history;
        this.places = places;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/organisations/{id}/events", this::list),
                Route.get("/api/events/{id}", this::get),
                Route.post("/api/events", this::decide),
                Route.post("/api/events/preview", this::preview));
    }

    private Reply list(Exchange exchange) {
        long id = exchange.id("id");
        boolean below = Asked.flag(exchange, "below", false);
        return Api.json(200, below ? history.below(exchange.caller(), id) : history.of(exchange.caller(), id));
    }

    private Reply get(Exchange exchange) {
        return Api.json(200, history.get(exchange.caller(), exchange.id("id")));
    }

    private Reply decide(Exchange exchange) throws IOException {
        Request request = Api.body(exchange, Request.class);
        OrganisationEvent event = history.decide(exchange.caller(), decision(exchange, request), request.expected());
        return Api.created("/api/events/" + event.id(), event);
    }

    private Reply preview(Exchange exchange) throws IOException {
        Preview preview = history.preview(exchange.caller(), decision(exchange, Api.body(exchange, Request.class)));
        return Api.json(200, View.of(preview, exchange.locale()));
    }

    private Decision decision(Exchange exchange, Request request) {
        LocalDate day = Required.value("effectiveOn", request.effectiveOn());
        Places.Named named = places.on(exchange, day);
        return new Decision(
                Required.value("change", request.change()).on(day, named),
                day,
                request.reason() == null ? "" : request.reason(),
                named.id("approvedBy", request.approvedBy()),
                request.documentNumber());
    }
}
