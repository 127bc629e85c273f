package org.sanqu.web.api;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.organisation.OrganisationTree;
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
            List<String> aliases,
            String type,
            List<String> sectors,
            Integer units,
            Long parent,
            LocalDate establishedOn,
            LocalDate closedOn) {

        static View of(Organisation organisation) {
            return new View(
                    organisation.id(),
                    organisation.code(),
                    organisation.name(),
                    organisation.shortName(),
                    organisation.aliases(),
                    organisation.type().code(),
                    organisation.sectors(),
                    organisation.units(),
                    organisation.parent(),
                    organisation.establishedOn(),
                    organisation.closedOn());
        }
    }

    private final OrganisationTree tree;
    private final Places places;
    private final Lists lists;

    OrganisationsResource(OrganisationTree tree, Places places) {
        this.tree = tree;
        this.places = places;
        this.lists = new Lists(places);
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/organisations", this::list),
                Route.post("/api/organisations", this::found),
                Route.get("/api/organisations/{id}", this::get),
                Route.get("/api/organisations/{id}/below", this::below),
                Route.get("/api/organisations/{id}/children", this::children),
                Route.get("/api/organisations/{id}/path", this::path));
    }

    private Reply list(Exchange exchange) {
        LocalDate day = Asked.day(exchange);
        Optional<String> code = exchange.query().filled("code");
        String text = Asked.text(exchange, "text");
        if (code.isPresent()) {
            return views(tree.find(exchange.caller(), code.get(), day).stream());
        }
        List<Organisation> tops = tree.tops(exchange.caller(), day);
        if (text == null) {
            return views(tops.stream());
        }
        return views(tops.stream()
                .flatMap(top -> tree.search(exchange.caller(), top.id(), text, MOST_FOUND, day).stream())
                .limit(MOST_FOUND));
    }

    private Reply get(Exchange exchange) {
        return Api.json(200, View.of(tree.get(exchange.caller(), exchange.id("id"), Asked.day(exchange))));
    }

    private Reply below(Exchange exchange) {
        return Api.json(
                200,
                tree.page(exchange.caller(), lists.organisations(exchange, exchange.id("id")))
                        .map(View::of));
    }

    private Reply children(Exchange exchange) {
        return views(
                tree
                        .children(exchange.caller(), exchange.id("id"), Asked.hierarchy(exchange), Asked.day(exchange))
                        .stream());
    }

    private Reply path(Exchange exchange) {
        return views(
                tree
                        .path(exchange.caller(), exchange.id("id"), Asked.hierarchy(exchange), Asked.day(exchange))
                        .stream());
    }

    private Reply found(Exchange exchange) throws IOException {
        FoundingRequest request = Api.body(exchange, FoundingRequest.class);
        LocalDate first = Required.value("establishedOn", request.establishedOn());
        Organisation made = tree.found(exchange.caller(), request.on(null, places.on(exchange, first)));
        return Api.created("/api/organisations/" + made.id(), View.of(made));
    }

    private static Reply views(Stream<Organisation> organisations) {
        return Api.json(200, organisations.map(View::of).toList());
    }
}
