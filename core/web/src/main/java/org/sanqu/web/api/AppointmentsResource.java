package org.sanqu.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.sanqu.api.Page;
import org.sanqu.api.member.Appointment;
import org.sanqu.api.member.Appointments;
import org.sanqu.api.member.Term;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.Parameters;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;

/** {@code /api/appointments}, and the terms of elected bodies. */
final class AppointmentsResource {

    /** An appointment as it is sent; the organisation is an id or {@code code:XYZ}. */
    record Request(
            Long member,
            JsonNode organisation,
            String post,
            Boolean fullTime,
            String concurrentPost,
            String selection,
            LocalDate from,
            LocalDate until,
            BigDecimal allowance,
            String documentNumber) {

        Appointment at(long organisation) {
            return new Appointment(
                    0,
                    Required.value("member", member),
                    organisation,
                    post,
                    Boolean.TRUE.equals(fullTime),
                    concurrentPost,
                    selection,
                    from,
                    until,
                    allowance,
                    documentNumber);
        }
    }

    /** The first day without it. */
    record End(LocalDate on) {}

    /** An election; the term ends when the regulations say unless a day is given. */
    record Election(LocalDate electedOn, LocalDate endsOn, String documentNumber) {}

    /** Why it is taken back. */
    record Withdrawal(String reason) {}

    private final Appointments appointments;
    private final Places places;

    AppointmentsResource(Appointments appointments, Places places) {
        this.appointments = appointments;
        this.places = places;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/members/{id}/appointments", this::of),
                Route.get("/api/appointments", this::page),
                Route.post("/api/appointments", this::begin),
                Route.post("/api/appointments/{id}/end", this::end),
                Route.get("/api/organisations/{id}/terms", this::terms),
                Route.post("/api/organisations/{id}/terms", this::elect),
                Route.post("/api/organisations/{id}/terms/{electedOn}/withdraw", this::withdraw));
    }

    private Reply of(Exchange exchange) {
        return Api.json(200, appointments.of(exchange.caller(), exchange.id("id")));
    }

    private Reply page(Exchange exchange) {
        LocalDate day = Asked.day(exchange);
        long organisation = places.organisation(exchange, day);
        String post = Asked.code(exchange, "post", "post");
        if (Asked.flag(exchange, "below", false)) {
            return Api.json(
                    200,
                    appointments.page(
                            exchange.caller(), organisation, post, Asked.after(exchange), Asked.size(exchange), day));
        }
        List<Appointments.Named> here = appointments.in(exchange.caller(), organisation, day).stream()
                .filter(each -> post == null || each.appointment().post().equals(post))
                .toList();
        return Api.json(200, new Page<>(here, null));
    }

    private Reply begin(Exchange exchange) throws IOException {
        Request request = Api.body(exchange, Request.class);
        long organisation = places.on(exchange, LocalDate.now()).required("organisation", request.organisation());
        return Api.json(201, appointments.begin(exchange.caller(), request.at(organisation)));
    }

    private Reply end(Exchange exchange) throws IOException {
        LocalDate on = Required.value("on", Api.body(exchange, End.class).on());
        return Api.json(200, appointments.end(exchange.caller(), exchange.id("id"), on));
    }

    private Reply terms(Exchange exchange) {
        return Api.json(200, appointments.terms(exchange.caller(), exchange.id("id")));
    }

    private Reply elect(Exchange exchange) throws IOException {
        Election election = Api.body(exchange, Election.class);
        Term term = appointments.elect(
                exchange.caller(),
                exchange.id("id"),
                election.electedOn(),
                election.endsOn(),
                election.documentNumber());
        return Api.json(201, term);
    }

    private Reply withdraw(Exchange exchange) throws IOException {
        LocalDate electedOn = Parameters.day("electedOn", exchange.variable("electedOn"));
        String reason = Api.body(exchange, Withdrawal.class).reason();
        return Api.json(200, appointments.withdraw(exchange.caller(), exchange.id("id"), electedOn, reason));
    }
}
