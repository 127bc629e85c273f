package org.sanqu.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.sanqu.api.member.Transfer;
import org.sanqu.api.member.TransferRequest;
import org.sanqu.api.member.Transfers;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;

/** {@code /api/transfers}. */
final class TransfersResource {

    /**
     * A transfer as it is sent; the member by id, or by citizen number when off the roll and out of scope; the new home is an id or
     * {@code code:XYZ}, null for one outside this system.
     */
    record Request(
            Long member,
            String citizenNumber,
            JsonNode to,
            String toName,
            String kind,
            String letterNumber,
            LocalDate issuedOn,
            YearMonth duesPaidTo,
            LocalDate acceptedOn) {}

    /** Nothing more is said than what is done. */
    record Nothing() {}

    /** The branch that it is given to, an id or {@code code:XYZ}. */
    record Assignment(JsonNode branch) {}

    /** The day from which the member is at home there. */
    record Acceptance(LocalDate on) {}

    /** Why it is sent back. */
    record Return(String grounds) {}

    private final Transfers transfers;
    private final Places places;

    TransfersResource(Transfers transfers, Places places) {
        this.transfers = transfers;
        this.places = places;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/members/{id}/transfers", this::of),
                Route.get("/api/transfers", this::page),
                Route.get("/api/transfers/destinations", this::destinations),
                Route.get("/api/transfers/{id}", this::get),
                Route.post("/api/transfers", this::issue),
                Route.post("/api/transfers/{id}/send", this::send),
                Route.post("/api/transfers/{id}/assign", this::assign),
                Route.post("/api/transfers/{id}/accept", this::accept),
                Route.post("/api/transfers/{id}/return", this::giveBack),
                Route.post("/api/transfers/{id}/withdraw", this::withdraw));
    }

    private Reply of(Exchange exchange) {
        return Api.json(200, transfers.of(exchange.caller(), exchange.id("id")));
    }

    private Reply page(Exchange exchange) {
        if (Asked.flag(exchange, "waiting", false)) {
            return Api.json(
                    200,
                    transfers.waiting(
                            exchange.caller(),
                            places.organisation(exchange, LocalDate.now()),
                            Asked.after(exchange),
                            Asked.size(exchange)));
        }
        return Api.json(
                200,
                transfers.page(
                        exchange.caller(),
                        places.organisation(exchange, LocalDate.now()),
                        Asked.flag(exchange, "open", false),
                        Asked.after(exchange),
                        Asked.size(exchange)));
    }

    private Reply destinations(Exchange exchange) {
        String text = Required.text("text", Asked.text(exchange, "text"));
        return Api.json(200, transfers.destinations(exchange.caller(), text, Asked.size(exchange)));
    }

    private Reply get(Exchange exchange) {
        return Api.json(200, transfers.get(exchange.caller(), exchange.id("id")));
    }

    private Reply issue(Exchange exchange) throws IOException {
        Request request = Api.body(exchange, Request.class);
        TransferRequest wanted = new TransferRequest(
                request.citizenNumber() == null
                        ? Required.value("member", request.member())
                        : request.member() == null ? 0 : request.member(),
                places.on(exchange, LocalDate.now()).id("to", request.to()),
                request.toName(),
                request.kind(),
                request.letterNumber(),
                request.issuedOn(),
                request.duesPaidTo(),
                request.acceptedOn(),
                request.citizenNumber());
        Transfer made = transfers.issue(exchange.caller(), wanted);
        return Api.created("/api/transfers/" + made.id(), made);
    }

    private Reply send(Exchange exchange) throws IOException {
        Api.body(exchange, Nothing.class);
        return Api.json(200, transfers.send(exchange.caller(), exchange.id("id")));
    }

    private Reply assign(Exchange exchange) throws IOException {
        Assignment request = Api.body(exchange, Assignment.class);
        long branch = places.on(exchange, LocalDate.now()).required("branch", request.branch());
        return Api.json(200, transfers.assign(exchange.caller(), exchange.id("id"), branch));
    }

    private Reply accept(Exchange exchange) throws IOException {
        LocalDate on = Required.value("on", Api.body(exchange, Acceptance.class).on());
        return Api.json(200, transfers.accept(exchange.caller(), exchange.id("id"), on));
    }

    private Reply giveBack(Exchange exchange) throws IOException {
        String grounds = Api.body(exchange, Return.class).grounds();
        return Api.json(200, transfers.giveBack(exchange.caller(), exchange.id("id"), grounds));
    }

    private Reply withdraw(Exchange exchange) throws IOException {
        Api.body(exchange, Nothing.class);
        return Api.json(200, transfers.withdraw(exchange.caller(), exchange.id("id")));
    }
}
