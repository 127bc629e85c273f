package org.sanqu.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sanqu.api.organisation.Founding;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.organisation.OrganisationTree;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;

/** {@code /api/organisations}. */
final class OrganisationsResource {

    private static final int MOST_FOUND = 50;

    /** An organisation as it is given. */
    record View(
            long id,
            String code,
            String name,
            String shortName,
            String type,
            List<String> sectors,
            Long parent,
            LocalDate establishedOn,
            LocalDate closedOn) {

        static View of(Organisation organisation) {
            return new View(
                    organisation.id(),
                    organisation.code(),
                    organisation.name(),
                    organisation.shortName(),
                    organisation.type().code(),
                    organisation.sectors(),
                    organisation.parent(),
                    organisation.establishedOn(),
                    organisation.closedOn());
        }
    }

    /** What is sent to found one; the parent is an id or {@code code:XYZ}. */
    record Request(
            String code,
            String name,
            String shortName,
            String type,
            List<String> sectors,
            JsonNode parent,
            LocalDate establishedOn) {}

    private final OrganisationTree tree;
    private final Places places;

    OrganisationsResource(OrganisationTree tree, Places places) {
        this.tree = tree;
        this.places = places;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/organisations", this::list),
                Route.post("/api/organisations", this::found),
                Route.get("/api/organisations/{id}", this::get),
                Route.get("/api/organisations/{id}/children", this::children));
    }

    private Reply list(Exchange exchange) {
        LocalDate day = Places.day(exchange);
        Optional<String> code = exchange.query().filled("code");
        Optional<String> text = exchange.query().filled("text");
        if (code.isPresent()) {
            return views(tree.find(exchange.caller(), code.get(), day).stream());
        }
        List<Organisation> tops = tree.tops(exchange.caller(), day);
        if (text.isEmpty()) {
            return views(tops.stream());
        }
        return views(tops.stream()
                .flatMap(top -> tree.search(exchange.caller(), top.id(), text.get(), MOST_FOUND, day).stream())
                .limit(MOST_FOUND));
    }

    private Reply get(Exchange exchange) {
        return Api.json(200, View.of(tree.get(exchange.caller(), exchange.id("id"), Places.day(exchange))));
    }

    private Reply children(Exchange exchange) {
        return views(tree.children(exchange.caller(), exchange.id("id"), Places.day(exchange)).stream());
    }

    private Reply found(Exchange exchange) throws IOException {
        Request request = Api.body(exchange, Request.class);
        OrganisationType type = OrganisationType.of(request.type());
        Required.text("code", request.code());
        Required.text("name", request.name());
        Required.value("type", type);
        Required.value("establishedOn", request.establishedOn());
        Founding founding = new Founding(
                request.code(),
                request.name(),
                request.shortName(),
                type,
                request.sectors() == null ? List.of() : Required.texts("sectors", request.sectors()),
                places.organisation(exchange.caller(), "parent", request.parent(), request.establishedOn()),
                request.establishedOn());
        Organisation made = tree.found(exchange.caller(), founding);
        return Api.created("/api/organisations/" + made.id(), View.of(made));
    }

    private static Reply views(Stream<Organisation> organisations) {
        return Api.json(200, organisations.map(View::of).toList());
    }
}
