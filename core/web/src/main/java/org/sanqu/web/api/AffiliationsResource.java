package org.sanqu.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import org.sanqu.api.member.Affiliation;
import org.sanqu.api.member.Affiliations;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;

/** {@code /api/affiliations}: secondary ties, shown beside the members and never added to them. */
final class AffiliationsResource {

    /** A tie as it is sent; the member by id, or by citizen number when out of scope; the host is an id or {@code code:XYZ}. */
    record Request(
            Long member,
            String citizenNumber,
            JsonNode organisation,
            String kind,
            LocalDate from,
            LocalDate until,
            Boolean votingRight,
            Boolean duesAtHost) {

        Affiliation at(long host) {
            return new Affiliation(
                    0,
                    citizenNumber == null ? Required.value("member", member) : member == null ? 0 : member,
                    host,
                    kind,
                    from,
                    until,
                    Boolean.TRUE.equals(votingRight),
                    Boolean.TRUE.equals(duesAtHost));
        }
    }

    /** The first day without it. */
    record End(LocalDate on) {}

    private final Affiliations affiliations;
    private final Places places;

    AffiliationsResource(Affiliations affiliations, Places places) {
        this.affiliations = affiliations;
        this.places = places;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/members/{id}/affiliations", this::of),
                Route.get("/api/affiliations", this::guests),
                Route.get("/api/affiliations/counts", this::counts),
                Route.post("/api/affiliations", this::begin),
                Route.post("/api/affiliations/{id}/end", this::end));
    }

    private Reply of(Exchange exchange) {
        return Api.json(200, affiliations.of(exchange.caller(), exchange.id("id")));
    }

    private Reply guests(Exchange exchange) {
        LocalDate day = Asked.day(exchange);
        return Api.json(
                200,
                affiliations.guests(
                        exchange.caller(),
                        places.organisation(exchange, day),
                        Asked.after(exchange),
                        Asked.size(exchange),
                        day));
    }

    private Reply counts(Exchange exchange) {
        LocalDate day = Asked.day(exchange);
        return Api.json(
                200, new TreeMap<>(affiliations.counts(exchange.caller(), places.organisation(exchange, day), day)));
    }

    private Reply begin(Exchange exchange) throws IOException {
        Request request = Api.body(exchange, Request.class);
        long host = places.on(exchange, LocalDate.now()).required("organisation", request.organisation());
        return Api.json(201, affiliations.begin(exchange.caller(), request.at(host), request.citizenNumber()));
    }

    private Reply end(Exchange exchange) throws IOException {
        LocalDate on = Required.value("on", Api.body(exchange, End.class).on());
        return Api.json(200, affiliations.end(exchange.caller(), exchange.id("id"), on));
    }
}
